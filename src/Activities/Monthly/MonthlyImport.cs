using CanBo.Activities.People.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Monthly;

/// <summary>One file of monthly totals: looked at, then written. Its id is the preview's token.</summary>
public sealed class MonthlyImport
{
    private MonthlyImport()
    {
    }

    /// <summary>Made by us, carrying no time: whoever knows it may carry the preview out.</summary>
    public Guid Id { get; private set; }

    /// <summary>The campaign it was uploaded for.</summary>
    public Guid CampaignId { get; private set; }

    /// <summary>The year of the totals.</summary>
    public int Year { get; private set; }

    /// <summary>The file's name, for people.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>The file, compressed; emptied once it is written.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>What the preview showed, as a hash: exactly this is written or nothing.</summary>
    public string Digest { get; private set; } = "";

    /// <summary>Who uploaded it, as the audit trail names them.</summary>
    public string CreatedBy { get; private set; } = "";

    /// <summary>Business time of the upload.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Business time of the writing; null before.</summary>
    public DateTimeOffset? CommittedAt { get; private set; }

    /// <summary>How many months are new.</summary>
    public int Added { get; private set; }

    /// <summary>How many changed.</summary>
    public int Changed { get; private set; }

    /// <summary>How many stayed as they were.</summary>
    public int Unchanged { get; private set; }

    /// <summary>Rows left out because of errors.</summary>
    public int Skipped { get; private set; }

    /// <summary>A file that was looked at.</summary>
    public static MonthlyImport Preview(Guid id, Guid campaignId, int year, string fileName, byte[] content, MonthlyPlan plan, string actor, DateTimeOffset now)
    {
        var import = new MonthlyImport
        {
            Id = id,
            CampaignId = campaignId,
            Year = year,
            FileName = fileName,
            Content = ChangeStorage.Pack(content),
            CreatedBy = actor,
            CreatedAt = now,
        };
        import.Count(plan);
        return import;
    }

    /// <summary>The file as it was uploaded.</summary>
    public byte[] File() => ChangeStorage.Unpack(Content);

    /// <summary>It was written.</summary>
    public void Commit(MonthlyPlan plan, DateTimeOffset now)
    {
        Count(plan);
        CommittedAt = now;
        Content = [];
    }

    private void Count(MonthlyPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        (Added, Changed, Unchanged, Skipped, Digest) = (plan.Added, plan.Changed, plan.Unchanged, plan.ErrorRows, plan.Digest);
    }
}

internal sealed class MonthlyImportConfiguration : IEntityTypeConfiguration<MonthlyImport>
{
    public void Configure(EntityTypeBuilder<MonthlyImport> import)
    {
        import.ToTable("monthly_imports");
        import.HasKey(i => i.Id);
        import.Property(i => i.Id).ValueGeneratedNever();
        import.Property(i => i.FileName).HasMaxLength(200);
        import.Property(i => i.Digest).HasMaxLength(64);
        import.Property(i => i.CreatedBy).HasMaxLength(80);
        import.HasIndex(i => new { i.CampaignId, i.CreatedAt });
    }
}
