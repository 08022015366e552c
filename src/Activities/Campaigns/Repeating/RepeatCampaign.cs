using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Time;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Campaigns.Repeating;

/// <summary>Says that a campaign comes again every month, changes how, or ends it.</summary>
/// <param name="steps">The door to the database.</param>
public sealed class RepeatCampaign(StepRunner steps)
{
    /// <summary>From now on every month; said again, it replaces what was said before, and the row of the next time moves in the same step.</summary>
    public Task SetAsync(Guid campaignId, RepeatDetails details, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(details);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        if (actor.AccountId is not { } account)
            throw new NotAllowedException();
        Check(details);
        return steps.RunAsync(
            async (step, token) =>
            {
                var db = step.Db();
                await step.LockAsync($"campaign:{campaignId:N}", token);
                var campaign = await db.Set<Campaign>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == campaignId, token) ?? throw new NotFoundException();
                if (campaign.IsPast || campaign.Status == CampaignStatus.Cancelled)
                    throw new RuleBrokenException(Sentence.Of("Đợt đã hủy hoặc nhập từ năm trước thì không lặp lại được. Chọn một đợt khác."));
                if (await db.Set<MonthOfRepeat>().Where(m => m.CampaignId == campaignId).AnyAsync(m => db.Set<CampaignRepeat>().Any(r => r.CampaignId == m.RepeatedId), token))
                    throw new RuleBrokenException(Sentence.Of("Đợt này do lịch hằng tháng tạo ra. Sửa hoặc dừng lịch đó."));
                var repeat = await db.Set<CampaignRepeat>().AsTracking().FirstOrDefaultAsync(r => r.CampaignId == campaignId, token);
                if (repeat is null)
                    db.Add(repeat = CampaignRepeat.Of(campaignId));
                repeat.Set(details, account, step.Now);
                step.ScheduleJob(MakeMonthlyCampaign.Name, $"{campaignId:N}", CronTimes.Next(repeat.Cron, step.Now), repeat.Cron);
                step.Audit(campaignId, "CampaignRepeatSet", actor.AuditName, Value.Object(("day", Value.Of(repeat.Day)), ("workingDays", Value.Of(repeat.WorkingDays))));
            },
            cancellation);
    }

    /// <summary>Ends it: nothing more is made; what was made stays. Does nothing when there is none.</summary>
    public Task StopAsync(Guid campaignId, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        return steps.RunAsync(
            async (step, token) =>
            {
                // Its timer finds nothing when its time comes, and writes no next one.
                if (await step.Db().Set<CampaignRepeat>().Where(r => r.CampaignId == campaignId).ExecuteDeleteAsync(token) > 0)
                    step.Audit(campaignId, "CampaignRepeatStopped", actor.AuditName, Value.EmptyObject);
            },
            cancellation);
    }

    private static void Check(RepeatDetails details)
    {
        var errors = new List<FieldError>();
        if (string.IsNullOrWhiteSpace(details.Name) || details.Name.Length > 180)
            errors.Add(new FieldError("name", Sentence.Of("Nhập tên gọi chung của các đợt, không quá 180 ký tự.")));
        if (details.Day is < 1 or > 28)
            errors.Add(new FieldError("day", Sentence.Of("Nhập ngày trong tháng, từ 1 đến 28.")));
        if (details.WorkingDays is < 1 or > 60)
            errors.Add(new FieldError("workingDays", Sentence.Of("Nhập số ngày làm việc, từ 1 đến 60.")));
        if (errors.Count > 0)
            throw new InvalidInputException([.. errors]);
    }
}
