using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Runtime.Storage;

/// <summary>A row whose lock several people's contributions take before they count (design.md §3, "Completion is a row under a lock").</summary>
internal sealed class LockRow
{
    public required string Key { get; init; }

    /// <summary>The step that first took it; tells an operator where a lock comes from.</summary>
    public Guid StepId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class LockConfiguration : IEntityTypeConfiguration<LockRow>
{
    public void Configure(EntityTypeBuilder<LockRow> row)
    {
        row.ToTable("locks");
        row.HasKey(l => l.Key);
        row.HasIndex(l => l.CreatedAt);
    }
}
