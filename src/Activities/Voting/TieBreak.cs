using System.Collections.Immutable;
using CanBo.Activities.Ratings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Voting;

/// <summary>A tied case before the head, who chooses among the tied levels only and writes why (seed S2; domain.md §2.5).</summary>
public sealed class TieBreak
{
    private TieBreak()
    {
    }

    /// <summary>Made by us.</summary>
    public Guid Id { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The vote that was tied.</summary>
    public Guid SessionId { get; private set; }

    /// <summary>The instance that waits.</summary>
    public Guid InstanceId { get; private set; }

    /// <summary>The waiting execution.</summary>
    public int Execution { get; private set; }

    /// <summary>Who chooses.</summary>
    public Guid DeciderId { get; private set; }

    /// <summary>The tied levels, codes separated by commas.</summary>
    public string Options { get; private set; } = "";

    /// <summary>Where it stands.</summary>
    public TieBreakStatus Status { get; private set; }

    /// <summary>What was chosen.</summary>
    public Rating? Rating { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>People who stood aside, ids separated by commas, first the head.</summary>
    public string StoodAside { get; private set; } = "";

    /// <summary>What those who stood aside said, a line each.</summary>
    public string AsideReason { get; private set; } = "";

    /// <summary>Business time.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Raised by every change.</summary>
    public int Version { get; private set; }

    /// <summary>Puts a tie before somebody.</summary>
    public static TieBreak Ask(Guid id, VoteCase tied, Guid instanceId, int execution, Guid deciderId)
    {
        ArgumentNullException.ThrowIfNull(tied);
        return new() { Id = id, CaseId = tied.CaseId, SessionId = tied.SessionId, InstanceId = instanceId, Execution = execution, DeciderId = deciderId, Options = tied.Tied };
    }

    /// <summary>The tied levels, best first.</summary>
    public ImmutableArray<Rating> Choices => VoteCase.Read(Options);

    /// <summary>Those who stood aside.</summary>
    public ImmutableArray<Guid> Aside => StoodAside.Length == 0 ? [] : [.. StoodAside.Split(',').Select(Guid.Parse)];

    /// <summary>Decides.</summary>
    public void Decide(Rating rating, string reason, DateTimeOffset now) =>
        (Status, Rating, Reason, DecidedAt, Version) = (TieBreakStatus.Decided, rating, reason, now, Version + 1);

    /// <summary>The decider stands aside for a conflict of interest; the next one decides.</summary>
    public void PassTo(Guid next, string reason)
    {
        StoodAside = StoodAside.Length == 0 ? $"{DeciderId:N}" : $"{StoodAside},{DeciderId:N}";
        AsideReason = AsideReason.Length == 0 ? reason : $"{AsideReason}\n{reason}";
        (DeciderId, Version) = (next, Version + 1);
    }

    /// <summary>Not decided: overdue, or the case was withdrawn.</summary>
    public void Leave(TieBreakStatus how) => (Status, Version) = (how, Version + 1);
}

/// <summary>Where a tie-break stands.</summary>
public enum TieBreakStatus
{
    /// <summary>Waits.</summary>
    Waiting,

    /// <summary>Decided.</summary>
    Decided,

    /// <summary>The deadline passed first.</summary>
    Overdue,

    /// <summary>The case was withdrawn.</summary>
    Withdrawn,
}

internal sealed class TieBreakConfiguration : IEntityTypeConfiguration<TieBreak>
{
    public void Configure(EntityTypeBuilder<TieBreak> tie)
    {
        tie.ToTable("vote_tie_breaks");
        tie.HasKey(t => t.Id);
        tie.Property(t => t.Id).ValueGeneratedNever();
        tie.Property(t => t.Options).HasMaxLength(30);
        tie.Property(t => t.Reason).HasMaxLength(VoteLimits.Reason);
        tie.Property(t => t.AsideReason).HasMaxLength(4 * VoteLimits.Reason);
        tie.Property(t => t.StoodAside).HasMaxLength(400);
        tie.Property(t => t.Version).IsConcurrencyToken();
        tie.Ignore(t => t.Choices);
        tie.Ignore(t => t.Aside);
        tie.HasIndex(t => t.CaseId);
        tie.HasIndex(t => new { t.DeciderId, t.Status });
    }
}
