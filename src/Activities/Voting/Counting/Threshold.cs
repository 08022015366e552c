using CanBo.Activities.Ratings;

namespace CanBo.Activities.Voting.Counting;

/// <summary>The share of the base a level needs, as an exact fraction.</summary>
/// <param name="Share">0 to 1.</param>
/// <param name="IsStrict">More than the share ("trên ½"), or at least ("2/3 trở lên").</param>
public sealed record Threshold(Fraction Share, bool IsStrict)
{
    /// <summary>More than half.</summary>
    public static Threshold Majority { get; } = new(new Fraction(1, 2), true);

    /// <summary>Two-thirds or more.</summary>
    public static Threshold TwoThirds { get; } = new(new Fraction(2, 3), false);

    /// <summary>Whether so many votes of so large a base pass. No votes never pass.</summary>
    public bool Passes(int votes, int ofBase) => votes > 0 && (IsStrict ? votes > Share * ofBase : votes >= Share * ofBase);

    /// <summary>The fewest votes that pass: 12 of 17 for two-thirds, 9 of 17 for more than half. At least 1.</summary>
    public int Needed(int ofBase) => Math.Max(1, (int)(IsStrict ? (Share * ofBase).Floor() + 1 : (Share * ofBase).Ceiling()));

    /// <summary>Exactly half of the base where more than half is needed: as many for this level as against it.</summary>
    internal bool IsHalved(int votes, int ofBase) => votes > 0 && IsStrict && Share == Majority.Share && votes * 2 == ofBase;
}
