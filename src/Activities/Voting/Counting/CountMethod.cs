namespace CanBo.Activities.Voting.Counting;

/// <summary>How more than two options are counted (domain.md §2.5).</summary>
public enum CountMethod
{
    /// <summary>The option with the most votes, if it passes the threshold.</summary>
    Plurality,

    /// <summary>From the top: the best level whose count, with all levels above, passes the threshold.</summary>
    Cumulative,

    /// <summary>As plurality; when nobody passes, once again between the two highest.</summary>
    Runoff,
}
