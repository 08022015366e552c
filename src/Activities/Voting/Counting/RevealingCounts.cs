namespace CanBo.Activities.Voting.Counting;

/// <summary>Whether the counts of a secret vote tell who voted what, although no slip does.</summary>
public static class RevealingCounts
{
    /// <summary>A body of so many slips or fewer is small: a single vote in it can often be guessed (ours, an assumption).</summary>
    public const int SmallBody = 10;

    /// <summary>Everyone marked the same: each one's vote is known.</summary>
    public static bool IsUnanimous(Tally tally)
    {
        ArgumentNullException.ThrowIfNull(tally);
        return tally.Slips > 0 && (tally.Blank == tally.Slips || tally.Voted.Any(level => tally[level] == tally.Slips));
    }

    /// <summary>A single vote stands alone in a small body.</summary>
    public static bool HasLoneVote(Tally tally)
    {
        ArgumentNullException.ThrowIfNull(tally);
        return tally.Slips <= SmallBody && (tally.Blank == 1 || tally.Voted.Any(level => tally[level] == 1));
    }

    /// <summary>Whether publishing needs a second thought.</summary>
    public static bool Tell(Tally tally) => IsUnanimous(tally) || HasLoneVote(tally);
}
