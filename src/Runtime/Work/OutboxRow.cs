using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Runtime.Work;

/// <summary>A deed to be done after the commit of the step that wrote it.</summary>
internal sealed class OutboxRow
{
    public Guid Id { get; init; }

    public required string Kind { get; init; }

    public required string Key { get; init; }

    public required string Payload { get; init; }

    public WorkStatus Status { get; init; }

    /// <summary>Business time of the step that wrote it.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Business time: not before.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>System time: leased, or resting after a failure, until then.</summary>
    public DateTimeOffset FreeAt { get; init; }

    public int Fence { get; init; }

    /// <summary>The node that claimed it last; null when it was given back, rests, or was never claimed.</summary>
    public Guid? ClaimedBy { get; init; }

    public int Attempts { get; init; }

    public required string LastError { get; init; }

    /// <summary>Business time; null until it is done.</summary>
    public DateTimeOffset? DoneAt { get; init; }
}

internal sealed class OutboxConfiguration : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> row)
    {
        row.ToTable("outbox");
        row.HasKey(o => o.Id);
        row.Property(o => o.Id).ValueGeneratedNever();
        row.HasIndex(o => new { o.Kind, o.Key }).IsUnique();
        row.HasIndex(o => o.DueAt).HasFilter("status = 'Waiting'");
        row.HasIndex(o => o.DueAt, "ix_outbox_slow").HasFilter($"status = 'Waiting' and {SlowDeeds.Condition}");
        row.HasIndex(o => o.DoneAt).HasFilter("status = 'Done'");
    }
}
