using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Runtime.Storage;

/// <summary>
/// Proof of a committed step on PostgreSQL, for steps that move no instance. A commit whose answer was lost is settled by inserting the same id:
/// the insert waits for the lost transaction, then either finds its row (it committed) or takes its place (it never will). A place taken so says that
/// it was refused: the answer to that insert can be lost too, and whoever asks again must not take it for the step's own mark.
/// </summary>
internal sealed class StepMarkRow
{
    public Guid StepId { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Written by whoever settled the step, not by the step: it did not commit and never will.</summary>
    public bool IsRefused { get; init; }
}

internal sealed class StepMarkConfiguration : IEntityTypeConfiguration<StepMarkRow>
{
    public void Configure(EntityTypeBuilder<StepMarkRow> row)
    {
        row.ToTable("step_marks");
        row.HasKey(m => m.StepId);
        row.Property(m => m.StepId).ValueGeneratedNever();
        row.Property(m => m.IsRefused).HasDefaultValue(false);
        row.HasIndex(m => m.At);
    }
}
