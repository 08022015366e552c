using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
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

    /// <summary>Who wrote it, as the audit trail calls them; <c>system</c> for what came with the product, empty where it was stored before authors were kept.</summary>
    public string Author { get; private set; } = "";

    /// <summary>Why there is this version; null for what came with the product.</summary>
    public Sentence? Note { get; private set; }

    /// <summary>A version that comes with the product.</summary>
    public static ProcedureDocument Publish(DocumentKind kind, string code, int version, string json, DateTimeOffset now) =>
        Publish(kind, code, version, json, Access.Actor.System.AuditName, null, now);

    /// <summary>A new version.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="code">What definitions call it.</param>
    /// <param name="version">1 or more, above those that are there.</param>
    /// <param name="json">The document, checked.</param>
    /// <param name="author">The audit trail's name of whoever wrote it.</param>
    /// <param name="note">Why.</param>
    /// <param name="now">Business time.</param>
    public static ProcedureDocument Publish(DocumentKind kind, string code, int version, string json, string author, Sentence? note, DateTimeOffset now) =>
        new() { Kind = kind, Code = code, Version = version, Json = json, Author = author, Note = note, PublishedAt = now };
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
        document.Property(d => d.Author).HasMaxLength(80);
        document.Property(d => d.Note).HasConversion<SentenceConverter>();
    }
}
