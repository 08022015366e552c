namespace CanBo.Activities.Ratings;

/// <summary>
/// What splitting costs: each group rounds its seats down by itself, so ten small groups together get fewer seats than one
/// (domain.md §3.5: 96 people have 16 seats as one group, 10 as ten groups, 0 as nineteen groups of five and one).
/// </summary>
/// <param name="Whole">Seats if all were one group.</param>
/// <param name="Split">Seats of the groups added up.</param>
public sealed record QuotaSplit(int Whole, int Split)
{
    /// <summary>Seats lost by splitting; never negative when rounding goes down.</summary>
    public int Lost => Whole - Split;

    /// <summary>Compares one group with several, everyone being in the pool.</summary>
    public static QuotaSplit Of(CapRule rule, IReadOnlyCollection<int> groupSizes)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new QuotaSplit(rule.MaxExcellent(groupSizes.Sum()), groupSizes.Sum(size => rule.MaxExcellent(size)));
    }
}
