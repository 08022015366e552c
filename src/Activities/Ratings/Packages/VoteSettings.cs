namespace CanBo.Activities.Ratings.Packages;

/// <summary>How a collective votes.</summary>
public enum VoteMethod
{
    /// <summary>Not at all: one person decides (D335).</summary>
    None,

    /// <summary>Openly.</summary>
    Open,

    /// <summary>By secret ballot.</summary>
    Secret,
}

/// <summary>What votes are a share of.</summary>
public enum VoteBase
{
    /// <summary>All full members (the answer under H07).</summary>
    FullMembers,

    /// <summary>Those convoked.</summary>
    Convoked,

    /// <summary>Those present.</summary>
    Present,
}

/// <summary>What happens when votes are equal.</summary>
public enum VoteTie
{
    /// <summary>The head chooses among the tied.</summary>
    HeadDecides,

    /// <summary>The vote is repeated.</summary>
    Revote,
}

/// <summary>How more than two options are counted.</summary>
public enum MultiOption
{
    /// <summary>From the top: the best level whose count with all above passes the threshold.</summary>
    Cumulative,

    /// <summary>The option with the most votes.</summary>
    Plurality,
}

/// <summary>How votes are counted, where a procedure has votes.</summary>
/// <param name="Method">How a collective votes.</param>
/// <param name="Base">What votes are a share of.</param>
/// <param name="Threshold">The share needed, 0 to 1.</param>
/// <param name="ThresholdIsStrict">More than the threshold ("trên ½"), or at least ("2/3 trở lên").</param>
/// <param name="Tie">What happens when votes are equal.</param>
/// <param name="TieReason">Whether breaking a tie needs a written reason.</param>
/// <param name="MultiOption">How more than two options are counted.</param>
/// <param name="ExcellentThreshold">The share that XS needs at least, such as 2/3 under H07; null asks for no more than of the others.</param>
public sealed record VoteSettings(
    VoteMethod Method,
    VoteBase Base,
    Fraction Threshold,
    bool ThresholdIsStrict,
    VoteTie Tie,
    bool TieReason,
    MultiOption MultiOption,
    Fraction? ExcellentThreshold = null)
{
    /// <summary>Whether so many votes of so large a base pass.</summary>
    public bool Passes(int votes, int ofBase) =>
        ThresholdIsStrict ? votes > Threshold * ofBase : votes >= Threshold * ofBase;

    /// <summary>The fewest votes that pass: 12 of 17 for two-thirds, 9 of 17 for more than half.</summary>
    public int Needed(int ofBase) =>
        (int)(ThresholdIsStrict ? (Threshold * ofBase).Floor() + 1 : (Threshold * ofBase).Ceiling());
}
