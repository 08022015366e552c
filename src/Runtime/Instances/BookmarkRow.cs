using CanBo.Workflows.Execution;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Runtime.Instances;

/// <summary>An execution that waits. Written by the runtime only; features may read and join it.</summary>
public sealed class BookmarkRow
{
    /// <summary>Its instance.</summary>
    public Guid InstanceId { get; init; }

    /// <summary>The execution's number.</summary>
    public int Execution { get; init; }

    /// <summary>Its node in the definition.</summary>
    public required string NodeId { get; init; }

    /// <summary>E.g. <c>CanBo.SelfAssessment</c>.</summary>
    public required string ActivityType { get; init; }

    /// <summary>What it waits for, by a name that the world can look up, such as an event's; empty where only the execution is told.</summary>
    public string Key { get; init; } = "";

    /// <summary>Since when, in business time.</summary>
    public DateTimeOffset Since { get; init; }
}

internal sealed class BookmarkConfiguration : IEntityTypeConfiguration<BookmarkRow>
{
    public void Configure(EntityTypeBuilder<BookmarkRow> row)
    {
        row.ToTable("bookmarks");
        row.HasKey(b => new { b.InstanceId, b.Execution });
        row.Property(b => b.Key).HasMaxLength(Bookmark.MaxKeyLength).HasDefaultValue("");
        row.HasIndex(b => new { b.ActivityType, b.Key }).HasFilter("activity_type = 'Elsa.Event' or key <> ''");
    }
}
