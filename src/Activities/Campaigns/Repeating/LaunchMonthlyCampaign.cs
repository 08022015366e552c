using System.Globalization;
using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Work;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Campaigns.Repeating;

/// <summary>
/// Launches a month's campaign as its organiser would, with the same preview, the same checks and that organiser's rights as they are now. Where the preview points out anything, it stays a draft and the
/// organisers are told.
/// </summary>
internal sealed class LaunchMonthlyCampaign(StepRunner steps, CanBoReader reader, LaunchCampaign launch) : IDeed
{
    public static string Kind => "campaign.monthly";

    public async Task<DeedResult> DoAsync(OutboxItem item, CancellationToken cancellation)
    {
        var id = Guid.Parse(item.Payload, CultureInfo.InvariantCulture);
        await using var db = reader.Open();
        var found = await (from month in db.Set<MonthOfRepeat>()
                           join campaign in db.Set<Campaign>() on month.CampaignId equals campaign.Id
                           where campaign.Id == id
                           select new { month.RepeatedId, month.Outcome, campaign.Status, campaign.OrganiserAccountId }).FirstOrDefaultAsync(cancellation);
        if (found is not { Outcome: RepeatOutcome.Made })
            return new DeedResult.Done();
        var because = found.Status != CampaignStatus.Draft ? null : await TryAsync(db, id, found.RepeatedId, found.OrganiserAccountId, cancellation);
        await steps.RunAsync((step, token) => RecordAsync(step, id, because, token), cancellation);
        return new DeedResult.Done();
    }

    /// <summary>Null when it was launched.</summary>
    private async Task<Sentence?> TryAsync(CanBoContext db, Guid id, Guid repeatedId, Guid? accountId, CancellationToken cancellation)
    {
        var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == accountId && a.ClosedAt == null, cancellation);
        var actor = account is null ? Actor.Anonymous : new Actor(account.Id, account.PersonId, account.Roles, SignInStrength.System);
        if (!actor.Is(ActorRoles.Organiser))
            return Sentence.Of("Người đặt lịch không còn quyền tổ chức đợt đánh giá. Xem trước rồi phát động, và đặt lại lịch.");
        try
        {
            var plan = (await launch.PreviewAsync(id, actor, cancellation)).Plan;
            var isAllowed = await db.Set<CampaignRepeat>().AnyAsync(r => r.CampaignId == repeatedId && r.DespiteFindings, cancellation);
            if (plan.MayLaunch && !isAllowed && plan.Gaps.Count + plan.Findings.Count > 0)
            {
                return Sentence.Of(
                    "Xem trước phát động nêu {0} điều cần xem. Xem, sửa nếu cần, rồi phát động.", (plan.Gaps.Count + plan.Findings.Count).ToString(CultureInfo.InvariantCulture));
            }

            await launch.LaunchAsync(id, actor, cancellation);
            return null;
        }
        catch (RuleBrokenException broken)
        {
            // Somebody else was quicker: then it runs.
            return broken.Code == "already_launched" ? null : broken.Sentence;
        }
    }

    private static async Task RecordAsync(StepScope step, Guid id, Sentence? because, CancellationToken cancellation)
    {
        var month = await step.Db().Set<MonthOfRepeat>().AsTracking().FirstAsync(m => m.CampaignId == id, cancellation);
        if (month.Outcome != RepeatOutcome.Made)
            return;
        if (because is null)
        {
            month.Launch();
            return;
        }

        month.Hold(because);
        await HeldNotices.QueueAsync(step, id, cancellation);
    }
}
