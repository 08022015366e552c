using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Runtime.Audit;

/// <summary>
/// One line of the audit trail. Steps write it unsealed; the sealer gives it its place in the hash chain seconds later. The chain covers a salted
/// hash of the details, so that details holding personal data can be erased without breaking it.
/// </summary>
public sealed class AuditRow
{
    /// <summary>Time-ordered.</summary>
    public Guid Id { get; init; }

    /// <summary>The case, campaign, import or account.</summary>
    public Guid Subject { get; init; }

    /// <summary>1 and up in each subject.</summary>
    public int Number { get; init; }

    /// <summary>Business time.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>What happened, e.g. <c>TaskSubmitted</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Id of the account or person, <c>system</c>, or <c>timer</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>JSON; empty when erased.</summary>
    public required string Data { get; init; }

    /// <summary>Hides what erased details were from guessing; empty when erased.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>SHA-256 of salt and details; stays.</summary>
    public required byte[] DataHash { get; init; }

    /// <summary>Place in the chain, 1 and up; null until sealed.</summary>
    public long? Seal { get; init; }

    /// <summary>SHA-256 of the previous hash and this row; null until sealed.</summary>
    public byte[]? Hash { get; init; }
}

internal sealed class AuditConfiguration : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> row)
    {
        row.ToTable("audit");
        row.HasKey(a => a.Id);
        row.Property(a => a.Id).ValueGeneratedNever();
        row.HasIndex(a => new { a.Subject, a.Number }).IsUnique();
        row.HasIndex(a => a.Seal).IsUnique();
        row.HasIndex(a => a.At).HasFilter("seal is null");
    }
}
