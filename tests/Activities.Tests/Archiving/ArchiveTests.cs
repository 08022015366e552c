using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CanBo.Activities.Access;
using CanBo.Activities.Archiving;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Meetings;
using CanBo.Activities.Petitions;
using CanBo.Activities.Ratings;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tests.Mail;
using CanBo.Activities.Tests.Results;
using CanBo.Runtime.Audit;
using CanBo.Runtime.Instances;
using CanBo.Runtime.Stepping;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Case = CanBo.Activities.Campaigns.Case;

namespace CanBo.Activities.Tests.Archiving;

public sealed class ArchiveTests : IDisposable
{
    private static readonly Actor Participant = new(Guid.NewGuid(), Guid.NewGuid(), ActorRoles.Operator, SignInStrength.Password);

    private readonly TemporaryFolder _mail = TemporaryFolder.Create();

    [Theory, BothDatabases]
    public async Task A_campaign_is_archived_once_no_petition_runs_and_its_details_go_when_their_days_are_over(DatabaseKind kind)
    {
        await using var world = await ResultWorld.StartAsync(kind, Transports.Pickup(TimeProvider.System, _mail.Path));
        await world.DecideAsync("021");
        var @case = await world.CaseAsync("021");
        await AttachAsync(world, @case.Id);
        await world.Get<FilePetition>().HandleAsync(@case.Id, "Không đồng ý.", await world.ActorAsync("021", SignInStrength.MailLink), CancellationToken.None);
        await CallOffOthersAsync(world, @case.Id);
        await world.Get<ChangeCampaign>().CloseAsync(world.CampaignId, "Xong.", ResultWorld.Organiser, CancellationToken.None);

        (await RefusedAsync(world)).Message.ShouldContain("chưa đi hết quy trình");
        await world.PassAsync(TimeSpan.FromDays(11));
        (await RefusedAsync(world)).Message.ShouldContain("kiến nghị chưa trả lời");
        await world.Get<AnswerPetition>().HandleAsync(@case.Id, null, "Đã xem lại hồ sơ.", await world.ActorAsync("010"), CancellationToken.None);
        await Should.ThrowAsync<NotAllowedException>(() => ArchiveAsync(world, Participant));
        await ArchiveAsync(world, ResultWorld.Organiser);
        await Should.ThrowAsync<RuleBrokenException>(() => ArchiveAsync(world, ResultWorld.Organiser));
        await world.PassAsync(TimeSpan.Zero);

        var made = await world.Get<ArchiveQueries>().GetAsync(world.CampaignId, ResultWorld.Organiser, CancellationToken.None);
        made.Archive!.Status.ShouldBe(ArchiveStatus.Made);
        made.Files.Sum(f => f.Cases).ShouldBe(made.Cases);
        made.Archive.Hash.ShouldBe(Hex([.. made.Files.SelectMany(f => Convert.FromHexString(f.Hash))]));
        await Should.ThrowAsync<NotAllowedException>(() => world.Get<ArchiveQueries>().GetFileAsync(world.CampaignId, 2, Participant, CancellationToken.None));
        var entries = await ReadAsync(world, 2);
        entries.Keys.ShouldContain($"files/{Hex("ab"u8.ToArray())}");
        entries.Keys.ShouldContain($"files/{Hex("%PDF-1"u8.ToArray())}");
        var rows = Encoding.UTF8.GetString(entries["cases/000001.json"]);
        rows.ShouldContain("\"Không đồng ý.\"");
        rows.ShouldContain("\"rating_decisions\"");
        rows.ShouldContain("bien-ban.pdf");
        rows.ShouldNotContain("envelope");
        rows.ShouldNotContain("sealing");

        await world.PassAsync(TimeSpan.FromDays(29));
        (await RemoveAsync(world)).ShouldBe(0);
        (await DetailsAsync(world)).ShouldBeGreaterThan(0);
        await world.PassAsync(TimeSpan.FromDays(2));
        await HoldBackOthersAsync(world, 25);
        (await RemoveAsync(world)).ShouldBeGreaterThan(0);

        (await DetailsAsync(world)).ShouldBe(0);
        (await world.CaseAsync("021")).FinalRating.ShouldBe(Rating.TOT);
        (await ReadAsync(world, 2)).Count.ShouldBe(entries.Count);
        await using var db = world.Read();
        (await db.Set<RatingDecision>().CountAsync()).ShouldBe(1);
        (await db.Set<Petition>().CountAsync()).ShouldBe(1);
        var record = await db.Set<AuditRow>().Where(a => a.Subject == world.CampaignId).OrderBy(a => a.Number).Select(a => a.Action).ToListAsync();
        record[2..].ShouldBe(["CampaignClosed", "CampaignArchived", "CampaignArchiveMade", "CampaignArchiveRead", "CampaignDetailsRemoved", "CampaignArchiveRead"]);
    }

    public void Dispose() => _mail.Dispose();

