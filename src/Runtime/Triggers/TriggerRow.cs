using CanBo.Workflows.Execution;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Runtime.Triggers;

/// <summary>What starts instances of a published definition: its start trigger. Written and removed with the publication, in one transaction.</summary>
internal sealed class TriggerRow
{
    public required string DefinitionId { get; init; }

    /// <summary>The published version.</summary>
    public required string VersionId { get; init; }

    public required string NodeId { get; init; }

    /// <summary>E.g. <c>Elsa.Event</c>.</summary>
    public required string ActivityType { get; init; }

    /// <summary>What it waits for, by a name that the world can look up: an event's name, a path. Empty for those that go by time.</summary>
    public required string Key { get; init; }
}

internal sealed class TriggerConfiguration : IEntityTypeConfiguration<TriggerRow>
{
    public void Configure(EntityTypeBuilder<TriggerRow> row)
    {
        row.ToTable("triggers");
        row.HasKey(t => t.DefinitionId);
        row.Property(t => t.Key).HasMaxLength(Bookmark.MaxKeyLength);
        row.HasIndex(t => new { t.ActivityType, t.Key });
    }
}
