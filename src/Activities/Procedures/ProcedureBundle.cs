using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Procedures;

/// <summary>Everything a case runs on, frozen at launch and found again by its hash: definition, forms, texts, rule package.</summary>
public sealed class ProcedureBundle
{
    private ProcedureBundle()
    {
    }

    /// <summary>SHA-256 of <see cref="Json"/>, lower-case hex.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The definition version inside.</summary>
    public string DefinitionVersionId { get; private set; } = "";

    /// <summary>The bundle as one document.</summary>
    public string Json { get; private set; } = "";

    /// <summary>Business time of the first freeze.</summary>
    public DateTimeOffset FrozenAt { get; private set; }

    /// <summary>Freezes a bundle.</summary>
    public static ProcedureBundle Freeze(string hash, string definitionVersionId, string json, DateTimeOffset now) =>
        new() { Hash = hash, DefinitionVersionId = definitionVersionId, Json = json, FrozenAt = now };
}

internal sealed class ProcedureBundleConfiguration : IEntityTypeConfiguration<ProcedureBundle>
{
    public void Configure(EntityTypeBuilder<ProcedureBundle> bundle)
    {
        bundle.ToTable("procedure_bundles");
        bundle.HasKey(b => b.Hash);
        bundle.Property(b => b.Hash).HasMaxLength(64);
        bundle.Property(b => b.DefinitionVersionId).HasMaxLength(80);
    }
}
