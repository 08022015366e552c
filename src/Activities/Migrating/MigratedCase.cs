using System.Collections.Immutable;
using System.Text.Json;
using CanBo.Activities.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CanBo.Activities.Migrating;

/// <summary>What became of one case in a migration.</summary>
public sealed class MigratedCase
{
    private MigratedCase()
    {
    }

    /// <summary>The migration.</summary>
    public Guid MigrationId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>True when it goes on under the other version.</summary>
    public bool IsMoved { get; private set; }

    /// <summary>Why it stays, or which new steps it is past; a sentence each.</summary>
    public ImmutableArray<Sentence> Notes { get; private set; } = [];

    /// <summary>Notes what became of a case.</summary>
    public static MigratedCase Of(Guid migrationId, Guid caseId, bool isMoved, ImmutableArray<Sentence> notes) =>
        new() { MigrationId = migrationId, CaseId = caseId, IsMoved = isMoved, Notes = notes };
}

internal sealed class MigratedCaseConfiguration : IEntityTypeConfiguration<MigratedCase>
{
    private static readonly ValueConverter<ImmutableArray<Sentence>, string> Sentences = new(
        notes => JsonSerializer.Serialize(notes, JsonSerializerOptions.Web), text => JsonSerializer.Deserialize<ImmutableArray<Sentence>>(text, JsonSerializerOptions.Web));

    // Written once, never changed.
    private static readonly ValueComparer<ImmutableArray<Sentence>> Same = new((a, b) => a.SequenceEqual(b), notes => notes.Length, notes => notes);

    public void Configure(EntityTypeBuilder<MigratedCase> row)
    {
        row.ToTable("migrated_cases");
        row.HasKey(c => new { c.MigrationId, c.CaseId });
        row.Property(c => c.Notes).HasConversion(Sentences, Same);
        row.HasIndex(c => new { c.MigrationId, c.IsMoved });
    }
}
