using CanBo.Activities.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Remedial;

/// <summary>A fault to mend, as its person planned it after the notice (R366 Art. 8); carried into the sheets of later years until it is mended completely.</summary>
public sealed class RemedialItem
{
    private RemedialItem()
    {
    }

    /// <summary>Made by us.</summary>
    public Guid Id { get; private set; }

    /// <summary>The case in which it was planned.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>That case's campaign.</summary>
    public Guid CampaignId { get; private set; }

    /// <summary>Whose fault it is.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>The year evaluated when it was planned.</summary>
    public int Year { get; private set; }

    /// <summary>Its place in the plan, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The limit or fault (<i>hạn chế, khuyết điểm</i>).</summary>
    public string Fault { get; private set; } = "";

    /// <summary>What will be done (<i>biện pháp</i>).</summary>
    public string Measure { get; private set; } = "";

    /// <summary>By when.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>How far it is.</summary>
    public FaultStatus Status { get; private set; }

    /// <summary>Per cent mended, 0 to 100.</summary>
    public int Degree { get; private set; }

    /// <summary>Difficulties, responsibility: the person's words with the last report.</summary>
    public string Note { get; private set; } = "";

    /// <summary>The year in whose sheet it was last reported; null before.</summary>
    public int? ReportedYear { get; private set; }

    /// <summary>When (business time).</summary>
    public DateTimeOffset? ReportedAt { get; private set; }

    /// <summary>Plans to mend a fault.</summary>
    public static RemedialItem Plan(Guid id, RemedialPlan plan, int number, FaultRow row)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(row);
        return new RemedialItem
        {
            Id = id,
            CaseId = plan.CaseId,
            CampaignId = plan.CampaignId,
            PersonId = plan.PersonId,
            Year = plan.Year,
            Number = number,
            Fault = row.Fault,
            Measure = row.Measure,
            DueOn = row.DueOn,
            Status = FaultStatus.Planned,
        };
    }

    /// <summary>The person says in a later year's sheet how far it is.</summary>
    public void Report(FaultReport report, int year, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(report);
        (Status, Degree, Note, ReportedYear, ReportedAt) = (report.Status, report.Degree, report.Note, year, now);
    }
}

internal sealed class RemedialItemConfiguration : IEntityTypeConfiguration<RemedialItem>
{
    public void Configure(EntityTypeBuilder<RemedialItem> item)
    {
        item.ToTable("remedial_items");
        item.HasKey(i => i.Id);
        item.Property(i => i.Id).ValueGeneratedNever();
        item.Property(i => i.Fault).HasMaxLength(FaultRow.LongestText);
        item.Property(i => i.Measure).HasMaxLength(FaultRow.LongestText);
        item.Property(i => i.Note).HasMaxLength(FaultRow.LongestText);
        item.HasIndex(i => new { i.PersonId, i.Year });
        item.HasIndex(i => new { i.CampaignId, i.Status });
        item.HasIndex(i => i.CaseId);
    }
}
