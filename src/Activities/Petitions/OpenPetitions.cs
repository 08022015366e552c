using CanBo.Activities.Archiving;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Petitions;

/// <summary>While somebody may still petition, or waits for the answer, nothing is archived or removed.</summary>
internal sealed class OpenPetitions : IArchiveHindrance
{
    public async Task<Sentence?> FindAsync(CanBoContext db, Guid campaignId, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await db.Set<Petition>().AnyAsync(p => p.CampaignId == campaignId && (p.Status == PetitionStatus.Filed || p.Status == PetitionStatus.Overdue), cancellation))
            return Sentence.Of("Còn kiến nghị chưa trả lời, nên chưa lưu trữ được.");
        return await db.Set<Case>().AnyAsync(c => c.CampaignId == campaignId && db.Set<PetitionWindow>().Any(w => w.CaseId == c.Id && !w.IsClosed && w.ClosesAt > now), cancellation)
            ? Sentence.Of("Còn người đang trong thời hạn kiến nghị, nên chưa lưu trữ được.")
            : null;
    }
}
