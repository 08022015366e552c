using System.Globalization;
using System.Text.Json.Nodes;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Cohorts;
using CanBo.Activities.Meetings;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Decisions;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tests.Storage;
using CanBo.Runtime.Audit;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tests.Decisions;

/// <summary>What only a real server with several sessions can get wrong.</summary>
public sealed class InterleavingTests
{
    [Fact]
    public async Task Of_the_last_two_of_a_cohort_exactly_one_lets_all_go()
    {
        await using var world = await DecisionWorld.StartAsync(DatabaseKind.PostgreSql, DecisionProcedures.Whole, staff: 2);
        await using var other = world.Another();
        var meetings = await world.MeetingsAsync();
        var @case = (await world.CasesAsync())[0];

        Task[] adoptions;
        await using (var held = await HeldLock.TakeAsync(world.Database, CohortKeys.Lock(world.CampaignId, CohortKeys.Of(CohortKeys.DeciderUnitAndGroup, @case))))
        {
            adoptions = [world.AdoptAsync(meetings[0]), world.AdoptAsync(meetings[1], other)];
            await held.UntilWaitingAsync(adoptions);
        }

        await Task.WhenAll(adoptions);
        await world.WorkAsync();

        (await world.CasesAsync()).ShouldAllBe(c => c.CurrentStep == "decision");
        await using var db = world.Read();
        (await db.Set<CohortMember>().ToListAsync()).ShouldAllBe(m => m.ReleasedAt != null && m.LeftReason == null);
        (await db.Set<TaskItem>().CountAsync(t => t.Kind == TaskKind.Decision)).ShouldBe(1);
        (await db.Set<AwaitedDecision>().CountAsync(a => a.Status == AwaitedStatus.Waiting)).ShouldBe(2);
    }

    [Fact]
    public async Task Two_adoptions_of_one_meeting_at_once_are_one()
    {
        await using var world = await DecisionWorld.StartAsync(DatabaseKind.PostgreSql, DecisionProcedures.Whole, staff: 4);
        await using var other = world.Another();
        var meeting = (await world.MeetingsAsync())[0];

        Task[] adoptions;
        await using (var held = await HeldLock.TakeAsync(world.Database, MeetingLock.Key(world.CampaignId, meeting.UnitId)))
        {
            adoptions = [world.AdoptAsync(meeting), world.AdoptAsync(meeting, other)];
            await held.UntilWaitingAsync(adoptions);
        }

        await Task.WhenAll(adoptions);

        await using var db = world.Read();
        (await db.Set<AuditRow>().CountAsync(a => a.Action == "MeetingAdopted")).ShouldBe(2);
        (await db.Set<CohortMember>().CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Two_decision_lists_at_once_do_not_take_the_last_seat_twice()
    {
        await using var world = await DecisionWorld.StartAsync(DatabaseKind.PostgreSql, DecisionProcedures.DecisionOnly, staff: 7);
        await using var other = world.Another();
        var head = await world.ActorAsync("H");
        var cases = await world.CasesAsync();
        await world.SignAsync(head, [.. cases.Take(5).Select(c => new RatingChoice(c.Id, Rating.TOT))]);

        Task<IReadOnlyList<DecisionOutcome>>[] lists;
        var set = DecisionSets.Lock(world.CampaignId, string.Create(CultureInfo.InvariantCulture, $"group:{cases[0].DeciderUnitId:N}:Chuyên viên"));
        await using (var held = await HeldLock.TakeAsync(world.Database, set))
        {
            lists = [world.SignAsync(head, new RatingChoice(cases[5].Id, Rating.XS)), other.SignAsync(head, new RatingChoice(cases[6].Id, Rating.XS))];
            await held.UntilWaitingAsync(lists);
        }

        var outcomes = (await Task.WhenAll(lists)).SelectMany(o => o).ToList();

        outcomes.Count(o => o.IsDecided).ShouldBe(1);
        outcomes.Single(o => !o.IsDecided).Code.ShouldBe("cap_full");
        (await world.CountsAsync()).ShouldBe(new RatingCounts(1, 5, 0, 0));
    }

    [Fact]
    public async Task Two_hundred_requests_on_ten_seats_give_exactly_ten()
    {
        await using var world = await DecisionWorld.StartAsync(DatabaseKind.PostgreSql, DecisionProcedures.DecisionOnly, staff: 200, cap: OfAll);
        await using var other = world.Another();
        var head = await world.ActorAsync("H");
        var cases = await world.CasesAsync();
        await world.SignAsync(head, [.. cases.Select(c => new RatingChoice(c.Id, Rating.TOT))]);

        var outcomes = await Task.WhenAll(cases.Select((c, at) => (at % 2 == 0 ? world : other).SignAsync(head, new RatingChoice(c.Id, Rating.XS, "Nổi trội."))));

        outcomes.Count(o => o[0].IsDecided).ShouldBe(10);
        outcomes.Where(o => !o[0].IsDecided).ShouldAllBe(o => o[0].Code == "cap_full");
        (await world.CountsAsync()).ShouldBe(new RatingCounts(10, 190, 0, 0));
    }

    [Theory]
    [InlineData(20261116)]
    [InlineData(7)]
    public async Task After_every_commit_of_parallel_decisions_and_demotions_the_cap_holds(int seed)
    {
        await using var world = await DecisionWorld.StartAsync(DatabaseKind.PostgreSql, DecisionProcedures.DecisionOnly, staff: 96);
        await using var other = world.Another();
        var head = await world.ActorAsync("H");
        var cases = await world.CasesAsync();
        var excellent = 0;

        await Task.WhenAll(Enumerable.Range(0, 6).Select(async worker =>
        {
            var random = new Random(seed + worker);
            for (var turn = 0; turn < 25; turn++)
            {
                var choices = Enumerable.Range(0, random.Next(1, 7)).Select(_ => cases[random.Next(cases.Count)].Id).Distinct()
                    .Select(id => new RatingChoice(id, RatingScale.All[Math.Min(random.Next(7), 4) switch { 0 or 1 => 0, 2 or 3 => 1, var low => low - 2 }], "Theo biên bản.")).ToArray();
                await (worker % 2 == 0 ? world : other).SignAsync(head, choices);
                var counts = await world.CountsAsync();
                CapRule.Excl20.IsWithin(counts).ShouldBeTrue(counts.ToString());
                Interlocked.Add(ref excellent, counts.XS);
            }
        }));

        excellent.ShouldBeGreaterThan(0);
        await using var db = world.Read();
        var standing = await db.Set<Campaigns.Case>().Where(c => c.FinalRating != null).ToListAsync();
        foreach (var @case in standing)
            (await db.Set<RatingDecision>().SingleAsync(d => d.Id == @case.DecisionId)).Rating.ShouldBe(@case.FinalRating!.Value);
    }

    private static void OfAll(JsonNode cap) => (cap["base"], cap["rate"]) = ("ALL", 0.05);
}
