using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.People;
using CanBo.Activities.People.Import;
using CanBo.Activities.Procedures;
using CanBo.Activities.Ratings;
using CanBo.Activities.Tasks;
using CanBo.Activities.Voting;
using CanBo.Runtime.Work;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Case = CanBo.Activities.Campaigns.Case;

namespace CanBo.Host.Tests.Secrecy;

/// <summary>
/// A host that tells all it can (every log at Debug, every span), on PostgreSQL. A committee is to vote in secret about N1; the subordinates of B1 and of B2
/// are asked for anonymous opinions. Half of everybody acts on pages, half over HTTP.
/// </summary>
internal sealed partial class SecrecySite : IAsyncDisposable
{
    /// <summary>B2 has so many subordinates; one fewer than are ever shown will answer.</summary>
    public const int Least = 5;

    private static readonly string[] Choices = ["xuat-sac", "tot", "trung-binh", "kem"];

    private SecrecySite(HostFixture host, Witness witness) => (Host, Witness) = (host, witness);

    public HostFixture Host { get; }

    public Witness Witness { get; }

    public Guid Vote { get; private set; }

    public IReadOnlyList<Watched> Voters { get; private set; } = [];

    /// <summary>Subordinates of B1: all of them answer.</summary>
    public IReadOnlyList<Watched> Authors { get; private set; } = [];

    /// <summary>Subordinates of B2: too few answer.</summary>
    public IReadOnlyList<Watched> TooFew { get; private set; } = [];

    /// <summary>What stands in addresses: campaign, cases, vote, units, people and what they are asked.</summary>
    public async Task<HashSet<Guid>> IdsAsync() => await Host.ReadAsync(async db => (HashSet<Guid>)
    [
        .. await db.Set<Campaign>().Select(c => c.Id).ToListAsync(),
        .. await db.Set<Case>().Select(c => c.Id).ToListAsync(),
        .. await db.Set<VoteSession>().Select(v => v.Id).ToListAsync(),
        .. await db.Set<Unit>().Select(u => u.Id).ToListAsync(),
        .. await db.Set<Person>().OrderBy(p => p.Code).Select(p => p.Id).Take(3).ToListAsync(),
        .. await db.Set<TaskItem>().OrderBy(t => t.Id).Select(t => t.Id).Take(3).ToListAsync(),
    ]);

    public static async Task<SecrecySite> StartAsync(int people)
    {
        var witness = new Witness();
        var host = await HostFixture.StartAsync(
            DatabaseKind.PostgreSql,
            services: services => services.AddSingleton<ILoggerProvider>(witness),
            settings:
            [
                ("Work:Enabled", "false"),
                ("Logging:LogLevel:Default", "Debug"),
                ("Logging:LogLevel:Microsoft.AspNetCore", "Debug"),
                ("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Debug"),
                ("Logging:LogLevel:Microsoft.EntityFrameworkCore", "Debug"),
                ("Logging:LogLevel:Npgsql", "Debug"),
            ]);
        var site = new SecrecySite(host, witness);
        await site.LaunchAsync(people);
        return site;
    }

    /// <summary>Casts somebody's slip; every tenth first casts another one.</summary>
    public async Task CastAsync(Watched voter, int number, Guid @case)
    {
        foreach (var level in number % 10 == 0 ? [RatingScale.Levels[number / 10 % 4], voter.Secret] : new[] { voter.Secret })
        {
            if (number % 2 == 0)
            {
                using var api = await Host.ApiAsAsync(voter.PersonId);
                using var answer = await api.PutAsJsonAsync(new Uri($"/api/v1/votes/{Vote}/ballot", UriKind.Relative), new { marks = new[] { new { caseId = @case, rating = level.ToString() } } });
                answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
            }
            else
            {
                using var browser = await Host.BrowserAsAsync(voter.PersonId);
                var slip = $"/votes/{Vote}/slip";
                await browser.OpenAsync($"{slip}?again=1");
                var mark = ($"marks.{@case}", ((int)level).ToString(CultureInfo.InvariantCulture));
                await browser.PostAsync(slip, mark);
                (await browser.PostAsync(slip, mark, ("act", "cast"))).Location.ShouldBe($"/votes/{Vote}/receipt");
                await browser.OpenAsync($"/votes/{Vote}/receipt");
            }
        }
    }

