using System.Collections.Immutable;
using System.Globalization;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Ratings.Scoring;

/// <summary>The score of several periods together.</summary>
public abstract record YearScore
{
    private YearScore()
    {
    }

    /// <summary>The exact mean of the periods worked.</summary>
    /// <param name="Mean">The mean; compare this with the bands, never its two decimals.</param>
    /// <param name="Worked">How many periods it is the mean of.</param>
    /// <param name="NotWorked">How many periods were left out.</param>
    public sealed record Known(Fraction Mean, int Worked, int NotWorked) : YearScore;

    /// <summary>A period that was worked has no score, or none was worked.</summary>
    public sealed record InsufficientData(ImmutableArray<int> Missing, Sentence Reason) : YearScore;

    /// <summary>
    /// The mean of periods <paramref name="first"/> to <paramref name="last"/>: three months make a quarter, six a half-year,
    /// twelve a year (domain.md §3.2). A period that is neither scored nor marked as not worked is missing.
    /// </summary>
    /// <exception cref="ArgumentException">A period stands twice, or lies outside.</exception>
    public static YearScore Of(IReadOnlyCollection<PeriodEntry> entries, int first, int last)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Any(entry => entry.Number < first || entry.Number > last) || entries.Select(entry => entry.Number).Distinct().Count() != entries.Count)
            throw new ArgumentException($"Periods must be different and between {first} and {last}.", nameof(entries));

        var missing = Enumerable.Range(first, last - first + 1).Except(entries.Select(entry => entry.Number)).ToImmutableArray();
        if (missing.Length > 0)
            return new InsufficientData(missing, Sentence.Of("Chưa đủ dữ liệu: thiếu điểm kỳ {0}.",
                string.Join(", ", missing.Select(number => number.ToString(CultureInfo.InvariantCulture)))));
        var totals = entries.OfType<PeriodEntry.Scored>().Select(entry => entry.Total).ToList();
        if (totals.Count == 0)
            return new InsufficientData([], Sentence.Of("Chưa đủ dữ liệu: không có kỳ nào làm việc."));
        return new Known(totals.Aggregate((sum, total) => sum + total) / totals.Count, totals.Count, entries.Count - totals.Count);
    }
}
