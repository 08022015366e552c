using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Meetings;

/// <summary>The minutes as signed on paper, scanned: one a meeting, replaceable.</summary>
public sealed class MeetingScan
{
    private MeetingScan()
    {
    }

    /// <summary>The meeting.</summary>
    public Guid MeetingId { get; private set; }

    /// <summary>The name to download it by.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>As told by its first bytes: application/pdf, image/png or image/jpeg.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    /// <summary>SHA-256, lower-case hex.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The file.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>Who attached it.</summary>
    public Guid ById { get; private set; }

    /// <summary>Business time.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Attaches a scan.</summary>
    public static MeetingScan Attach(Guid meetingId) => new() { MeetingId = meetingId };

    /// <summary>Sets or replaces the file.</summary>
    public void Replace(string fileName, string contentType, byte[] content, string hash, Guid byId, DateTimeOffset now) =>
        (FileName, ContentType, Content, Size, Hash, ById, At) = (fileName, contentType, content, content?.Length ?? 0, hash, byId, now);
}

internal sealed class MeetingScanConfiguration : IEntityTypeConfiguration<MeetingScan>
{
    public void Configure(EntityTypeBuilder<MeetingScan> scan)
    {
        scan.ToTable("meeting_scans");
        scan.HasKey(s => s.MeetingId);
        scan.Property(s => s.FileName).HasMaxLength(200);
        scan.Property(s => s.ContentType).HasMaxLength(80);
        scan.Property(s => s.Hash).HasMaxLength(64);
    }
}