    /// <summary>Sends somebody's opinion; the length of what is written goes with what is chosen, as with people.</summary>
    public async Task SayAsync(Watched author, int number, Guid task)
    {
        var choice = Choices[(int)author.Secret - 1];
        if (number % 2 == 0)
        {
            using var api = await Host.ApiAsAsync(author.PersonId);
            api.DefaultRequestHeaders.Add("Idempotency-Key", $"{Guid.NewGuid():N}");
            using var answer = await api.PostAsJsonAsync(
                new Uri($"/api/v1/tasks/{task}/submit", UriKind.Relative), new { operationId = $"{Guid.NewGuid():N}", values = new { leads = choice, fair = choice, example = choice, good = WordsOf(author), improve = "" } });
            answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        }
        else
        {
            using var browser = await Host.BrowserAsAsync(author.PersonId);
            (string, string)[] values = [("leads", choice), ("fair", choice), ("example", choice), ("good", WordsOf(author)), ("improve", "")];
            await browser.OpenAsync($"/tasks/{task}");
            var check = await browser.PostAsync($"/tasks/{task}", [.. values, ("_do", "check")]);
            (await browser.PostAsync($"/tasks/{task}", [.. values, ("_op", Operation().Match(check.Body).Groups[1].Value), ("_do", "send")])).Location.ShouldBe($"/tasks/{task}/received");
            await browser.OpenAsync($"/tasks/{task}/received");
        }
    }

    /// <summary>What somebody writes: found again wherever it stands.</summary>
    public static string WordsOf(Watched author) => $"mat-{author.Code}-{new string('x', 20 * (int)author.Secret * (int)author.Secret)}";

    /// <summary>What the host's own work does: timers, letters.</summary>
    public Task WorkAsync() => Host.Services.GetRequiredService<DueWork>().RunAllAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Witness.Dispose();
    }

    private async Task LaunchAsync(int people)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentActor>().Actor = Actor.System;
        var import = services.GetRequiredService<CommitImport>();
        foreach (var (kind, text) in ((ImportKind, string)[])[(ImportKind.Units, SecrecyFiles.Units), (ImportKind.People, SecrecyFiles.People(people)), (ImportKind.Memberships, SecrecyFiles.Memberships(people))])
            await import.ImportAsync(Actor.System, kind, "tep.csv", Encoding.UTF8.GetBytes(text), skipErrors: false, CancellationToken.None);
        var procedures = services.GetRequiredService<SaveProcedure>();
        foreach (var (id, json) in new[] { ("secret-votes", SecrecyFiles.Voting), ("secret-opinions", SecrecyFiles.Asking) })
        {
            await procedures.DraftAsync(id, json, Actor.System, CancellationToken.None);
            await procedures.PublishAsync(id, Actor.System, CancellationToken.None);
        }

        var details = new CampaignDetails(
            "Xếp loại cán bộ", TimeProvider.System.GetUtcNow().Year, null, null, ["P1"], "D335",
            new Dictionary<string, string> { ["*"] = "secret-opinions", ["Trưởng phòng"] = "secret-votes" }, null, "Ban Tổ chức", "0900000005");
        var campaign = await services.GetRequiredService<CreateCampaign>().CreateAsync(details, Actor.System, CancellationToken.None);
        (await services.GetRequiredService<LaunchCampaign>().LaunchAsync(campaign, Actor.System, CancellationToken.None)).IsComplete.ShouldBeTrue();
        var random = new Random(20261130);
        Voters = await WatchAsync("M", random);
        Authors = await WatchAsync("S", random);
        TooFew = await WatchAsync("T", random);
        Vote = await Host.ReadAsync(db => db.Set<VoteSession>().Select(v => v.Id).SingleAsync());
        await services.GetRequiredService<OpenVote>().HandleAsync(Vote, new VoteOpening(null, false, []), Actor.System, CancellationToken.None);
        foreach (var watched in Voters.Concat(Authors).Concat(TooFew))
            await AddMarksAsync(watched);
    }

    private async Task<List<Watched>> WatchAsync(string prefix, Random random) =>
        [.. (await Host.ReadAsync(db => db.Set<Person>().Where(p => p.Code.StartsWith(prefix)).OrderBy(p => p.Code).ToListAsync()))
            .Select(p => new Watched(p.Id, p.Code, RatingScale.Levels[random.Next(4)], [p.Id.ToString(), $"{p.Id:N}", p.Code, p.FullName, p.Email!]))];

    // Accounts are made beforehand, so that making them is not part of what is seen of an act.
    private async Task AddMarksAsync(Watched watched)
    {
        using (await Host.ApiAsAsync(watched.PersonId))
        {
        }

        var ids = await Host.ReadAsync(async db => (List<Guid>)
        [
            await db.Set<Account>().Where(a => a.PersonId == watched.PersonId).Select(a => a.Id).SingleAsync(),
            .. await db.Set<TaskItem>().Where(t => t.AssigneeId == watched.PersonId).Select(t => t.Id).ToListAsync(),
            .. await db.Set<Voter>().Where(v => v.PersonId == watched.PersonId).Select(v => v.Id).ToListAsync(),
        ]);
        watched.Marks.UnionWith(ids.SelectMany(id => new[] { id.ToString(), $"{id:N}" }));
    }

    [GeneratedRegex("name=\"_op\" value=\"([^\"]+)\"")]
    private static partial Regex Operation();
}
