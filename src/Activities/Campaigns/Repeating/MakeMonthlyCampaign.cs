using System.Globalization;
using CanBo.Activities.Calendar;
using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Time;
using CanBo.Runtime.Work;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Campaigns.Repeating;

/// <summary>
/// When the month's time comes: makes the campaign of the month that has ended, like the newest before it, asks for its launch, and writes the row of the next time, in one step. Months that were missed
/// while no host ran are not made up for: only the last one is.
/// </summary>
internal sealed class MakeMonthlyCampaign(WorkingCalendar calendar) : ITimedJob
{
    public static string Name => "monthly-campaign";

    public async Task RunAsync(StepScope step, string key, string payload, CancellationToken cancellation)
    {
        var db = step.Db();
        var id = Guid.Parse(key, CultureInfo.InvariantCulture);
        if (await db.Set<CampaignRepeat>().AsNoTracking().FirstOrDefaultAsync(r => r.CampaignId == id, cancellation) is not { } repeat)
            return;
        step.ScheduleJob(Name, key, CronTimes.Next(repeat.Cron, step.Now), repeat.Cron);
        var today = BusinessZone.DayOf(step.Now);
        var month = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        if (await db.Set<MonthOfRepeat>().AnyAsync(m => m.RepeatedId == id && m.Month == month, cancellation))
            return;

        try
        {
            var details = await DetailsAsync(db, repeat, month, today, cancellation);
            var campaign = await CreateCampaign.DraftAsync(step, details, repeat.AccountId, cancellation);
            db.Add(MonthOfRepeat.Made(id, month, campaign.Id, step.Now));
            step.Audit(campaign.Id, "CampaignCreated", "timer", Value.Object(("year", Value.Of(campaign.Year)), ("like", Value.Of(id.ToString("N")))));
            step.Enqueue(LaunchMonthlyCampaign.Kind, $"{campaign.Id:N}", $"{campaign.Id:N}");
        }
        catch (Exception exception) when (exception is InvalidInputException or RuleBrokenException)
        {
            var because = exception is InvalidInputException { Errors: [var first, ..] } ? first.Message : ((RuleBrokenException)exception).Sentence;
            db.Add(MonthOfRepeat.Failed(id, month, because, step.Now));
            await HeldNotices.QueueAsync(step, id, cancellation);
        }
    }

    private async Task<CampaignDetails> DetailsAsync(CanBoContext db, CampaignRepeat repeat, DateOnly month, DateOnly today, CancellationToken cancellation)
    {
        // Like the newest, so that what an organiser mended in one month stays mended.
        var model = await (from made in db.Set<MonthOfRepeat>().AsNoTracking()
                           join campaign in db.Set<Campaign>() on made.CampaignId equals campaign.Id
                           where made.RepeatedId == repeat.CampaignId && campaign.Status != CampaignStatus.Cancelled
                           orderby made.Month descending
                           select campaign).FirstOrDefaultAsync(cancellation)
            ?? await db.Set<Campaign>().AsNoTracking().FirstAsync(c => c.Id == repeat.CampaignId, cancellation);
        var procedures = await db.Set<CampaignProcedure>().AsNoTracking().Where(p => p.CampaignId == model.Id).ToDictionaryAsync(p => p.PositionGroup, p => p.DefinitionId, cancellation);
        return new CampaignDetails(
            string.Create(CultureInfo.InvariantCulture, $"{repeat.Name} tháng {month:MM/yyyy}"),
            month.Year,
            month,
            month.AddMonths(1).AddDays(-1),
            model.UnitCodes,
            model.RulePackageCode,
            procedures,
            calendar.AddWorkingDays(today.AddDays(-1), repeat.WorkingDays).Day,
            model.ContactName,
            model.ContactPhone);
    }
}
