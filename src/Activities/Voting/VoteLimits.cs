namespace CanBo.Activities.Voting;

/// <summary>How long texts may be, in characters.</summary>
public static class VoteLimits
{
    /// <summary>The written reason of a tie-break.</summary>
    public const int Reason = 2000;

    /// <summary>The shortest reason that says something.</summary>
    public const int ShortestReason = 50;
}
