using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Campaigns.Repeating;

/// <summary>"Again every month": each month a campaign like this one is made for the month that has ended (domain.md §6, V3). Its calendar is a row of the timers' table.</summary>
public sealed class CampaignRepeat
{
    private CampaignRepeat()
    {
    }

    /// <summary>The campaign that the first is like; later ones are like the newest of the row.</summary>
    public Guid CampaignId { get; private set; }

    /// <summary>What each month's campaign is called before its month, up to 180 characters.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The day of the month, 1 to 28, on whose morning it is made.</summary>
    public int Day { get; private set; }

    /// <summary>Decisions are due by the end of this working day, counted from that day; 1 to 60.</summary>
    public int WorkingDays { get; private set; }

    /// <summary>Launched too when the preview points out something that does not block.</summary>
    public bool DespiteFindings { get; private set; }

    /// <summary>The account that said so, and in whose name it is launched.</summary>
    public Guid AccountId { get; private set; }

    /// <summary>Business time.</summary>
    public DateTimeOffset SetAt { get; private set; }

    /// <summary>When it comes: seven in the morning of its day.</summary>
    public string Cron => string.Create(CultureInfo.InvariantCulture, $"0 0 7 {Day} * ?");

    /// <summary>Nothing said yet.</summary>
    public static CampaignRepeat Of(Guid campaignId) => new() { CampaignId = campaignId };

    /// <summary>Says how.</summary>
    public void Set(RepeatDetails details, Guid accountId, DateTimeOffset now) =>
        (Name, Day, WorkingDays, DespiteFindings, AccountId, SetAt) = (details.Name.Trim(), details.Day, details.WorkingDays, details.DespiteFindings, accountId, now);
}

/// <summary>What an organiser says about a repetition.</summary>
/// <param name="Name">What each month's campaign is called before its month, up to 180 characters.</param>
/// <param name="Day">Day of the month, 1 to 28.</param>
/// <param name="WorkingDays">Working days up to the decision, 1 to 60.</param>
/// <param name="DespiteFindings">Launch too when the preview points out something that does not block.</param>
public sealed record RepeatDetails(string Name, int Day, int WorkingDays, bool DespiteFindings)
{
    /// <summary>As domain.md §2.7 assumes for monthly sheets: confirmed by the fifth working day of the next month.</summary>
    public static RepeatDetails Usual(string name) => new(name, 1, 5, false);
}

internal sealed class CampaignRepeatConfiguration : IEntityTypeConfiguration<CampaignRepeat>
{
    public void Configure(EntityTypeBuilder<CampaignRepeat> repeat)
    {
        repeat.ToTable("campaign_repeats");
        repeat.HasKey(r => r.CampaignId);
        repeat.Property(r => r.CampaignId).ValueGeneratedNever();
        repeat.Property(r => r.Name).HasMaxLength(200);
        repeat.Ignore(r => r.Cron);
    }
}
