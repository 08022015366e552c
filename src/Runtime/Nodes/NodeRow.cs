using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Runtime.Nodes;

/// <summary>A host process of the cluster. All its times are the database's own clock, which is one for all nodes.</summary>
internal sealed class NodeRow
{
    public Guid Id { get; init; }

    /// <summary>Machine and process.</summary>
    public required string Name { get; init; }

    /// <summary>The build that runs.</summary>
    public required string Build { get; init; }

    /// <summary>False when it serves pages only.</summary>
    public bool Works { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset SeenAt { get; init; }

    /// <summary>When the others took its claims; null while it is there.</summary>
    public DateTimeOffset? LostAt { get; init; }

    /// <summary>How far its clock is ahead of the database's.</summary>
    public long SkewMilliseconds { get; init; }
}

internal sealed class NodeConfiguration : IEntityTypeConfiguration<NodeRow>
{
    public void Configure(EntityTypeBuilder<NodeRow> row)
    {
        row.ToTable("nodes");
        row.HasKey(n => n.Id);
        row.Property(n => n.Id).ValueGeneratedNever();
        row.Property(n => n.Name).HasMaxLength(100);
        row.Property(n => n.Build).HasMaxLength(100);
    }
}
