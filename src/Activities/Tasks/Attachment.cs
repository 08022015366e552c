using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Tasks;

/// <summary>A file added to a task's answer. What is in it stands once under its hash, however often it was added.</summary>
public sealed class Attachment
{
    private Attachment()
    {
    }

    /// <summary>Made by us.</summary>
    public Guid Id { get; private set; }

    /// <summary>The task.</summary>
    public Guid TaskId { get; private set; }

    /// <summary>Which field, or which product of a score table (<c>score/products/1</c>).</summary>
    public string FieldName { get; private set; } = "";

    /// <summary>Its name as sent, without folders, NFC, with the ending of what it really is.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>Found in the content, never taken from the sender.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public int Size { get; private set; }

    /// <summary>SHA-256 of the content, lower-case hex.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The person who added it.</summary>
    public Guid AddedById { get; private set; }

    /// <summary>Business time.</summary>
    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>A new file of a task.</summary>
    internal static Attachment Add(Guid id, Guid taskId, string fieldName, SniffedFile file, string hash, Guid addedById, DateTimeOffset now) => new()
    {
        Id = id,
        TaskId = taskId,
        FieldName = fieldName,
        FileName = file.Name,
        ContentType = file.ContentType,
        Size = file.Size,
        Hash = hash,
        AddedById = addedById,
        AddedAt = now,
    };
}

/// <summary>Bytes by their hash.</summary>
internal sealed class AttachmentContent
{
    public required string Hash { get; init; }

    public required byte[] Bytes { get; init; }
}

internal sealed class AttachmentConfiguration : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> file)
    {
        file.ToTable("attachments");
        file.HasKey(a => a.Id);
        file.Property(a => a.Id).ValueGeneratedNever();
        file.Property(a => a.FieldName).HasMaxLength(200);
        file.Property(a => a.FileName).HasMaxLength(200);
        file.Property(a => a.ContentType).HasMaxLength(100);
        file.Property(a => a.Hash).HasMaxLength(64);
        file.HasIndex(a => new { a.TaskId, a.FieldName });
        file.HasIndex(a => a.Hash);
    }
}

internal sealed class AttachmentContentConfiguration : IEntityTypeConfiguration<AttachmentContent>
{
    public void Configure(EntityTypeBuilder<AttachmentContent> content)
    {
        content.ToTable("attachment_contents");
        content.HasKey(c => c.Hash);
        content.Property(c => c.Hash).HasMaxLength(64);
    }
}
