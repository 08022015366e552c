using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Procedures;

/// <summary>A versioned document that belongs to procedures: a form, a mail text, a rule package. Versions are never changed, only added.</summary>
public sealed class ProcedureDocument
{
    private ProcedureDocument()
    {
    }

    /// <summary>What it is.</summary>
    public DocumentKind Kind { get; private set; }

    /// <summary>What definitions call it, e.g. <c>D335-M02</c>. Forms are keyed by code and version: printed form numbers are not stable (domain.md, "five things", 5).</summary>
    public string Code { get; private set; } = "";

    /// <summary>1 or more.</summary>
    public int Version { get; private set; }

    /// <summary>The document.</summary>
    public string Json { get; private set; } = "";

    /// <summary>Business time.</summary>
    public DateTimeOffset PublishedAt { get; private set; }

    /// <summary>A new version.</summary>
    public static ProcedureDocument Publish(DocumentKind kind, string code, int version, string json, DateTimeOffset now) =>
        new() { Kind = kind, Code = code, Version = version, Json = json, PublishedAt = now };
}

/// <summary>Kinds of documents.</summary>
public enum DocumentKind
{
    /// <summary>A form to fill in.</summary>
    Form,

    /// <summary>The texts of a mail in both languages.</summary>
    MailText,

    /// <summary>Scheme, bands, hard rules, cap, deadlines.</summary>
    RulePackage,
}

internal sealed class ProcedureDocumentConfiguration : IEntityTypeConfiguration<ProcedureDocument>
{
    public void Configure(EntityTypeBuilder<ProcedureDocument> document)
    {
        document.ToTable("procedure_documents");
        document.HasKey(d => new { d.Kind, d.Code, d.Version });
        document.Property(d => d.Code).HasMaxLength(80);
    }
}
