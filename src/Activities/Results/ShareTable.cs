using System.Collections.Immutable;

namespace CanBo.Activities.Results;

/// <summary>A distribution. Each row is rounded by itself, so the rows need not add up to exactly 100.</summary>
/// <param name="Rows">The rows in the order of the table.</param>
public sealed record ShareTable<TKey>(ImmutableArray<Share<TKey>> Rows)
{
    /// <summary>The sum of the rounded percentages; 0 when there is no whole.</summary>
    public decimal Sum => Rows.Sum(row => row.Percent ?? 0);

    /// <summary>Whether the sum is further from 100 than rounding explains.</summary>
    public bool SumIsOff => Rows.Any(row => row.Denominator > 0) && PrintedShares.IsOff(Sum, Rows.Length);
}
