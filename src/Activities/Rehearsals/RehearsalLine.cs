using CanBo.Workflows.Execution;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Rehearsals;

/// <summary>A line of a rehearsal's journal.</summary>
public sealed class RehearsalLine
{
    private RehearsalLine()
    {
    }

    /// <summary>The rehearsal.</summary>
    public Guid RehearsalId { get; private set; }

    /// <summary>1 and up.</summary>
    public int Sequence { get; private set; }

    /// <summary>By the rehearsal's own clock.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>One of <see cref="JournalEvents"/>.</summary>
    public string Event { get; private set; } = "";

    /// <summary>Zero when it is about the whole rehearsal.</summary>
    public int Execution { get; private set; }

    /// <summary>Empty when it is about the whole rehearsal.</summary>
    public string NodeId { get; private set; } = "";

    /// <summary>Type name, or empty.</summary>
    public string ActivityType { get; private set; } = "";

    /// <summary>Outcomes, a message, or empty.</summary>
    public string Detail { get; private set; } = "";

    /// <summary>A line of the engine.</summary>
    public static RehearsalLine Of(Guid rehearsalId, JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new()
        {
            RehearsalId = rehearsalId,
            Sequence = entry.Sequence,
            At = entry.At,
            Event = entry.Event,
            Execution = entry.Execution.Number,
            NodeId = entry.NodeId,
            ActivityType = entry.ActivityType,
            Detail = entry.Detail,
        };
    }

    /// <summary>As the engine wrote it.</summary>
    public JournalEntry ToEntry() => new(Sequence, At, Event, new ExecutionId(Execution), NodeId, ActivityType, Detail);
}

internal sealed class RehearsalLineConfiguration : IEntityTypeConfiguration<RehearsalLine>
{
    public void Configure(EntityTypeBuilder<RehearsalLine> line)
    {
        line.ToTable("rehearsal_lines");
        line.HasKey(l => new { l.RehearsalId, l.Sequence });
        line.Property(l => l.Event).HasMaxLength(20);
        line.HasOne<Rehearsal>().WithMany().HasForeignKey(l => l.RehearsalId).OnDelete(DeleteBehavior.Cascade);
    }
}
