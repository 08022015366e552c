using CanBo.Activities.Ratings;
using CanBo.Activities.Voting.Counting;

namespace CanBo.Activities.Voting;

/// <summary>Shares as they stand in procedures: exact fractions with a sign. Never renamed.</summary>
internal static class VoteShares
{
    public const string OverHalf = ">1/2", Half = ">=1/2", OverTwoThirds = ">2/3", TwoThirds = ">=2/3", ThreeQuarters = ">=3/4", None = "0";

    /// <summary>The threshold meant; null for the rule package's.</summary>
    public static Threshold? Read(string text) => text switch
    {
        OverHalf => Threshold.Majority,
        Half => new(new Fraction(1, 2), false),
        OverTwoThirds => new(new Fraction(2, 3), true),
        TwoThirds => Threshold.TwoThirds,
        ThreeQuarters => new(new Fraction(3, 4), false),
        None => new(Fraction.Zero, false),
        _ => null,
    };
}
