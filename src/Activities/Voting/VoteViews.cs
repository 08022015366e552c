using CanBo.Activities.Meetings;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Packages;
using CanBo.Activities.Voting.Counting;

namespace CanBo.Activities.Voting;

/// <summary>A session in a list.</summary>
public sealed record VoteListRow(
    Guid Id, Guid CampaignId, string CampaignName, string BodyName, VoteStatus Status, int Round, bool IsSecret, int Cases, DateTimeOffset? DueAt, DateTimeOffset? ClosesAt, DateTimeOffset? ClosedAt);

/// <summary>A session as this reader may see it.</summary>
public sealed record VoteView(
    Guid Id,
    Guid CampaignId,
    string CampaignName,
    int Year,
    string BodyName,
    VoteStatus Status,
    int Round,
    VoteTerms Terms,
    string Chair,
    string Secretary,
    IReadOnlyList<VotePerson> Tellers,
    DateTimeOffset? DueAt,
    DateTimeOffset? OpenedAt,
    DateTimeOffset? ClosesAt,
    bool ClosesWhenAllCast,
    DateTimeOffset? ClosedAt,
    DateTimeOffset? PublishedAt,
    int InvalidSlips,
    VotePart Part,
    VoteTurnout? Turnout,
    IReadOnlyList<VotePerson> Members,
    IReadOnlyList<VoterRow> Voters,
    IReadOnlyList<VoteRow> Rows)
{
    /// <summary>Whether publishing needs a second thought.</summary>
    public bool CountsTell => Terms.IsSecret && Rows.Any(row => row.Count is { } count && RevealingCounts.Tell(count.Tally));
}

/// <summary>Somebody by name.</summary>
public sealed record VotePerson(Guid PersonId, string Name);

/// <summary>What this reader has to do with the session.</summary>
/// <param name="Runs">Opens, closes, records.</param>
/// <param name="Votes">Is on the list with a vote.</param>
/// <param name="Way">How the reader's slip came.</param>
/// <param name="Counts">Enters paper slips.</param>
/// <param name="PersonId">The reader.</param>
public sealed record VotePart(bool Runs, bool Votes, BallotWay Way, bool Counts, Guid? PersonId);

/// <summary>How many of how many; never who voted what.</summary>
/// <param name="Members">Full members.</param>
/// <param name="Exempt">Of them excused.</param>
/// <param name="Present">Present.</param>
/// <param name="NeededPresent">The quorum.</param>
/// <param name="Issued">Slips issued: those present who vote.</param>
/// <param name="OnScreen">Slips cast on a screen.</param>
/// <param name="OnPaper">Paper slips handed out.</param>
/// <param name="TellersDone">Tellers who have entered their sheet.</param>
public sealed record VoteTurnout(int Members, int Exempt, int Present, int NeededPresent, int Issued, int OnScreen, int OnPaper, int TellersDone);

/// <summary>A line of the list, for those who run the vote.</summary>
public sealed record VoterRow(Guid PersonId, string Name, VoterStanding Standing, Presence? Presence, BallotWay Way, string? OpenSlip);

/// <summary>A row of the slip.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="PersonId">Whom it is about.</param>
/// <param name="Name">The full name.</param>
/// <param name="Post">The post.</param>
/// <param name="UnitName">The unit.</param>
/// <param name="Options">Levels to choose from.</param>
/// <param name="MayMark">False on the reader's own row where that is barred.</param>
/// <param name="Count">The count, once this reader may see it.</param>
public sealed record VoteRow(Guid CaseId, Guid PersonId, string Name, string Post, string UnitName, IReadOnlyList<Rating> Options, bool MayMark, VoteRowCount? Count);

/// <summary>The count of a row, with everything it was reckoned from.</summary>
/// <param name="Tally">Votes by level.</param>
/// <param name="Attendance">Who there was to vote.</param>
/// <param name="BaseKind">What votes are a share of.</param>
/// <param name="Base">That number.</param>
/// <param name="Needed">Votes a level needs.</param>
/// <param name="NeededForExcellent">Votes XS needs.</param>
/// <param name="Outcome">The port: a level, Tie, NoQuorum, NoMajority, or Again.</param>
/// <param name="Tied">Tied levels, or those of the second round.</param>
/// <param name="Tie">How the tie was broken; null when it was not.</param>
public sealed record VoteRowCount(
    Tally Tally, Attendance Attendance, VoteBase BaseKind, int Base, int Needed, int NeededForExcellent, string Outcome, IReadOnlyList<Rating> Tied, TieResult? Tie);

/// <summary>How a tie was broken.</summary>
public sealed record TieResult(string DeciderName, Rating Rating, string Reason, DateTimeOffset At);
