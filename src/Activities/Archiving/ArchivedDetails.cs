using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Archiving;

/// <summary>Says of a case that its details are in its campaign's archive and no longer here.</summary>
/// <param name="MadeAt">When the archive's files were made (business time).</param>
/// <param name="RemovedAt">Since when the details are gone (business time).</param>
public sealed record ArchivedDetails(DateTimeOffset MadeAt, DateTimeOffset RemovedAt)
{
    /// <summary>Of a campaign's cases; null while their details are here.</summary>
    internal static async Task<ArchivedDetails?> OfAsync(CanBoContext db, Guid campaignId, CancellationToken cancellation) =>
        await db.Set<CampaignArchive>().AsNoTracking().FirstOrDefaultAsync(a => a.CampaignId == campaignId, cancellation) is { MadeAt: { } made, RemoveFrom: { } from } archive
        && (archive.Status == ArchiveStatus.Removed || archive.CasesRemoved > 0)
            ? new ArchivedDetails(made, archive.RemovedAt ?? from)
            : null;
}
