using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Storage;
using CanBo.Runtime.Instances;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Time;
using CanBo.Runtime.Work;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Archiving;

/// <summary>
/// Makes the files of an archive, a slice of time a row of the outbox: read outside any transaction, each file stored in a step of its own, so that nobody waits and a host that dies
/// costs one file. Nothing changes any more in a campaign that may be archived.
/// </summary>
internal sealed class MakeArchive(StepRunner steps, CanBoReader reader, InstanceQueries instances, IEnumerable<IArchivedRows> features, BusinessTime time) : IDeed
{
    private const int CasesRead = 20;
    private const int CasesOfVolume = 100;
    private const int BytesOfVolume = 16_000_000;
    private const int LinesRead = 500;
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(8);

    public static string Kind => "campaign.archive";

    public async Task<DeedResult> DoAsync(OutboxItem item, CancellationToken cancellation)
    {
        var campaignId = Guid.ParseExact(item.Payload, "N");
        var clock = Stopwatch.StartNew();
        while (await MakeVolumeAsync(campaignId, cancellation))
        {
            if (clock.Elapsed < Slice)
                continue;
            var next = string.Create(CultureInfo.InvariantCulture, $"{campaignId:N}:{Ids.New(time.GetUtcNow()):N}");
            await steps.RunAsync(
                (step, _) =>
                {
                    step.Enqueue(Kind, next, item.Payload);
                    return Task.CompletedTask;
                },
                cancellation);
            break;
        }

        return new DeedResult.Done();
    }

    /// <summary>False when there is nothing left to make.</summary>
    private async Task<bool> MakeVolumeAsync(Guid campaignId, CancellationToken cancellation)
    {
        await using var db = reader.Open();
        var archive = await db.Set<CampaignArchive>().AsNoTracking().FirstOrDefaultAsync(a => a.CampaignId == campaignId, cancellation);
        if (archive is not { Status: ArchiveStatus.Making })
            return false;
        using var zip = new ArchiveZip();
        var cases = 0;
        if (archive.Volumes == 0)
            await AddCampaignAsync(zip, db, campaignId, cancellation);
        else
            cases = await AddCasesAsync(zip, db, archive, cancellation);
        if (archive.Volumes > 0 && cases == 0)
        {
            await CompleteAsync(archive, cancellation);
            return false;
        }

        var content = zip.Finish();
        await steps.RunAsync(
            async (step, token) =>
            {
                var current = await step.Db().Set<CampaignArchive>().AsTracking().FirstAsync(a => a.CampaignId == campaignId, token);
                if (current.Version != archive.Version)
                    return;
                current.Add(cases);
                step.Db().Add(new ArchiveVolume
                {
                    CampaignId = campaignId,
                    Number = current.Volumes,
                    Cases = cases,
                    Size = content.Length,
                    Hash = Convert.ToHexStringLower(SHA256.HashData(content)),
                    Content = content,
                });
            },
            cancellation);
        return true;
    }

    private static async Task AddCampaignAsync(ArchiveZip zip, CanBoContext db, Guid campaignId, CancellationToken cancellation) => zip.AddRows(
        "campaign.json",
        db,
        [
            ("campaigns", await db.Set<Campaign>().AsNoTracking().Where(c => c.Id == campaignId).ToListAsync<object>(cancellation)),
            ("campaign_procedures", await db.Set<CampaignProcedure>().AsNoTracking().Where(c => c.CampaignId == campaignId).ToListAsync<object>(cancellation)),
            ("exemptions", await db.Set<Exemption>().AsNoTracking().Where(e => e.CampaignId == campaignId).ToListAsync<object>(cancellation)),
        ]);

    private async Task<int> AddCasesAsync(ArchiveZip zip, CanBoContext db, CampaignArchive archive, CancellationToken cancellation)
    {
        var taken = 0;
        while (taken < CasesOfVolume && zip.Length < BytesOfVolume)
        {
            var some = await CasesOf(db, archive.CampaignId).Skip(archive.CasesArchived + taken).Take(CasesRead).Select(c => new { c.Id, c.InstanceId }).ToListAsync(cancellation);
            if (some.Count == 0)
                break;
            var ids = some.Select(c => c.Id).ToArray();
            var tables = new List<(string, IReadOnlyList<object>)>();
            foreach (var feature in features)
            {
                tables.Add((feature.Name, await feature.ReadAsync(db, ids, cancellation)));
                foreach (var file in await feature.ReadFilesAsync(db, ids, cancellation))
                    zip.AddFile($"files/{file.Name}", file.Bytes);
            }

            zip.AddRows(string.Create(CultureInfo.InvariantCulture, $"cases/{archive.CasesArchived + taken + 1:000000}.json"), db, tables);
            foreach (var one in some)
                zip.AddFile($"journal/{one.Id:N}.txt", await JournalAsync(one.InstanceId, cancellation));
            taken += some.Count;
        }

        return taken;
    }

    /// <summary>The cases of a campaign in the one order in which archive and removal go through them.</summary>
    public static IQueryable<Case> CasesOf(CanBoContext db, Guid campaignId) => db.Set<Case>().AsNoTracking().Where(c => c.CampaignId == campaignId).OrderBy(c => c.Id);

    private async Task<byte[]> JournalAsync(Guid instanceId, CancellationToken cancellation)
    {
        var text = new System.Text.StringBuilder();
        IReadOnlyList<JournalEntry> lines = [];
        do
        {
            lines = await instances.ListJournalAsync(instanceId, lines.Count == 0 ? 0 : lines[^1].Sequence, LinesRead, cancellation);
            foreach (var line in lines)
                text.Append(CultureInfo.InvariantCulture, $"{line.Sequence}\t{line.At:O}\t{line.Event}\t{line.Execution.Number}\t{line.NodeId}\t{line.ActivityType}\t{line.Detail.ReplaceLineEndings(" ")}\n");
        }
        while (lines.Count == LinesRead);
        return System.Text.Encoding.UTF8.GetBytes(text.ToString());
    }

    private Task CompleteAsync(CampaignArchive archive, CancellationToken cancellation) => steps.RunAsync(
        async (step, token) =>
        {
            var current = await step.Db().Set<CampaignArchive>().AsTracking().FirstAsync(a => a.CampaignId == archive.CampaignId, token);
            if (current.Version != archive.Version)
                return;
            var hashes = await step.Db().Set<ArchiveVolume>().Where(v => v.CampaignId == archive.CampaignId).OrderBy(v => v.Number).Select(v => v.Hash).ToListAsync(token);
            current.Complete(Convert.ToHexStringLower(SHA256.HashData([.. hashes.SelectMany(Convert.FromHexString)])), step.Now);
            step.Audit(archive.CampaignId, "CampaignArchiveMade", "system", Value.Object(("hash", Value.Of(current.Hash)), ("files", Value.Of((double)hashes.Count))));
        },
        cancellation);
}
