using System.Collections.Immutable;
using System.Numerics;
using CanBo.Activities.Ratings;

namespace CanBo.Activities.Results;

/// <summary>A percentage that somebody printed or wants to publish beside its counts.</summary>
/// <param name="Numerator">The part.</param>
/// <param name="Denominator">The whole.</param>
/// <param name="Printed">The percentage as printed.</param>
/// <param name="Decimals">How many decimals it is printed with, 0 to 4.</param>
public sealed record PrintedShare(int Numerator, int Denominator, decimal Printed, int Decimals = 2)
{
    /// <summary>What should be printed with as many decimals; null when there is no whole.</summary>
    public decimal? Correct => Shares.Percent(Numerator, Denominator, Decimals);

    /// <summary>Whether the print agrees with the counts.</summary>
    public bool IsRight => Printed == Correct;
}

/// <summary>
/// Checks percentages that come with counts: sources print 27,02 % for 2 of 74 (domain.md §3.5). Shares that do not match
/// their counts are never published.
/// </summary>
public static class PrintedShares
{
    /// <summary>The rows whose print does not agree with their counts.</summary>
    public static ImmutableArray<PrintedShare> Wrong(IEnumerable<PrintedShare> rows) => [.. rows.Where(row => !row.IsRight)];

    /// <summary>Whether a sum of percentages is further from 100 than 0.02 for each row.</summary>
    public static bool IsOff(decimal sum, int rows) => Math.Abs(sum - 100) > 0.02m * rows;

    /// <summary>
    /// The counts out of <paramref name="whole"/> that would print so, from and to; null when none would, so that the
    /// percentage cannot belong to this whole.
    /// </summary>
    public static (int From, int To)? PossibleCounts(decimal printed, int decimals, int whole)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(whole);
        ArgumentOutOfRangeException.ThrowIfNegative(printed);
        // Half up: the count prints so from (printed - half a step) inclusive to (printed + half a step) exclusive.
        var half = new Fraction(1, 2 * BigInteger.Pow(10, decimals));
        var from = (int)BigInteger.Max(0, ((Fraction.From(printed) - half) * whole / 100).Ceiling());
        var to = (int)BigInteger.Min(whole, ((Fraction.From(printed) + half) * whole / 100).Ceiling() - 1);
        return from <= to ? (from, to) : null;
    }
}
