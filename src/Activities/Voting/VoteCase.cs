using System.Collections.Immutable;
using CanBo.Activities.Ratings;
using CanBo.Activities.Voting.Counting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Voting;

/// <summary>A row of the slip: one case, and after the closing its counts. No slip is kept of a secret vote, only these numbers.</summary>
public sealed class VoteCase
{
    private VoteCase()
    {
    }

    /// <summary>The session.</summary>
    public Guid SessionId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The instance that waits.</summary>
    public Guid InstanceId { get; private set; }

    /// <summary>The waiting execution.</summary>
    public int Execution { get; private set; }

    /// <summary>Place on the slip, from 0; given at the opening, -1 before.</summary>
    public int Place { get; private set; }

    /// <summary>Levels to choose from, codes separated by commas: all four, or those of the second round.</summary>
    public string Options { get; private set; } = "";

    /// <summary>Whether it still waits.</summary>
    public VoteCaseStatus Status { get; private set; }

    /// <summary>Votes for XS.</summary>
    public int ForXS { get; private set; }

    /// <summary>Votes for TOT.</summary>
    public int ForTOT { get; private set; }

    /// <summary>Votes for HT.</summary>
    public int ForHT { get; private set; }

    /// <summary>Votes for KHT.</summary>
    public int ForKHT { get; private set; }

    /// <summary>Slips without a mark on this row.</summary>
    public int Blank { get; private set; }

    /// <summary>Members entitled to the row.</summary>
    public int Members { get; private set; }

    /// <summary>Of them excused.</summary>
    public int Exempt { get; private set; }

    /// <summary>Of them present.</summary>
    public int Present { get; private set; }

    /// <summary>What the count came to, as the port's name; null before. A second round is <c>Again</c>.</summary>
    public string? Outcome { get; private set; }

    /// <summary>Levels that are tied or go to the second round, codes separated by commas.</summary>
    public string Tied { get; private set; } = "";

    /// <summary>A case comes.</summary>
    public static VoteCase Join(Guid sessionId, Guid caseId, Guid instanceId, int execution, ImmutableArray<Rating> options) =>
        new() { SessionId = sessionId, CaseId = caseId, InstanceId = instanceId, Execution = execution, Place = -1, Options = Codes(options) };

    /// <summary>The levels to choose from.</summary>
    public ImmutableArray<Rating> Choices => Read(Options);

    /// <summary>The tied levels.</summary>
    public ImmutableArray<Rating> TiedChoices => Read(Tied);

    /// <summary>The counts.</summary>
    public Tally Tally => new(ForXS, ForTOT, ForHT, ForKHT, Blank);

    /// <summary>Who there was to vote on the row.</summary>
    public Attendance Attendance => new(Members, Exempt, Present);

    /// <summary>Comes again after a return, while the same session is planned.</summary>
    public void JoinAgain(int execution) => (Execution, Status) = (execution, VoteCaseStatus.Waiting);

    /// <summary>Gets its place on the slip.</summary>
    public void Stand(int place) => Place = place;

    /// <summary>No longer waits, not counted.</summary>
    public void Leave(VoteCaseStatus how) => Status = how;

    /// <summary>The count is on record.</summary>
    public void Record(Attendance attendance, Tally tally, string outcome, ImmutableArray<Rating> tied)
    {
        ArgumentNullException.ThrowIfNull(attendance);
        ArgumentNullException.ThrowIfNull(tally);
        (Members, Exempt, Present) = (attendance.Members, attendance.Exempt, attendance.Present);
        (ForXS, ForTOT, ForHT, ForKHT, Blank) = (tally.XS, tally.TOT, tally.HT, tally.KHT, tally.Blank);
        (Status, Outcome, Tied) = (VoteCaseStatus.Counted, outcome, Codes(tied));
    }

    internal static string Codes(ImmutableArray<Rating> levels) => string.Join(',', levels);

    internal static ImmutableArray<Rating> Read(string codes) => codes.Length == 0 ? [] : [.. codes.Split(',').Select(Enum.Parse<Rating>)];
}

/// <summary>Whether a case still waits for its vote.</summary>
public enum VoteCaseStatus
{
    /// <summary>Waits.</summary>
    Waiting,

    /// <summary>Counted.</summary>
    Counted,

    /// <summary>Went on without: the vote was not held in time.</summary>
    Overdue,

    /// <summary>The case was withdrawn from the step.</summary>
    Withdrawn,
}

internal sealed class VoteCaseConfiguration : IEntityTypeConfiguration<VoteCase>
{
    public void Configure(EntityTypeBuilder<VoteCase> row)
    {
        row.ToTable("vote_cases");
        row.HasKey(r => new { r.SessionId, r.CaseId });
        row.Property(r => r.Options).HasMaxLength(30);
        row.Property(r => r.Tied).HasMaxLength(30);
        row.Property(r => r.Outcome).HasMaxLength(20);
        row.Ignore(r => r.Choices);
        row.Ignore(r => r.TiedChoices);
        row.Ignore(r => r.Tally);
        row.Ignore(r => r.Attendance);
        row.HasIndex(r => r.CaseId);
    }
}
