using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Remedial;

/// <summary>The commitment of a person after a year's rating (<i>bản cam kết tu dưỡng, rèn luyện, phấn đấu</i>), with which the plan's items stand.</summary>
public sealed class RemedialPlan
{
    private RemedialPlan()
    {
    }

    /// <summary>The case after which it was written.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>Its campaign.</summary>
    public Guid CampaignId { get; private set; }

    /// <summary>Whose.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>The year evaluated.</summary>
    public int Year { get; private set; }

    /// <summary>The person's words.</summary>
    public string Commitment { get; private set; } = "";

    /// <summary>When it was last sent (business time).</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>A plan to be written.</summary>
    public static RemedialPlan Of(Guid caseId, Guid campaignId, Guid personId, int year) => new() { CaseId = caseId, CampaignId = campaignId, PersonId = personId, Year = year };

    /// <summary>Takes the person's words.</summary>
    public void Commit(string commitment, DateTimeOffset now) => (Commitment, At) = (commitment, now);
}

internal sealed class RemedialPlanConfiguration : IEntityTypeConfiguration<RemedialPlan>
{
    public void Configure(EntityTypeBuilder<RemedialPlan> plan)
    {
        plan.ToTable("remedial_plans");
        plan.HasKey(p => p.CaseId);
        plan.Property(p => p.CaseId).ValueGeneratedNever();
        plan.Property(p => p.Commitment).HasMaxLength(8000);
        plan.HasIndex(p => new { p.PersonId, p.Year });
    }
}
