using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Campaigns.Repeating;

/// <summary>Reads how a campaign comes again, and what came of the months so far. Organisers only.</summary>
/// <param name="reader">Opens reading contexts.</param>
/// <param name="time">Business time: when the next is made.</param>
public sealed class RepeatQueries(CanBoReader reader, BusinessTime time)
{
    private const int MostMonths = 24;

    /// <summary>The repetition that a campaign began or belongs to.</summary>
    public async Task<RepeatView> GetAsync(Guid campaignId, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        await using var db = reader.Open();
        var id = await db.Set<MonthOfRepeat>().Where(m => m.CampaignId == campaignId).Select(m => (Guid?)m.RepeatedId).FirstOrDefaultAsync(cancellation) ?? campaignId;
        var name = await db.Set<Campaign>().Where(c => c.Id == id).Select(c => c.Name).FirstOrDefaultAsync(cancellation) ?? throw new NotFoundException();
        var repeat = await db.Set<CampaignRepeat>().FirstOrDefaultAsync(r => r.CampaignId == id, cancellation);
        var months = await (from month in db.Set<MonthOfRepeat>()
                            where month.RepeatedId == id
                            join found in db.Set<Campaign>() on month.CampaignId equals found.Id into campaigns
                            from campaign in campaigns.DefaultIfEmpty()
                            orderby month.Month descending
                            select new RepeatedMonth(month.Month, month.CampaignId, campaign == null ? null : campaign.Name, campaign == null ? null : campaign.Status, month.Because)).Take(MostMonths).ToListAsync(cancellation);
        return new RepeatView(
            id,
            name,
            repeat is null ? null : new RepeatDetails(repeat.Name, repeat.Day, repeat.WorkingDays, repeat.DespiteFindings),
            repeat is null ? null : CronTimes.Next(repeat.Cron, time.GetUtcNow()),
            months);
    }
}

/// <summary>How a campaign comes again.</summary>
/// <param name="CampaignId">The campaign that is repeated.</param>
/// <param name="CampaignName">Its name.</param>
/// <param name="Details">Null when it is not repeated.</param>
/// <param name="Next">When the next is made; null when it is not repeated.</param>
/// <param name="Months">What came of the last two years, newest first.</param>
public sealed record RepeatView(Guid CampaignId, string CampaignName, RepeatDetails? Details, DateTimeOffset? Next, IReadOnlyList<RepeatedMonth> Months);

/// <summary>One month.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="CampaignId">Its campaign; null when none could be made.</param>
/// <param name="Name">The campaign's name.</param>
/// <param name="Status">Where the campaign stands.</param>
/// <param name="Because">Why it was not launched by itself; null when it was.</param>
public sealed record RepeatedMonth(DateOnly Month, Guid? CampaignId, string? Name, CampaignStatus? Status, Sentence? Because);
