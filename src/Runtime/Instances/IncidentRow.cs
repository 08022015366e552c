using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Runtime.Instances;

/// <summary>Something that needs a person: an execution that faulted, or a timer that could not be fired after many tries.</summary>
public sealed class IncidentRow
{
    /// <summary>Time-ordered.</summary>
    public Guid Id { get; init; }

    /// <summary>What failed.</summary>
    public IncidentKind Kind { get; init; }

    /// <summary>The instance; <see cref="Guid.Empty"/> for a timed job of no instance.</summary>
    public Guid InstanceId { get; init; }

    /// <summary>The engine's number of it, 1 and up in its instance; 0 for a timer.</summary>
    public int Number { get; init; }

    /// <summary>The execution's number; 0 when there is none.</summary>
    public int Execution { get; init; }

    /// <summary>The node in the definition, or the timer's name.</summary>
    public required string NodeId { get; init; }

    /// <summary>The activity's type, or the timed job's name.</summary>
    public required string ActivityType { get; init; }

    /// <summary>The engine's <see cref="Workflows.Execution.IncidentCode"/>, or <c>TimerFailed</c>: pages say it in the reader's language.</summary>
    public required string Code { get; init; }

    /// <summary>What went wrong in detail, in English, for whoever mends it.</summary>
    public required string Message { get; init; }

    /// <summary>Business time.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>Business time of the retry or the cancellation; null while it is open.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }
}

/// <summary>What an incident is about.</summary>
public enum IncidentKind
{
    /// <summary>An execution faulted.</summary>
    Execution,

    /// <summary>A timer's step failed again and again.</summary>
    Timer,
}

internal sealed class IncidentConfiguration : IEntityTypeConfiguration<IncidentRow>
{
    public void Configure(EntityTypeBuilder<IncidentRow> row)
    {
        row.ToTable("incidents");
        row.HasKey(i => i.Id);
        row.Property(i => i.Id).ValueGeneratedNever();
        row.HasIndex(i => new { i.InstanceId, i.Number });
        row.HasIndex(i => i.OpenedAt).HasFilter("resolved_at is null");
    }
}
