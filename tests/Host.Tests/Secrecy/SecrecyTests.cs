using System.Globalization;
using System.Text;
using CanBo.Activities.Access;
using CanBo.Activities.Mail.Transport;
using CanBo.Activities.Opinions;
using CanBo.Activities.Ratings;
using CanBo.Activities.Tasks;
using CanBo.Activities.Voting;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;
using Case = CanBo.Activities.Campaigns.Case;

namespace CanBo.Host.Tests.Secrecy;

/// <summary>
/// Many vote in secret, many give an anonymous opinion. Somebody with dumps of before and after, the write-ahead log, every log line at Debug and every span
/// (joined to its cause without fail), every letter, and every page and address as an administrator guesses what each of them chose.
/// <c>CANBO_TEST_VOTES</c> says how many people.
/// </summary>
[LongRunning]
public sealed class SecrecyTests(ITestOutputHelper output)
{
    private const int Few = 80;

    private static int People => int.TryParse(Environment.GetEnvironmentVariable("CANBO_TEST_VOTES"), NumberStyles.None, CultureInfo.InvariantCulture, out var more) ? more : Few;

    [Fact]
    public async Task Nothing_that_a_host_and_its_database_write_down_tells_better_than_chance_who_voted_what()
    {
        await using var site = await SecrecySite.StartAsync(People);
        var dump = new Dump(site.Host.Database.ConnectionString);
        var evidence = new Evidence(site.Voters);
        var @case = await site.Host.ReadAsync(db => db.Set<VoteCase>().Select(r => r.CaseId).SingleAsync());
        var places = await dump.PlacesAsync("vote_voters", "person_id");
        var slot = await dump.HoldLogAsync();
        var from = await dump.PlaceAsync();

        await ActAsync(site, evidence, site.Voters, (voter, number) => site.CastAsync(voter, number, @case));
        await LookAsync(site, evidence, "open", dump);
        await site.Host.Services.GetRequiredService<CloseVote>().HandleAsync(site.Vote, Actor.System, CancellationToken.None);
        evidence.AddMentions("log of the closing", site.Witness.Take());
        await LookAsync(site, evidence, "closed", dump);
        AddLog(evidence, await dump.ChangesAsync("vote_voters", from), places);
        await dump.ReleaseLogAsync(slot);

        MustTellNothing(site.Voters, evidence);
        var counted = await site.Host.ReadAsync(db => db.Set<VoteCase>().SingleAsync());
        counted.Tally.Votes.ShouldBe(site.Voters.Count);
    }

    [Fact]
    public async Task Nothing_tells_better_than_chance_who_gave_which_anonymous_opinion_and_of_too_few_nothing_is_left()
    {
        await using var site = await SecrecySite.StartAsync(People);
        var dump = new Dump(site.Host.Database.ConnectionString);
        var evidence = new Evidence(site.Authors);
        var tasks = await site.Host.ReadAsync(db => db.Set<TaskItem>().Where(t => t.Kind == TaskKind.Opinion).ToDictionaryAsync(t => t.AssigneeId, t => t.Id));
        var slot = await dump.HoldLogAsync();
        var from = await dump.PlaceAsync();
        var heard = new List<string>();
        var places = new Dictionary<(int Block, int Offset), Guid>();

        foreach (var author in site.TooFew.Take(SecrecySite.Least - 1))
            await site.SayAsync(author, author.Code[^1] - '0', tasks[author.PersonId]);
        heard.AddRange(site.Witness.Take());
        foreach (var last in new[] { site.Authors.SkipLast(1).ToList(), site.Authors.TakeLast(1).ToList() })
        {
            heard.AddRange(await ActAsync(site, evidence, last, (author, number) => site.SayAsync(author, number, tasks[author.PersonId])));
            if (last.Count == 1)
                continue;
            MustNotStand(await EverythingAsync(site, dump, from, evidence, "open"), site.Authors.Concat(site.TooFew));
            places = await dump.PlacesAsync("sealed_opinions", "task_id");
        }

        site.Host.Clock.Advance(TimeSpan.FromDays(20));
        await site.WorkAsync();
        heard.AddRange(site.Witness.Take());
        var after = await EverythingAsync(site, dump, from, evidence, "closed");
        var authors = tasks.ToDictionary(t => t.Value, t => t.Key);
        AddLog(evidence, await dump.ChangesAsync("sealed_opinions", from), places.ToDictionary(p => p.Key, p => authors[p.Value]));
        await dump.ReleaseLogAsync(slot);

        MustTellNothing(site.Authors, evidence);
        MustNotStand([.. heard, .. Mails(site).Select(m => m.Text)], site.Authors.Concat(site.TooFew));
        MustNotStand(after, site.TooFew);
        var rounds = await site.Host.ReadAsync(db => db.Set<OpinionRound>().Where(r => r.IsAnonymous).ToListAsync());
        rounds.Select(r => r.Status).Order().ShouldBe([OpinionRoundStatus.Closed, OpinionRoundStatus.TooFew]);
        MustBeShuffled(site, rounds.Single(r => r.Status == OpinionRoundStatus.Closed), evidence);
    }

    /// <summary>The order of the texts that are shown is nobody's order: as many stand in their author's place as in a shuffled pack, one on average.</summary>
    private static void MustBeShuffled(SecrecySite site, OpinionRound round, Evidence evidence)
    {
        const int RarerThanOneInAMillion = 10;
        var texts = OpinionResult.Read(round.Result!).Fields.Single(f => f.Name == "good").Texts;
        texts.Order().ShouldBe(site.Authors.Select(SecrecySite.WordsOf).Order());
        foreach (var (feature, places) in evidence.Features())
        {
            var order = site.Authors.OrderBy(a => places[a.PersonId]).Select(SecrecySite.WordsOf).ToList();
            order.Where((text, at) => texts[at] == text).Count().ShouldBeLessThan(RarerThanOneInAMillion, feature);
        }
    }

