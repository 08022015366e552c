using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Archiving;

/// <summary>A finished campaign that goes into archive files (<i>lưu trữ</i>), and whose details are removed some days later.</summary>
public sealed class CampaignArchive
{
    private CampaignArchive()
    {
    }

    /// <summary>The campaign.</summary>
    public Guid CampaignId { get; private set; }

    /// <summary>How far it is.</summary>
    public ArchiveStatus Status { get; private set; }

    /// <summary>How many days the details stay after the files are made; the retention rule of this campaign.</summary>
    public int KeepDays { get; private set; }

    /// <summary>Cases that are in the files, in the order of their ids.</summary>
    public int CasesArchived { get; private set; }

    /// <summary>Cases whose details are removed, in the order of their ids.</summary>
    public int CasesRemoved { get; private set; }

    /// <summary>Files made so far.</summary>
    public int Volumes { get; private set; }

    /// <summary>SHA-256 over the files' hashes one after another, lower-case hex; empty until all are made.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Business time.</summary>
    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>Business time; null until all files are made.</summary>
    public DateTimeOffset? MadeAt { get; private set; }

    /// <summary>From then on the details are removed; null until all files are made.</summary>
    public DateTimeOffset? RemoveFrom { get; private set; }

    /// <summary>Business time; null until the details are gone.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>Raised by every change.</summary>
    public int Version { get; private set; }

    /// <summary>An archive to be made.</summary>
    public static CampaignArchive Of(Guid campaignId, int keepDays, DateTimeOffset now) =>
        new() { CampaignId = campaignId, Status = ArchiveStatus.Making, KeepDays = keepDays, RequestedAt = now };

    /// <summary>One more file stands.</summary>
    public void Add(int cases) => (Volumes, CasesArchived, Version) = (Volumes + 1, CasesArchived + cases, Version + 1);

    /// <summary>All files stand.</summary>
    public void Complete(string hash, DateTimeOffset now) => (Status, Hash, MadeAt, RemoveFrom, Version) = (ArchiveStatus.Made, hash, now, now.AddDays(KeepDays), Version + 1);

    /// <summary>The details of some more cases are gone.</summary>
    public void Remove(int cases) => (CasesRemoved, Version) = (CasesRemoved + cases, Version + 1);

    /// <summary>All details are gone.</summary>
    public void Finish(DateTimeOffset now) => (Status, RemovedAt, Version) = (ArchiveStatus.Removed, now, Version + 1);
}

/// <summary>How far an archive is.</summary>
public enum ArchiveStatus
{
    /// <summary>Files are being made.</summary>
    Making,

    /// <summary>Files stand; details are still there.</summary>
    Made,

    /// <summary>Details are gone; files and results stay.</summary>
    Removed,
}

/// <summary>One file of an archive: a zip.</summary>
public sealed class ArchiveVolume
{
    /// <summary>The campaign.</summary>
    public Guid CampaignId { get; init; }

    /// <summary>1 and up.</summary>
    public int Number { get; init; }

    /// <summary>How many cases are in it; 0 in the first, which holds the campaign itself.</summary>
    public int Cases { get; init; }

    /// <summary>Bytes.</summary>
    public int Size { get; init; }

    /// <summary>SHA-256 of the file, lower-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>The file.</summary>
    public required byte[] Content { get; init; }
}

internal sealed class CampaignArchiveConfiguration : IEntityTypeConfiguration<CampaignArchive>
{
    public void Configure(EntityTypeBuilder<CampaignArchive> archive)
    {
        archive.ToTable("campaign_archives");
        archive.HasKey(a => a.CampaignId);
        archive.Property(a => a.CampaignId).ValueGeneratedNever();
        archive.Property(a => a.Hash).HasMaxLength(64);
        archive.Property(a => a.Version).IsConcurrencyToken();
        archive.HasIndex(a => new { a.Status, a.RemoveFrom });
    }
}

internal sealed class ArchiveVolumeConfiguration : IEntityTypeConfiguration<ArchiveVolume>
{
    public void Configure(EntityTypeBuilder<ArchiveVolume> volume)
    {
        volume.ToTable("archive_volumes");
        volume.HasKey(v => new { v.CampaignId, v.Number });
        volume.Property(v => v.Hash).HasMaxLength(64);
    }
}
