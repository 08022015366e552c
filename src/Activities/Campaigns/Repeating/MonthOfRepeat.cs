using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Campaigns.Repeating;

/// <summary>What came of one month of a repetition; there is one a month, however often and on however many hosts its time comes.</summary>
public sealed class MonthOfRepeat
{
    private MonthOfRepeat()
    {
    }

    /// <summary>The campaign that is repeated.</summary>
    public Guid RepeatedId { get; private set; }

    /// <summary>First day of the month evaluated.</summary>
    public DateOnly Month { get; private set; }

    /// <summary>The month's campaign; null when it could not even be made.</summary>
    public Guid? CampaignId { get; private set; }

    /// <summary>How far it is.</summary>
    public RepeatOutcome Outcome { get; private set; }

    /// <summary>Why it was not launched; null when it was, or will be.</summary>
    public Sentence? Because { get; private set; }

    /// <summary>Business time.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>A campaign that is about to be launched.</summary>
    public static MonthOfRepeat Made(Guid repeatedId, DateOnly month, Guid campaignId, DateTimeOffset now) =>
        new() { RepeatedId = repeatedId, Month = month, CampaignId = campaignId, Outcome = RepeatOutcome.Made, At = now };

    /// <summary>A month whose campaign could not be made.</summary>
    public static MonthOfRepeat Failed(Guid repeatedId, DateOnly month, Sentence because, DateTimeOffset now) =>
        new() { RepeatedId = repeatedId, Month = month, Outcome = RepeatOutcome.Held, Because = because, At = now };

    /// <summary>It runs.</summary>
    public void Launch() => (Outcome, Because) = (RepeatOutcome.Launched, null);

    /// <summary>It is left to the organisers.</summary>
    public void Hold(Sentence because) => (Outcome, Because) = (RepeatOutcome.Held, because);
}

/// <summary>How far a month of a repetition is.</summary>
public enum RepeatOutcome
{
    /// <summary>The campaign is made and is about to be launched.</summary>
    Made,

    /// <summary>Launched.</summary>
    Launched,

    /// <summary>Not launched: organisers were told to look.</summary>
    Held,
}

internal sealed class MonthOfRepeatConfiguration : IEntityTypeConfiguration<MonthOfRepeat>
{
    public void Configure(EntityTypeBuilder<MonthOfRepeat> month)
    {
        month.ToTable("campaign_repeat_months");
        month.HasKey(m => new { m.RepeatedId, m.Month });
        month.Property(m => m.Because).HasConversion<SentenceConverter>();
        month.HasIndex(m => m.CampaignId).IsUnique();
    }
}
