using System.Globalization;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Instances;
using CanBo.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Archiving;

/// <summary>Something that must be over before a campaign may be archived, by the feature that knows.</summary>
internal interface IArchiveHindrance
{
    /// <summary>Why not yet; null when nothing hinders.</summary>
    Task<Sentence?> FindAsync(CanBoContext db, Guid campaignId, DateTimeOffset now, CancellationToken cancellation);
}

/// <summary>May this campaign be archived, and its details removed?</summary>
internal sealed class ArchiveGuard(IEnumerable<IArchiveHindrance> hindrances)
{
    /// <summary>Why not; null when it may.</summary>
    public async Task<Sentence?> FindAsync(CanBoContext db, Campaign campaign, DateTimeOffset now, CancellationToken cancellation)
    {
        if (campaign.IsPast || campaign.Status is not (CampaignStatus.Closed or CampaignStatus.Cancelled))
            return Sentence.Of("Chỉ lưu trữ được đợt đã kết thúc hoặc đã hủy.");
        var running = await db.Set<Case>().Where(c => c.CampaignId == campaign.Id)
            .Join(db.Set<InstanceRow>().Where(i => i.Status != InstanceStatus.Finished && i.Status != InstanceStatus.Cancelled), c => c.InstanceId, i => i.Id, (c, i) => c.Id)
            .CountAsync(cancellation);
        if (running > 0)
            return Sentence.Of("Còn {0} hồ sơ chưa đi hết quy trình (thời hạn kiến nghị chẳng hạn), nên chưa lưu trữ được.", running.ToString(CultureInfo.InvariantCulture));
        foreach (var hindrance in hindrances)
        {
            if (await hindrance.FindAsync(db, campaign.Id, now, cancellation) is { } reason)
                return reason;
        }

        return null;
    }
}
