using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks.Reading;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Time;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Archiving;

/// <summary>What organisers see of a campaign's archive, and its files.</summary>
public sealed class ArchiveQueries
{
    private readonly CanBoReader _reader;
    private readonly StepRunner _steps;
    private readonly ArchiveGuard _guard;
    private readonly BusinessTime _time;

    internal ArchiveQueries(CanBoReader reader, StepRunner steps, ArchiveGuard guard, BusinessTime time) => (_reader, _steps, _guard, _time) = (reader, steps, guard, time);

    /// <summary>Where the archive of a campaign stands.</summary>
    /// <exception cref="NotAllowedException">The actor is no organiser.</exception>
    /// <exception cref="NotFoundException">There is no such campaign.</exception>
    public async Task<ArchiveView> GetAsync(Guid campaignId, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        await using var db = _reader.Open();
        var campaign = await db.Set<Campaign>().FirstOrDefaultAsync(c => c.Id == campaignId, cancellation) ?? throw new NotFoundException();
        var archive = await db.Set<CampaignArchive>().FirstOrDefaultAsync(a => a.CampaignId == campaignId, cancellation);
        var cases = await db.Set<Case>().CountAsync(c => c.CampaignId == campaignId, cancellation);
        if (archive is null)
            return new ArchiveView(campaign.Id, campaign.Name, cases, null, await _guard.FindAsync(db, campaign, _time.GetUtcNow(), cancellation), []);
        var files = await db.Set<ArchiveVolume>().Where(v => v.CampaignId == campaignId).OrderBy(v => v.Number)
            .Select(v => new ArchiveFileView(v.Number, v.Cases, v.Size, v.Hash)).ToListAsync(cancellation);
        return new ArchiveView(campaign.Id, campaign.Name, cases, archive, null, files);
    }

    /// <summary>One file. That it was taken goes on record.</summary>
    /// <exception cref="NotAllowedException">The actor is no organiser.</exception>
    /// <exception cref="NotFoundException">There is no such file.</exception>
    public Task<FileContent> GetFileAsync(Guid campaignId, int number, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        return _steps.RunAsync(
            async (step, token) =>
            {
                var file = await step.Db().Set<ArchiveVolume>().AsNoTracking().FirstOrDefaultAsync(v => v.CampaignId == campaignId && v.Number == number, token) ?? throw new NotFoundException();
                step.Audit(campaignId, "CampaignArchiveRead", actor.AuditName, Value.Object(("file", Value.Of((double)number))));
                return new FileContent($"luu-tru-{campaignId:N}-{number:0000}.zip", "application/zip", file.Hash, file.Content);
            },
            cancellation);
    }
}

/// <summary>The archive of a campaign.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="CampaignName">Its name.</param>
/// <param name="Cases">How many cases it has.</param>
/// <param name="Archive">How far it is; null when nobody asked for it.</param>
/// <param name="Hindrance">Why nobody may ask yet; null when one may, or has.</param>
/// <param name="Files">Its files so far.</param>
public sealed record ArchiveView(Guid CampaignId, string CampaignName, int Cases, CampaignArchive? Archive, Sentence? Hindrance, IReadOnlyList<ArchiveFileView> Files);

/// <summary>One file of an archive.</summary>
/// <param name="Number">1 and up.</param>
/// <param name="Cases">Cases in it; none in the first, which holds the campaign.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Hash">SHA-256, lower-case hex.</param>
public sealed record ArchiveFileView(int Number, int Cases, int Size, string Hash);
