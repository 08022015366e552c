using System.Globalization;
using CanBo.Activities.Mail;
using CanBo.Activities.Tasks;
using CanBo.Host.Tests.WholeJob;
using CanBo.Runtime.Audit;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace CanBo.Host.Tests.Faults;

/// <summary>
/// The host of a whole commune is killed (SIGKILL) while its people work: at random moments, and between a commit or a mail that was taken and the answer
/// to it. <c>CANBO_TEST_KILLS</c> says how many random kills there are; docs/faults.md keeps what a long run printed.
/// </summary>
[LongRunning]
public sealed class KillTests(ITestOutputHelper output)
{
    private const int RandomKills = 1;
    private const int Writers = 50;

    [Theory, BothDatabases]
    public async Task What_was_answered_survives_every_kill_and_the_campaign_completes(DatabaseKind kind)
    {
        await using var commune = await Commune.StartAsync(kind);
        await commune.ImportAsync();
        await commune.PublishAsync("civil-servant-annual");
        await commune.PublishAsync("agency-head-annual");
        var campaign = await commune.CreateCampaignAsync();
        await using var site = new KilledSite(commune);
        var admin = site.Client(commune.Admin);
        var people = new Dictionary<string, HttpClient>();
        foreach (var code in commune.People.Keys)
            people[code] = site.Client(await commune.AsAsync(code));
        await commune.Host.StopAsync();

        await KillAtTheFirstMailAsync(site, admin, campaign);
        var tasks = (await admin.AllAsync($"/tasks?campaign={campaign}&kind=SelfAssessment")).ToDictionary(t => t.Text("assigneeCode"), t => t.Id());
        var writers = tasks.Select(t => new Writer(people[t.Key], t.Value, Sheets.Annual(Job.ScoreOf(t.Key), "XS"))).ToList();
        await KillAtWorkAsync(site, writers);
        await Task.WhenAll(writers.Select(w => w.SubmitAsync()));
        await site.KillAsync();

        await commune.RestartAsync();
        await VerifyAsync(commune, writers);
        await CompleteAsync(commune, campaign);
        var copies = await VerifyMailsAsync(commune);
        output.WriteLine(
            $"{kind}: {site.Kills} kills under {Writers} writers, {writers.Sum(w => w.Acknowledged)} acknowledged changes all there, "
            + $"{writers.Sum(w => w.Found)} unanswered ones there whole, {copies} mails arrived twice under one Message-ID.");
        copies.ShouldBeGreaterThan(0, "the mail that was taken unheard is sent again");
    }

    /// <summary>The first letter of the launch is taken by the mail server, and the host dies before it hears of it.</summary>
    private static async Task KillAtTheFirstMailAsync(KilledSite site, HttpClient admin, Guid campaign)
    {
        await site.StartAsync();
        var taken = site.MailIsTakenUnheardAsync();
        (await admin.CallAsync(HttpMethod.Post, $"/campaigns/{campaign}/launch", null)).Ok();
        await WithinPatienceAsync(taken, site);
        await site.KillAsync();
        await site.StartAsync();
        await Eventually.GetAsync(() => admin.ReadAsync($"/campaigns/{campaign}"), c => c.Text("status") == "Running", c => c.ToString());
    }