    private static Task ArchiveAsync(ResultWorld world, Actor actor) =>
        world.Get<ArchiveCampaign>().HandleAsync(world.CampaignId, 30, "Hết năm.", actor, CancellationToken.None);

    private static Task<RuleBrokenException> RefusedAsync(ResultWorld world) => Should.ThrowAsync<RuleBrokenException>(() => ArchiveAsync(world, ResultWorld.Organiser));

    private static async Task AttachAsync(ResultWorld world, Guid caseId) => await world.Get<StepRunner>().RunAsync(
        async (step, token) =>
        {
            var task = await step.Db().Set<TaskItem>().FirstAsync(t => t.CaseId == caseId && t.Kind == TaskKind.SelfAssessment, token);
            var bytes = "ab"u8.ToArray();
            step.Db().Add(new AttachmentContent { Hash = Hex(bytes), Bytes = bytes });
            var scan = MeetingScan.Attach(Guid.NewGuid());
            scan.Replace("bien-ban.pdf", "application/pdf", "%PDF-1"u8.ToArray(), Hex("%PDF-1"u8.ToArray()), task.AssigneeId, step.Now);
            step.Db().AddRange(scan, MeetingCase.Join(scan.MeetingId, caseId, task.InstanceId!.Value, 1));
            step.Db().Add(Attachment.Add(Ids.New(step.Now), task.Id, "evidence", new SniffedFile("san-pham.txt", "text/plain", bytes.Length), Hex(bytes), task.AssigneeId, step.Now));
        },
        CancellationToken.None);

    private static async Task CallOffOthersAsync(ResultWorld world, Guid but) => await world.Get<StepRunner>().RunAsync(
        async (step, token) =>
        {
            foreach (var other in await step.Db().Set<Case>().AsTracking().Where(c => c.Id != but).ToListAsync(token))
            {
                other.Cancel();
                await step.CancelAsync(other.InstanceId, "Test", token);
            }
        },
        CancellationToken.None);

    /// <summary>The zip's entries, each checked against SHA256SUMS.</summary>
    private static async Task<Dictionary<string, byte[]>> ReadAsync(ResultWorld world, int number)
    {
        var file = await world.Get<ArchiveQueries>().GetFileAsync(world.CampaignId, number, ResultWorld.Organiser, CancellationToken.None);
        Hex(file.Bytes).ShouldBe(file.Hash);
        using var zip = new ZipArchive(new MemoryStream(file.Bytes));
        var entries = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            using var bytes = new MemoryStream();
            await using (var content = entry.Open())
                await content.CopyToAsync(bytes);
            entries.Add(entry.FullName, bytes.ToArray());
        }

        var sums = Encoding.UTF8.GetString(entries["SHA256SUMS"]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split("  ")).ToDictionary(p => p[1], p => p[0]);
        sums.Count.ShouldBe(entries.Count - 1);
        sums.ShouldAllBe(s => Hex(entries[s.Key]) == s.Value);
        return entries;
    }

    /// <summary>Archives that were due before and are held back, because their campaigns run again.</summary>
    private static async Task HoldBackOthersAsync(ResultWorld world, int count) => await world.Get<StepRunner>().RunAsync(
        (step, _) =>
        {
            for (var i = 0; i < count; i++)
            {
                var campaign = Campaign.Draft(Ids.New(step.Now), "Đợt khác", 2025, new(2025, 1, 1), new(2025, 12, 31), step.Now);
                var archive = CampaignArchive.Of(campaign.Id, 0, step.Now);
                archive.Complete("", step.Now.AddYears(-1));
                step.Db().AddRange(campaign, archive);
            }

            return Task.CompletedTask;
        },
        CancellationToken.None);

    private static async Task<int> RemoveAsync(ResultWorld world)
    {
        var rounds = 0;
        for (var from = ""; ; rounds++)
        {
            var stopped = await world.Get<StepRunner>().RunAsync(
                async (step, token) =>
                {
                    await using var scope = world.Get<IServiceScopeFactory>().CreateAsyncScope();
                    return await scope.ServiceProvider.GetRequiredService<ArchiveRetention>().RunAsync(step, from, token);
                },
                CancellationToken.None);
            if (stopped is null)
                return rounds;
            from = stopped;
        }
    }

    private static async Task<int> DetailsAsync(ResultWorld world)
    {
        await using var db = world.Read();
        var instance = (await world.CaseAsync("021")).InstanceId;
        return await db.Set<TaskItem>().CountAsync(t => t.CaseId != null) + await db.Set<Attachment>().CountAsync() + await db.Set<AttachmentContent>().CountAsync()
            + await db.Set<Activities.Mail.Notice>().CountAsync() + await db.Set<Activities.Mail.MailItem>().CountAsync()
            + (await world.Get<InstanceQueries>().ListJournalAsync(instance, 0, 10, CancellationToken.None)).Count;
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
