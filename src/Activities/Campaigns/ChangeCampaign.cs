using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Mail;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Campaigns;

/// <summary>Extends, closes or cancels a campaign under way.</summary>
/// <param name="steps">The door to the database.</param>
public sealed class ChangeCampaign(StepRunner steps)
{
    /// <summary>Moves the day by which decisions are due; the reason goes on record.</summary>
    public Task ExtendAsync(Guid campaignId, DateOnly decideBefore, string reason, Actor actor, CancellationToken cancellation) =>
        ChangeAsync(campaignId, reason, actor, "CampaignExtended", (_, campaign, _) =>
        {
            if (campaign.Status is not (CampaignStatus.Running or CampaignStatus.Draft))
                throw new RuleBrokenException(Sentence.Of("Chỉ gia hạn được đợt đang chuẩn bị hoặc đang chạy."));
            if (decideBefore < campaign.PeriodFrom)
                throw new InvalidInputException("decideBefore", Sentence.Of("Hạn quyết định phải sau ngày đầu kỳ."));
            campaign.Extend(decideBefore);
            return Task.CompletedTask;
        }, cancellation);

    /// <summary>Closes the campaign: no rating changes any more. Refused while cases are undecided.</summary>
    public Task CloseAsync(Guid campaignId, string reason, Actor actor, CancellationToken cancellation) =>
        ChangeAsync(campaignId, reason, actor, "CampaignClosed", async (step, campaign, token) =>
        {
            if (campaign.Status != CampaignStatus.Running)
                throw new RuleBrokenException(Sentence.Of("Chỉ kết thúc được đợt đang chạy."));
            var undecided = await step.Db().Set<Case>().CountAsync(c => c.CampaignId == campaignId && c.Status == CaseStatus.Open, token);
            if (undecided > 0)
                throw new RuleBrokenException(Sentence.Of("Còn {0} hồ sơ chưa có quyết định. Quyết định hoặc hủy các hồ sơ này trước khi kết thúc đợt.", undecided.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            campaign.Close(step.Now);
        }, cancellation);

    /// <summary>Calls the campaign off: every case is withdrawn and everyone who had been asked gets one mail of apology.</summary>
    public Task CancelAsync(Guid campaignId, string reason, Actor actor, CancellationToken cancellation) =>
        ChangeAsync(campaignId, reason, actor, "CampaignCancelled", async (step, campaign, token) =>
        {
            if (campaign.Status is CampaignStatus.Closed or CampaignStatus.Cancelled)
                throw new RuleBrokenException(Sentence.Of("Đợt này đã kết thúc."));
            campaign.Cancel(step.Now);
            await TellEveryoneAskedAsync(step, campaignId, token);
            await step.FlushAsync(token);
            step.ScheduleJob(CancelCases.Name, campaignId.ToString("N"), step.Now, campaignId.ToString("N"));
        }, cancellation);

    private Task ChangeAsync(Guid campaignId, string reason, Actor actor, string action, Func<StepScope, Campaign, CancellationToken, Task> change, CancellationToken cancellation)
    {
        if (!actor.Is(ActorRoles.Organiser))
            throw new NotAllowedException();
        if (string.IsNullOrWhiteSpace(reason))
            throw new InvalidInputException("reason", Sentence.Of("Ghi lý do: người sau đọc lại hồ sơ sẽ cần."));
        return steps.RunAsync(
            async (step, token) =>
            {
                await step.LockAsync($"campaign:{campaignId:N}", token);
                var campaign = await step.Db().Set<Campaign>().AsTracking().FirstOrDefaultAsync(c => c.Id == campaignId, token) ?? throw new NotFoundException();
                await change(step, campaign, token);
                step.Audit(campaignId, action, actor.AuditName, Value.Object(("reason", Value.Of(reason.Trim()))));
            },
            cancellation);
    }

    private static async Task TellEveryoneAskedAsync(StepScope step, Guid campaignId, CancellationToken cancellation)
    {
        var asked = await step.Db().Set<TaskItem>()
            .Where(t => t.CampaignId == campaignId)
            .Select(t => t.AssigneeId)
            .Distinct()
            .ToListAsync(cancellation);
        foreach (var person in asked)
            Notices.Queue(step, new NewNotice(person, NoticeKind.CampaignCancelled, campaignId));
    }
}
