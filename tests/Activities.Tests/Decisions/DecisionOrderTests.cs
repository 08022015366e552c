using System.Collections.Immutable;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Decisions;
using CanBo.Activities.Ratings.Packages;
using CanBo.Activities.Storage;
using CanBo.Activities.Voting;
using CanBo.Activities.Voting.Counting;
using CanBo.Testing;

namespace CanBo.Activities.Tests.Decisions;

public sealed class DecisionOrderTests
{
    [Fact]
    public void More_votes_stand_before_more_points_and_equals_share_a_place()
    {
        var subjects = new[] { Subject(91, 12), Subject(95, 10), Subject(93, 12), Subject(99, null), Subject(93, 12), Subject(null, null) };

        var places = DecisionOrder.Places(subjects).ToDictionary(p => p.Subject, p => p.Place);

        subjects.Select(s => places[s]).ShouldBe([3, 4, 1, 5, 1, 6]);
    }

    [Fact]
    public void Scores_that_print_alike_are_no_tie_and_nobody_is_ranked_in_an_empty_list()
    {
        var (higher, lower) = (Subject(0, null) with { Score = new Fraction(277, 3) }, Subject(0, null) with { Score = Fraction.From(92.33m) });

        DecisionOrder.Places([lower, higher]).Select(p => (p.Subject, p.Place)).ShouldBe([(higher, 1), (lower, 2)]);
        DecisionOrder.Places([]).ShouldBeEmpty();
    }

    [Fact]
    public void Passing_over_somebody_with_more_votes_needs_a_reason_also_when_the_points_are_higher()
    {
        var set = new QuotaSet("set", "Nhóm", CapRule.Excl20);
        var (voted, scored) = (Subject(90, 15) with { Proposed = Rating.XS }, Subject(99, 9) with { Proposed = Rating.XS });
        var others = Enumerable.Range(0, 5).Select(_ => Subject(75, 3) with { Proposed = Rating.TOT }).ToList();
        var choices = others.ConvertAll(o => new RatingChoice(o.CaseId, Rating.TOT));
        choices.AddRange([new RatingChoice(voted.CaseId, Rating.TOT), new RatingChoice(scored.CaseId, Rating.XS)]);

        var verdicts = new DecisionPlanner([voted, scored, .. others], new QuotaBook([set], new Dictionary<string, RatingCounts>()), false, "").Check(choices);

        verdicts.Single(v => v.CaseId == scored.CaseId).Code.ShouldBe("reason_needed");
    }

    [Theory, BothDatabases]
    public async Task The_list_ranks_by_the_votes_counted_last_and_shows_the_heads_reason(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.DecisionOnly, staff: 7);
        await world.ScoreAsync(99, 98, 97, 75, 75, 75, 75);
        var cases = await world.CasesAsync();
        await world.Steps.RunAsync(
            (step, _) =>
            {
                foreach (var (at, votes) in ((int, int)[])[(0, 9), (1, 14), (2, 9)])
                    Vote(step.Db(), world.CampaignId, cases[at].Id, votes, step.Now);
                // The same case was voted on before, without a result that counts any more.
                Vote(step.Db(), world.CampaignId, cases[1].Id, 2, step.Now.AddDays(-1));
                return Task.FromResult(true);
            },
            CancellationToken.None);

        var list = await world.Get<DecisionListQueries>().GetAsync(world.CampaignId, null, null, await world.ActorAsync("H"), CancellationToken.None);

        list.Cases.Take(3).Select(c => (c.PersonCode, c.Rank, c.Vote!.ForXS, c.Seat)).ShouldBe([("N002", 1, 14, "awarded"), ("N001", 2, 9, "noSeat"), ("N003", 3, 9, "noSeat")]);
        list.Cases[0].Vote!.Base.ShouldBe(17);
        list.Cases[0].Vote!.HeadReason.ShouldBe("Có sáng kiến được áp dụng trong toàn tỉnh, vượt chỉ tiêu giao.");
        list.Cases[3].Vote.ShouldBeNull();
        list.Cases[0].Edge.ShouldBeNull("Votes decided here, not points.");
    }

    [Theory, BothDatabases]
    public async Task A_trial_reckons_other_choices_and_another_cap_and_changes_nothing(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.DecisionOnly, staff: 10);
        await world.ScoreAsync(99, 98, 97, 75, 75, 75, 75, 75, 75, 75);
        var cases = await world.CasesAsync();
        var head = await world.ActorAsync("H");
        var choices = cases.Select((c, at) => new RatingChoice(c.Id, at is 0 or 2 ? Rating.XS : Rating.TOT)).ToList();
        var trials = world.Get<TryDecisions>();

        var now = await trials.HandleAsync(world.CampaignId, new Trial(choices), head, CancellationToken.None);
        var all = await trials.HandleAsync(world.CampaignId, new Trial(choices, CapBase.ALL), head, CancellationToken.None);
        var higher = await trials.HandleAsync(world.CampaignId, new Trial(choices, null, new Fraction(1, 2)), DecisionWorld.Organiser, CancellationToken.None);

        now.Refused.ShouldBe(1);
        now.Verdicts[cases[2].Id].Code.ShouldBe("cap_full");
        all.Refused.ShouldBe(0);
        all.Sets.ShouldAllBe(s => s.IsWithin && s.Counts.XS == 2 && s.Set.Rule.Base == CapBase.ALL);
        all.Reasons.Keys.ShouldHaveSingleItem().ShouldBe(cases[2].Id, "The second was passed over.");
        all.Changed.ShouldBe([cases[1].Id]);
        higher.Refused.ShouldBe(0);
        (await world.CountsAsync()).ShouldBe(default);
        await Should.ThrowAsync<Errors.NotFoundException>(async () => await trials.HandleAsync(world.CampaignId, new Trial(choices), await world.ActorAsync("H1"), CancellationToken.None));
    }

    private static void Vote(CanBoContext db, Guid campaignId, Guid caseId, int forXs, DateTimeOffset at)
    {
        var rules = new CountRules(CountMethod.Plurality, VoteBase.FullMembers, Fraction.Zero, Threshold.Majority, null);
        var session = VoteSession.Plan(Guid.NewGuid(), campaignId, Guid.NewGuid(), "vote", new VoteTerms(true, rules, false, false), 1, Guid.NewGuid(), Guid.NewGuid());
        session.Open(null, null, true, null, at);
        session.Close(0, at);
        var row = VoteCase.Join(session.Id, caseId, Guid.NewGuid(), 1, RatingScale.Levels);
        row.Stand(0);
        row.Record(new Attendance(17, 1, 16), new Tally(forXs, 16 - forXs, 0, 0, 0), "XS", []);
        db.AddRange(session, row);
        if (forXs == 14)
        {
            var tie = TieBreak.Ask(Guid.NewGuid(), row, row.InstanceId, 1, Guid.NewGuid());
            tie.Decide(Rating.XS, "Có sáng kiến được áp dụng trong toàn tỉnh, vượt chỉ tiêu giao.", at);
            db.Add(tie);
        }
    }

    private static DecisionSubject Subject(int? score, int? votes) =>
        new(Guid.NewGuid(), null, null, score is { } points ? (Fraction)points : null, [], false, null, ["set"]) { Vote = votes is { } xs ? new CountedVote(xs, 17, null, "") : null };
}
