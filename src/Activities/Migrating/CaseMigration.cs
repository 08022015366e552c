using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Migrating;

/// <summary>Moving the running cases of one version of a procedure to another: asked for once, done in the background a few cases at a time.</summary>
public sealed class CaseMigration
{
    private CaseMigration()
    {
    }

    /// <summary>Made by us.</summary>
    public Guid Id { get; private set; }

    /// <summary>The procedure.</summary>
    public string DefinitionId { get; private set; } = "";

    /// <summary>The version that the cases run on.</summary>
    public string FromVersionId { get; private set; } = "";

    /// <summary>Its number.</summary>
    public int FromVersion { get; private set; }

    /// <summary>The version they are to go on under.</summary>
    public string ToVersionId { get; private set; } = "";

    /// <summary>Its number.</summary>
    public int ToVersion { get; private set; }

    /// <summary>Why; for the audit trail.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who asked for it, as the audit trail calls them.</summary>
    public string StartedBy { get; private set; } = "";

    /// <summary>Business time.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Cases that moved so far.</summary>
    public int Moved { get; private set; }

    /// <summary>Cases that were looked at and stay.</summary>
    public int Stayed { get; private set; }

    /// <summary>When the last case was looked at; null while it goes on.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>Raised by every change.</summary>
    public int Version { get; private set; }

    /// <summary>Begins one.</summary>
    public static CaseMigration Start(Guid id, string definitionId, (string Id, int Number) from, (string Id, int Number) to, string reason, string startedBy, DateTimeOffset now) => new()
    {
        Id = id,
        DefinitionId = definitionId,
        FromVersionId = from.Id,
        FromVersion = from.Number,
        ToVersionId = to.Id,
        ToVersion = to.Number,
        Reason = reason,
        StartedBy = startedBy,
        StartedAt = now,
    };

    /// <summary>Counts a case.</summary>
    public void Count(bool isMoved)
    {
        (Moved, Stayed) = isMoved ? (Moved + 1, Stayed) : (Moved, Stayed + 1);
        Version++;
    }

    /// <summary>No case is left to look at.</summary>
    public void Finish(DateTimeOffset now) => (FinishedAt, Version) = (now, Version + 1);
}

internal sealed class CaseMigrationConfiguration : IEntityTypeConfiguration<CaseMigration>
{
    public void Configure(EntityTypeBuilder<CaseMigration> migration)
    {
        migration.ToTable("case_migrations");
        migration.HasKey(m => m.Id);
        migration.Property(m => m.Id).ValueGeneratedNever();
        migration.Property(m => m.DefinitionId).HasMaxLength(100);
        migration.Property(m => m.FromVersionId).HasMaxLength(80);
        migration.Property(m => m.ToVersionId).HasMaxLength(80);
        migration.Property(m => m.StartedBy).HasMaxLength(80);
        migration.Property(m => m.Version).IsConcurrencyToken();
        migration.HasIndex(m => new { m.DefinitionId, m.StartedAt });
    }
}
