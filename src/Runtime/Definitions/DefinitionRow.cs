using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Runtime.Definitions;

/// <summary>One version of a workflow definition. A version that was once published never changes again.</summary>
internal sealed class DefinitionRow
{
    public required string VersionId { get; init; }

    public required string DefinitionId { get; init; }

    public int Version { get; init; }

    public required string Name { get; set; }

    /// <summary>The one version of its definition that new instances take.</summary>
    public bool IsPublished { get; set; }

    /// <summary>The newest version of its definition, draft or published.</summary>
    public bool IsLatest { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When it was first published; null for a draft.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>Elsa 3 definition JSON, as it was given.</summary>
    public required string Json { get; set; }
}

internal sealed class DefinitionConfiguration : IEntityTypeConfiguration<DefinitionRow>
{
    public void Configure(EntityTypeBuilder<DefinitionRow> row)
    {
        row.ToTable("workflow_definitions");
        row.HasKey(d => d.VersionId);
        row.HasIndex(d => new { d.DefinitionId, d.Version }).IsUnique();
        row.HasIndex(d => new { d.Name, d.DefinitionId }).HasFilter("is_latest").HasDatabaseName("ix_workflow_definitions_latest");
        row.HasIndex(d => d.DefinitionId).IsUnique().HasFilter("is_published").HasDatabaseName("ux_workflow_definitions_published");
    }
}
