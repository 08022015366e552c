using CanBo.Activities.Access;
using CanBo.Activities.Mail;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Campaigns.Repeating;

/// <summary>Tells the organisers that a month's campaign waits for them.</summary>
internal static class HeldNotices
{
    public static async Task QueueAsync(StepScope step, Guid campaignId, CancellationToken cancellation)
    {
        var holders = await step.Db().Set<Account>().AsNoTracking().Where(a => a.Roles != ActorRoles.None && a.ClosedAt == null && a.PersonId != null)
            .Select(a => new { a.PersonId, a.Roles }).ToListAsync(cancellation);
        foreach (var person in holders.Where(a => a.Roles.HasFlag(ActorRoles.Organiser)).Select(a => a.PersonId!.Value).Distinct())
            Notices.Queue(step, new NewNotice(person, NoticeKind.CampaignHeld, campaignId));
    }
}
