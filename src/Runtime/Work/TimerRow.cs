using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Runtime.Work;

/// <summary>
/// A timer of an execution, or of a timed job (instance <see cref="Guid.Empty"/>, execution 0). It is deleted by the step that fires it.
/// <see cref="DueAt"/> is business time; <see cref="FreeAt"/> is the system's: a lease while a host works on it, a pause after a failure.
/// </summary>
internal sealed class TimerRow
{
    public Guid InstanceId { get; init; }

    public int Execution { get; init; }

    /// <summary>The timer's name; <c>job/key</c> for a timed job.</summary>
    public required string Name { get; init; }

    /// <summary>The timed job; empty for an execution's timer.</summary>
    public required string Job { get; init; }

    public required string Payload { get; init; }

    public WorkStatus Status { get; init; }

    public DateTimeOffset DueAt { get; init; }

    public DateTimeOffset FreeAt { get; init; }

    /// <summary>Raised by every claim and every rescheduling: who holds an older one may no longer fire.</summary>
    public int Fence { get; init; }

    /// <summary>The node that claimed it last; null when it was given back, rests, or was never claimed.</summary>
    public Guid? ClaimedBy { get; init; }

    public int Attempts { get; init; }

    public required string LastError { get; init; }
}

internal sealed class TimerConfiguration : IEntityTypeConfiguration<TimerRow>
{
    public void Configure(EntityTypeBuilder<TimerRow> row)
    {
        row.ToTable("timers");
        row.HasKey(t => new { t.InstanceId, t.Execution, t.Name });
        row.HasIndex(t => t.DueAt).HasFilter("status = 'Waiting'");
    }
}
