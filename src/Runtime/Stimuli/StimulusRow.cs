using CanBo.Runtime.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Runtime.Stimuli;

/// <summary>
/// A stimulus that came from outside under an id of its sender: done when it moved its instance, waiting when it came before its bookmark. Done
/// ones are kept a while, so that a repeated one is recognised.
/// </summary>
internal sealed class StimulusRow
{
    /// <summary>The sender's.</summary>
    public required string Id { get; init; }

    public Guid InstanceId { get; init; }

    /// <summary>The node of the definition that it is for.</summary>
    public required string NodeId { get; init; }

    public required string Name { get; init; }

    /// <summary>JSON.</summary>
    public required string Payload { get; init; }

    public WorkStatus Status { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Business time: after it nobody waits for the bookmark any more.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Business time; null while it waits.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>Why it was given up; empty otherwise.</summary>
    public required string LastError { get; init; }
}

internal sealed class StimulusConfiguration : IEntityTypeConfiguration<StimulusRow>
{
    public void Configure(EntityTypeBuilder<StimulusRow> row)
    {
        row.ToTable("stimuli");
        row.HasKey(s => s.Id);
        row.Property(s => s.Id).HasMaxLength(200);
        row.HasIndex(s => s.InstanceId).HasFilter("status = 'Waiting'");
        row.HasIndex(s => s.DoneAt).HasFilter("status = 'Done'");
    }
}
