using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Runtime.Storage;

/// <summary>
/// Proof of a committed step on PostgreSQL, for steps that move no instance. A commit whose answer was lost is settled by inserting the same id:
/// the insert waits for the lost transaction, then either finds its row (it committed) or takes its place (it never will).
/// </summary>
internal sealed class StepMarkRow
{
    public Guid StepId { get; init; }

    public DateTimeOffset At { get; init; }
}

internal sealed class StepMarkConfiguration : IEntityTypeConfiguration<StepMarkRow>
{
    public void Configure(EntityTypeBuilder<StepMarkRow> row)
    {
        row.ToTable("step_marks");
        row.HasKey(m => m.StepId);
        row.Property(m => m.StepId).ValueGeneratedNever();
        row.HasIndex(m => m.At);
    }
}