    private static async Task<List<string>> ActAsync(SecrecySite site, Evidence evidence, IReadOnlyList<Watched> people, Func<Watched, int, Task> act)
    {
        var heard = new List<string>();
        var order = people.ToArray();
        new Random(People).Shuffle(order);
        site.Witness.Take();
        foreach (var person in order)
        {
            await act(person, person.Code[^1] - '0');
            var lines = site.Witness.Take();
            evidence.Add("log", person, lines);
            heard.AddRange(lines);
        }

        return heard;
    }

    // The tables with all their orders, the pages and addresses, the letters.
    private static async Task<List<string>> LookAsync(SecrecySite site, Evidence evidence, string when, Dump dump)
    {
        var seen = new List<string>();
        foreach (var (table, rows) in await dump.TablesAsync())
        {
            evidence.AddMentions($"{table} {when}", rows.Select(r => r.Text));
            evidence.AddOrder($"{table} {when} by place", rows.OrderBy(r => r.Place).Select(r => r.Text));
            evidence.AddOrder($"{table} {when} by transaction", rows.OrderBy(r => (r.Transaction, r.Command)).Select(r => r.Text));
            seen.AddRange(rows.Select(r => r.Text));
        }

        await site.WorkAsync();
        foreach (var mail in Mails(site))
            evidence.AddMentions($"mail {when}", [$"{mail.To} {mail.Subject} {mail.Text}"]);
        await site.Host.CreateAccountAsync($"quan-tri-{when}", ActorRoles.Admin | ActorRoles.Organiser | ActorRoles.Operator | ActorRoles.Designer);
        using var api = await site.Host.ApiAsAsync($"quan-tri-{when}");
        using var browser = await site.Host.BrowserAsAsync($"quan-tri-{when}");
        var shown = await AdminTour.SeeAsync(site.Host, browser, api, await site.IdsAsync());
        evidence.AddMentions($"pages {when}", shown.Select(page => WithoutWhatIsShown(site, page)));
        seen.AddRange(shown);
        site.Witness.Take();
        return seen;
    }

    // In the tests a text names its author, so that its place can be checked; the texts are meant to be read, and the guesser must not read names in them.
    private static string WithoutWhatIsShown(SecrecySite site, string page) =>
        site.Authors.Aggregate(page, (text, author) => text.Replace(SecrecySite.WordsOf(author), "", StringComparison.Ordinal));

    private static async Task<List<string>> EverythingAsync(SecrecySite site, Dump dump, string from, Evidence evidence, string when)
    {
        var seen = await LookAsync(site, evidence, when, dump);
        seen.AddRange((await dump.FilesAsync(from)).Select(Encoding.Latin1.GetString));
        return seen;
    }

    // How often each row was written, how long its records are, where in the log they stand and who wrote them.
    private static void AddLog(Evidence evidence, IEnumerable<LogRecord> records, Dictionary<(int Block, int Offset), Guid> places)
    {
        foreach (var (name, read) in new (string, Func<RowHistory, int>)[]
        {
            ("writes", row => row.Records.Count), ("length of the first", row => row.Records[0].Length), ("length of the last", row => row.Records[^1].Length),
            ("length of all", row => row.Records.Sum(r => r.Length)), ("place of the first", row => row.First), ("place of the last", row => row.Last),
            ("transaction of the last", row => (int)row.Records[^1].Transaction),
        })
            evidence.AddWhereKnown($"write-ahead log: {name}", RowHistory.Of(records, places).ToDictionary(row => row.Key, row => read(row.Value)));
    }

    private void MustTellNothing(IReadOnlyList<Watched> people, Evidence evidence)
    {
        var features = evidence.Features();
        output.WriteLine($"{people.Count} people, {features.Count} features; the best guess is right {features.Max(f => Guesser.Hits(people, f.Value))} times of {people.Count / 2}, allowed {Guesser.MostHits(people.Count / 2, 0.05 / features.Count)}.");
        features.Count.ShouldBeGreaterThan(60);
        var told = Guesser.Telling(people, features);
        told.ShouldBeEmpty(string.Join('\n', told));

        // The guesser is no fool: one line that is longer for one secret than for another is enough.
        var leak = new Evidence(people);
        foreach (var person in people)
            leak.Add("leak", person, [$"Request of {person.Code} had {40 + person.Secret.ToString().Length} bytes."]);
        Guesser.Telling(people, leak.Features()).ShouldNotBeEmpty();
    }

    private static void MustNotStand(IEnumerable<string> seen, IEnumerable<Watched> authors)
    {
        var words = authors.Select(author => $"mat-{author.Code}").ToList();
        seen.SelectMany(text => words.Where(word => text.Contains(word, StringComparison.Ordinal)).Select(word => $"{word}: {Around(text, word)}")).ShouldBeEmpty();
    }

    private static string Around(string text, string word)
    {
        var from = Math.Max(0, text.IndexOf(word, StringComparison.Ordinal) - 200);
        return text.Substring(from, Math.Min(400, text.Length - from));
    }

    private static IReadOnlyList<PickedUpMail> Mails(SecrecySite site) => PickedUpMail.Newest(Path.Combine(site.Host.Folder, "mail"), int.MaxValue);
}
