using CanBo.Activities.Ratings;
using CanBo.Activities.Voting;

namespace CanBo.Host.Api;

/// <summary>How a vote is opened.</summary>
internal sealed record VoteOpeningBody
{
    /// <summary>No slip is taken after this instant; left out, it is closed by hand only.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>Closes by itself with the last slip.</summary>
    public bool ClosesWhenAllCast { get; init; }

    /// <summary>None, or two people who count the paper slips.</summary>
    public IReadOnlyList<Guid>? Tellers { get; init; }
}

/// <summary>The attendance list; whoever is not named stays as noted.</summary>
internal sealed record VoteAttendanceBody(IReadOnlyList<VoterLine> Attendance);

/// <summary>A slip. Rows that are not named stay blank; casting again replaces the whole slip.</summary>
internal sealed record BallotBody(IReadOnlyList<BallotMark> Marks);

/// <summary>That the slip was taken.</summary>
internal sealed record BallotReceipt(Guid VoteId, bool Cast, bool Replaced);

/// <summary>What a teller counted on the paper slips.</summary>
internal sealed record PaperBody(int Slips, int Invalid, IReadOnlyList<PaperRow> Rows)
{
    public PaperSheet ToSheet() => new(Slips, Invalid, [.. Rows]);
}

/// <summary>Makes the counts known.</summary>
internal sealed record VotePublishingBody(bool Knowingly);

/// <summary>A tie-break.</summary>
internal sealed record TieBody(Rating? Rating, string? Reason);

/// <summary>Standing aside.</summary>
internal sealed record TiePassingBody(string? Reason);
