using System.Globalization;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Voting;

/// <summary>
/// One lock for the votes of a body in a campaign: joining, opening, casting, replacing, paper and closing all take it before they read, so that no
/// slip is acknowledged after the count and of the last two slips the second sees the first.
/// </summary>
internal static class VoteLock
{
    public static string Key(Guid campaignId, Guid bodyId) => string.Create(CultureInfo.InvariantCulture, $"vote:{campaignId:N}:{bodyId:N}");

    /// <summary>Takes the lock of a session, then the session as it is under the lock; null when there is none.</summary>
    public static async Task<VoteSession?> TakeAsync(StepScope step, Guid sessionId, CancellationToken cancellation)
    {
        var sessions = step.Db().Set<VoteSession>();
        var at = await sessions.AsNoTracking().Where(s => s.Id == sessionId).Select(s => new { s.CampaignId, s.BodyId }).FirstOrDefaultAsync(cancellation);
        if (at is null)
            return null;
        await step.LockAsync(Key(at.CampaignId, at.BodyId), cancellation);
        return await sessions.FirstAsync(s => s.Id == sessionId, cancellation);
    }
}
