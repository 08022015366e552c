using System.Data.Common;
using System.Globalization;
using CanBo.Activities.Access;
using CanBo.Activities.Ratings;
using CanBo.Activities.Sealing;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Voting;
using CanBo.Runtime.Audit;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tests.Voting;

/// <summary>
/// A thousand secret votes, then somebody with the whole database guesses. The guesser is given the true votes of every second voter to learn from, and
/// every column, byte, length and order there is; the hit rate on the others stays within chance (six standard deviations: no feature is lucky that far).
/// </summary>
public sealed class SecrecyTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite, 400)]
    [InlineData(DatabaseKind.PostgreSql, 1_000)]
    public async Task Nothing_in_the_database_tells_better_than_chance_who_voted_what(DatabaseKind kind, int voters)
    {
        await using var world = await VoteWorld.StartAsync(kind, VoteProcedures.Of(), members: voters);
        var session = await world.OpenAsync();
        var truth = await CastAsync(world, session);

        var open = await FeaturesAsync(world, kind, session, truth.Keys);
        await world.CloseAsync(session);
        var closed = await FeaturesAsync(world, kind, session, truth.Keys);

        open.Count.ShouldBeGreaterThan(80);
        foreach (var (feature, values) in open.Concat(closed))
            HitRate(values, truth).ShouldBeLessThan(Chance(truth) + (6 * Math.Sqrt(0.25 * 0.75 / (voters / 2))), feature);

        // The guesser is no fool: what leaks is found.
        HitRate(truth.ToDictionary(t => t.Key, t => (int)t.Value * 7), truth).ShouldBe(1);
        (await world.RowAsync(session)).Tally.Votes.ShouldBe(voters);
    }

    [Fact]
    public async Task After_the_closing_no_row_joins_a_voter_to_a_moment_or_a_slip()
    {
        await using var world = await VoteWorld.StartAsync(DatabaseKind.PostgreSql, VoteProcedures.Of(), members: 12);
        var session = await world.OpenAsync();
        await world.CastAllAsync(session, (5, Rating.XS), (7, Rating.TOT));

        await world.CloseAsync(session);

        await using var db = world.Read();
        (await Column(db, "select distinct xmin::text from vote_voters")).Count.ShouldBe(1);
        (await db.Set<SealingKey>().CountAsync()).ShouldBe(0);
        (await db.Set<PaperCount>().CountAsync()).ShouldBe(0);
        (await db.Set<TaskItem>().Where(t => t.Kind == TaskKind.Vote).ToListAsync()).ShouldAllBe(t => t.SubmittedAt == null && t.Answer == null && t.Draft == null && t.OperationId == null);
        var members = (await db.Set<Voter>().Select(v => v.PersonId).ToListAsync()).ConvertAll(id => id.ToString("N", CultureInfo.InvariantCulture));
        (await db.Set<AuditRow>().ToListAsync()).ShouldAllBe(a => !members.Exists(m => a.Actor.Contains(m, StringComparison.Ordinal)));
        (await Column(db, "select count(*)::text from idempotent_calls")).ShouldBe(["0"]);
    }

    private static async Task<Dictionary<Guid, Rating>> CastAsync(VoteWorld world, VoteSession session)
    {
        await using var db = world.Read();
        var people = await db.Set<Voter>().Where(v => v.SessionId == session.Id).Select(v => v.PersonId).ToArrayAsync();
        var @case = (await world.CasesAsync())[0].Id;
        var random = new Random(20261122);
        random.Shuffle(people);
        var truth = people.ToDictionary(p => p, _ => RatingScale.Levels[random.Next(4)]);
        var cast = world.Get<CastBallot>();
        foreach (var person in people)
        {
            var actor = new Actor(null, person, ActorRoles.None, SignInStrength.Pin);
            if (random.Next(10) == 0)
                await cast.HandleAsync(session.Id, [new BallotMark(@case, RatingScale.Levels[random.Next(4)])], actor, CancellationToken.None);
            await cast.HandleAsync(session.Id, [new BallotMark(@case, truth[person])], actor, CancellationToken.None);
            world.Clock.Advance(TimeSpan.FromMilliseconds(random.Next(1, 500)));
        }

        return truth;
    }

    // Whatever the database knows about a voter, as numbers: bytes of the envelope, and the place in every order there is.
    private static async Task<Dictionary<string, Dictionary<Guid, int>>> FeaturesAsync(VoteWorld world, DatabaseKind kind, VoteSession session, IEnumerable<Guid> people)
    {
        await using var db = world.Read();
        var features = new Dictionary<string, Dictionary<Guid, int>>();
        var voters = await db.Set<Voter>().Where(v => v.SessionId == session.Id).ToListAsync();
        for (var at = 0; at < voters.Max(v => v.Envelope?.Length ?? 0); at++)
            features[$"byte {at}"] = voters.ToDictionary(v => v.PersonId, v => (int)v.Envelope![at]);
        features["length"] = voters.ToDictionary(v => v.PersonId, v => v.Envelope?.Length ?? 0);
        features["id order"] = Ranks(voters.OrderBy(v => v.Id).Select(v => v.PersonId));
        string[] orders = kind == DatabaseKind.PostgreSql ? ["ctid", "xmin::text::bigint", "cmin::text::bigint"] : ["rowid"];
        foreach (var order in orders)
        {
            features[$"voters by {order}"] = Ranks(await People(db, $"select person_id from vote_voters order by {order}"));
            features[$"tasks by {order}"] = Ranks(await People(db, $"select assignee_id from tasks where kind = 'Vote' order by {order}"));
        }

        features["task version"] = (await db.Set<TaskItem>().Where(t => t.Kind == TaskKind.Vote).ToListAsync()).ToDictionary(t => t.AssigneeId, t => t.Version);
        return features.Where(f => people.All(f.Value.ContainsKey)).ToDictionary();
    }

    // Learns from every second voter which level goes with a value (or with the neighbours in an order), and guesses the others.
    private static double HitRate(Dictionary<Guid, int> values, Dictionary<Guid, Rating> truth)
    {
        var ordered = truth.Keys.OrderBy(p => p).ToList();
        var known = ordered.Where((_, i) => i % 2 == 0).ToList();
        var rest = ordered.Where((_, i) => i % 2 == 1).ToList();
        var best = known.GroupBy(p => truth[p]).MaxBy(g => g.Count())!.Key;
        var byValue = known.GroupBy(p => values[p]).ToDictionary(g => g.Key, g => g.GroupBy(p => truth[p]).MaxBy(x => x.Count())!.Key);
        var sorted = known.OrderBy(p => values[p]).ToList();
        return (double)rest.Count(p => Guess(values[p]) == truth[p]) / rest.Count;

        Rating Guess(int value) =>
            byValue.TryGetValue(value, out var same) ? same
            : sorted.Count > 0 ? truth[sorted.MinBy(p => Math.Abs(values[p] - value))]
            : best;
    }

    private static double Chance(Dictionary<Guid, Rating> truth) => truth.Values.GroupBy(r => r).Max(g => g.Count()) / (double)truth.Count;

    private static Dictionary<Guid, int> Ranks(IEnumerable<Guid> people) => people.Select((person, rank) => (person, rank)).ToDictionary(p => p.person, p => p.rank);

    private static async Task<List<Guid>> People(CanBoContext db, string sql) =>
        [.. (await Column(db, sql)).Select(text => Guid.Parse(text))];

    private static async Task<List<string>> Column(CanBoContext db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync())
            values.Add(reader.GetValue(0).ToString()!);
        return values;
    }
}