    private static async Task KillAtWorkAsync(KilledSite site, List<Writer> writers)
    {
        var random = new Random(20261122);
        using var stop = new CancellationTokenSource();
        var working = writers.Take(Writers).Select(w => w.WorkAsync(stop.Token)).ToList();
        foreach (var (_, wire, mark) in site.Wires)
        {
            await ChangesAsync(writers, working);
            await WithinPatienceAsync(wire.CutAtAsync(mark), site);
            await site.KillAsync();
            await site.StartAsync();
        }

        var kills = int.TryParse(Environment.GetEnvironmentVariable("CANBO_TEST_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var more) ? more : RandomKills;
        for (var kill = 1; kill <= kills; kill++)
        {
            await ChangesAsync(writers, working);

            // More and more of them have sent their sheet.
            foreach (var writer in writers.Take(Writers * kill / (kills + 1)))
                writer.LetSubmit();
            await Task.Delay(random.Next(1_000));
            await site.KillAsync();
            await site.StartAsync();
        }

        await stop.CancelAsync();
        await Task.WhenAll(working);
    }

    /// <summary>Until every second writer has been answered again.</summary>
    private static async Task ChangesAsync(List<Writer> writers, List<Task> working)
    {
        var before = writers.Sum(w => w.Acknowledged);
        await Eventually.GetAsync(
            async () =>
            {
                foreach (var ended in working.Where(w => w.IsCompleted))
                    await ended;
                return writers.Sum(w => w.Acknowledged) - before;
            },
            now => now >= Writers / 2,
            now => $"{now} answers");
    }

    private static async Task WithinPatienceAsync(Task task, KilledSite site)
    {
        if (await Task.WhenAny(task, Task.Delay(TimeSpan.FromMinutes(2))) != task)
            throw new TimeoutException("The answer that was waited for never came. The host said:\n" + site.Said);
    }

    private static async Task VerifyAsync(Commune commune, List<Writer> writers)
    {
        foreach (var writer in writers)
        {
            var stored = await commune.Host.ReadAsync(db => db.Set<TaskItem>().SingleAsync(t => t.Id == writer.Task));
            stored.Status.ShouldBe(TaskState.Done);
            stored.SubmittedAt.ShouldBe(writer.ReceivedAt);
            stored.DraftVersion.ShouldBe(writer.Version);
            (await commune.Host.ReadAsync(db => db.Set<AuditRow>().CountAsync(a => a.Subject == stored.CaseId && a.Action == "TaskSubmitted"))).ShouldBe(1);
        }
    }

    private static async Task CompleteAsync(Commune commune, Guid campaign)
    {
        var job = new Job(commune, campaign);
        await job.MeetingsAreHeldAsync();
        await job.OpinionsAndAppraisalAreGivenAsync();
        await job.RatingsAreDecidedInsideTheCapAsync();
        await job.ResultsAreTheCountsAsync();
        await job.TheCampaignEndsAsync();
        (await commune.Admin.AllAsync("/incidents")).ShouldBeEmpty();
        (await commune.Admin.AllAsync("/outbox?status=Dead")).ShouldBeEmpty();
    }

    /// <summary>Every letter that is noted as sent has arrived; one that arrived again is the same letter to the same person. Returns how many did.</summary>
    private static async Task<int> VerifyMailsAsync(Commune commune)
    {
        await Eventually.GetAsync(
            () => commune.Host.ReadAsync(db => db.Set<MailItem>().CountAsync(m => m.Status == MailStatus.Queued)),
            queued => queued == 0,
            queued => $"{queued} letters still queued");
        var letters = await commune.Host.ReadAsync(db => db.Set<MailItem>().ToListAsync());
        var arrived = (await commune.Smtp.ReceivedAsync()).ToLookup(m => m.MessageId[1..m.MessageId.IndexOf('@', StringComparison.Ordinal)]);

        letters.ShouldAllBe(l => l.Status == MailStatus.Sent || l.Status == MailStatus.Dropped);
        var ids = arrived.Select(copies => copies.Key).ToList();
        letters.Where(l => l.Status == MailStatus.Sent).Select(l => l.Id.ToString("N")).ShouldBeSubsetOf(ids);

        // One that was taken unheard may be dropped when its turn comes again: its task was done meanwhile.
        ids.ShouldBeSubsetOf(letters.Select(l => l.Id.ToString("N")));
        foreach (var copies in arrived)
            copies.Select(m => (m.EnvelopeTo, m.Subject)).Distinct().Count().ShouldBe(1, copies.Key);
        return arrived.Sum(copies => copies.Count() - 1);
    }
}
