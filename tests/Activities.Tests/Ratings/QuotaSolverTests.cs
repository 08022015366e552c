using System.Collections.Immutable;
using System.Numerics;
using CanBo.Activities.Ratings;

namespace CanBo.Activities.Tests.Ratings;

public sealed class QuotaSolverTests
{
    private static readonly QuotaSet Agency = new("agency", "Sở Xây dựng", CapRule.Excl20);
    private static readonly QuotaSet Engineers = new("engineers", "nhóm chuyên môn kỹ thuật", CapRule.Excl20);
    private static readonly QuotaSet Clerks = new("clerks", "nhóm văn phòng", CapRule.Excl20);

    // The issue asks for equality with brute force on every pool up to 60: here for every split of the pool as well.
    [Theory]
    [InlineData(CapBase.EXCL, 20)]
    [InlineData(CapBase.EXCL, 25)]
    [InlineData(CapBase.INCL, 20)]
    [InlineData(CapBase.ALL, 20)]
    [InlineData(CapBase.LINK, 17)]
    public void One_set_gives_as_many_seats_as_trying_every_number(CapBase capBase, int percent)
    {
        var set = new QuotaSet("s", "nhóm", new CapRule(capBase, new Fraction(percent, 100)));
        for (var pool = 0; pool <= 60; pool++)
            for (var hopeful = 0; hopeful <= pool; hopeful++)
            {
                var others = Others(Rating.TOT, pool - hopeful, "s").Concat(Others(Rating.HT, 4, "s")).ToList();
                var best = Enumerable.Range(0, hopeful + 1).Where(x => set.Rule.IsWithin(new RatingCounts(x, pool - x, 4, 0))).Max();

                var result = QuotaSolver.Solve([set], [.. Candidates(hopeful, "s")], others);

                result.Awarded.ShouldBe(Enumerable.Range(1, best).Select(rank => $"p{rank}"));
                result.Seats[0].Taken.ShouldBe(best);
            }
    }

    [Fact]
    public void Nested_sets_are_filled_as_well_as_any_choice_could()
    {
        var random = new Random(20);
        for (var round = 0; round < 400; round++)
        {
            var (sets, candidates, others) = RandomNested(random);

            var result = QuotaSolver.Solve(sets, candidates, others);

            var feasible = FeasibleChoices(sets, candidates, others);
            var chosen = Mask(candidates, result.Awarded);
            feasible.ShouldContain(chosen);
            chosen.ShouldBe(feasible.MaxBy(mask => ByRank(mask, candidates.Count)));
            BitOperations.PopCount(chosen).ShouldBe(feasible.Max(BitOperations.PopCount));
        }
    }

    [Fact]
    public void Crossing_sets_never_pass_over_someone_of_higher_rank()
    {
        var random = new Random(25);
        var fuller = 0;
        for (var round = 0; round < 400; round++)
        {
            var (sets, candidates, others) = RandomCrossing(random);

            var result = QuotaSolver.Solve(sets, candidates, others);

            var feasible = FeasibleChoices(sets, candidates, others);
            var chosen = Mask(candidates, result.Awarded);
            feasible.ShouldContain(chosen);
            chosen.ShouldBe(feasible.MaxBy(mask => ByRank(mask, candidates.Count)));
            if (feasible.Max(BitOperations.PopCount) > BitOperations.PopCount(chosen))
                fuller++;
        }

        // The documented price of rank: where sets cross, filling more seats would pass over someone.
        fuller.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void The_answer_keeps_every_cap_and_one_more_would_break_one()
    {
        var random = new Random(335);
        for (var round = 0; round < 300; round++)
        {
            var (sets, candidates, others) = RandomNested(random);

            var result = QuotaSolver.Solve(sets, candidates, others);

            var awarded = result.Awarded.ToHashSet();
            QuotaCheck.Of(sets, Ratings(candidates, others, awarded)).ShouldAllBe(check => check.IsWithin);
            foreach (var refused in candidates.Where(candidate => !awarded.Contains(candidate.Id)))
                QuotaCheck.Of(sets, Ratings(candidates, others, [.. awarded, refused.Id])).ShouldContain(check => !check.IsWithin);
        }
    }

    [Fact]
    public void Whoever_gets_no_seat_has_a_reason_that_names_the_full_set()
    {
        var candidates = Candidates(3, "agency", "engineers").ToList();
        var others = Others(Rating.TOT, 9, "agency", "engineers").ToList();

        var result = QuotaSolver.Solve([Agency, Engineers], candidates, others);

        result.Outcomes.Select(outcome => outcome.Reason?.InVietnamese).ShouldBe(
        [
            null,
            null,
            "Đạt chuẩn, ngoài hạn mức: Sở Xây dựng (2 chỗ); nhóm chuyên môn kỹ thuật (2 chỗ).",
        ]);
    }

    [Fact]
    public void A_full_group_does_not_stop_the_other_group()
    {
        QuotaCandidate[] candidates =
        [
            new("a", 1, ["agency", "engineers"]), new("b", 2, ["agency", "engineers"]), new("c", 3, ["agency", "clerks"]),
        ];
        var others = Others(Rating.TOT, 6, "agency", "engineers").Concat(Others(Rating.TOT, 6, "agency", "clerks")).ToList();

        var result = QuotaSolver.Solve([Agency, Engineers, Clerks], candidates, others);

        result.Awarded.ShouldBe(["a", "c"]);
        result.Outcomes[1].ShouldBeOfType<QuotaOutcome.NoSeat>().Full.ShouldHaveSingleItem().Set.ShouldBe(Engineers);
        result.Seats.Select(seats => seats.Left).ShouldBe([0, 0, 0]);
    }

    [Fact]
    public void A_tie_at_the_edge_is_reported_and_not_decided()
    {
        var candidates = new[] { 1, 2, 2, 2, 3 }.Select((rank, at) => new QuotaCandidate($"p{at + 1}", rank, ["agency"])).ToList();

        var result = QuotaSolver.Solve([Agency], candidates, [.. Others(Rating.TOT, 13, "agency")]);

        result.Seats[0].Capacity.ShouldBe(3);
        result.Awarded.ShouldBe(["p1"]);
        result.Outcomes.OfType<QuotaOutcome.Tied>().Select(tied => tied.Id).ShouldBe(["p2", "p3", "p4"]);
        result.Outcomes[4].ShouldBeOfType<QuotaOutcome.WaitsForTie>();
        result.HasTie.ShouldBeTrue();
        result.Outcomes.Skip(1).ShouldAllBe(outcome => outcome.Reason != null);
    }

    [Fact]
    public void Equals_who_all_fit_are_no_tie()
    {
        var candidates = new[] { 1, 2, 2 }.Select((rank, at) => new QuotaCandidate($"p{at + 1}", rank, ["agency"])).ToList();

        var result = QuotaSolver.Solve([Agency], candidates, [.. Others(Rating.TOT, 15, "agency")]);

        result.Awarded.ShouldBe(["p1", "p2", "p3"]);
        result.HasTie.ShouldBeFalse();
    }

    [Fact]
    public void However_a_tie_is_broken_the_certain_answers_stand()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var (sets, strict, others) = random.Next(2) == 0 ? RandomNested(random) : RandomCrossing(random);
            var tied = strict.Select(candidate => candidate with { Rank = (candidate.Rank + 2) / 3 }).ToList();
            var certain = QuotaSolver.Solve(sets, tied, others);

            for (var breaking = 0; breaking < 6; breaking++)
            {
                var broken = tied.OrderBy(candidate => candidate.Rank).ThenBy(_ => random.Next()).Select((candidate, at) => candidate with { Rank = at + 1 }).ToList();
                var awarded = QuotaSolver.Solve(sets, broken, others).Awarded.ToHashSet();

                certain.Awarded.ShouldBeSubsetOf(awarded);
                certain.Outcomes.OfType<QuotaOutcome.NoSeat>().ShouldAllBe(none => !awarded.Contains(none.Id));
            }
        }
    }

    [Fact]
    public void Seats_signed_before_are_taken_and_too_many_are_reported()
    {
        var others = Others(Rating.XS, 3, "agency").Concat(Others(Rating.TOT, 9, "agency")).ToList();

        var result = QuotaSolver.Solve([Agency], [], others);

        result.Exceeded.ShouldHaveSingleItem().Left.ShouldBe(-1);
        var check = QuotaCheck.Of([Agency], others).ShouldHaveSingleItem();
        check.Excess.ShouldBe(1);
        check.Problem!.InVietnamese.ShouldBe("Sở Xây dựng: 3 người Xuất sắc, tối đa 2. Chuyển 1 người sang Hoàn thành tốt nhiệm vụ.");
    }

    [Fact]
    public void The_meter_shows_its_arithmetic()
    {
        var result = QuotaSolver.Solve([Engineers], [.. Candidates(6, "engineers")], [.. Others(Rating.XS, 3, "engineers"), .. Others(Rating.TOT, 34, "engineers")]);

        result.Seats[0].Pool.ShouldBe(43);
        result.Seats[0].Arithmetic().InVietnamese.ShouldBe("20 % của 36 là 7,2; tối đa 7.");
        result.Seats[0].Left.ShouldBe(0);
        result.Awarded.Count().ShouldBe(4);
    }

    [Fact]
    public void The_arithmetic_says_why_a_seat_below_the_sum_is_not_there()
    {
        var result = QuotaSolver.Solve([Engineers], [.. Candidates(10, "engineers")], [.. Others(Rating.TOT, 25, "engineers")]);

        result.Seats[0].Capacity.ShouldBe(5);
        result.Seats[0].Arithmetic().InVietnamese.ShouldBe("20 % của 30 là 6; thêm một người thì 20 % của 29 là 5,8; tối đa 5.");
    }

    [Fact]
    public void People_who_are_not_rated_count_nowhere()
    {
        var all20 = new QuotaSet("s", "nhóm", new CapRule(CapBase.ALL, new Fraction(1, 5)));

        var result = QuotaSolver.Solve([all20], [.. Candidates(2, "s")], [.. Others(Rating.HT, 3, "s"), .. Others(Rating.KXL, 10, "s")]);

        result.Seats[0].Rated.ShouldBe(5);
        result.Awarded.ShouldBe(["p1"]);
    }

    [Fact]
    public void Unknown_and_doubled_codes_are_refused()
    {
        Should.Throw<ArgumentException>(() => QuotaSolver.Solve([Agency], [new("a", 1, ["nowhere"])], []));
        Should.Throw<ArgumentException>(() => QuotaSolver.Solve([Agency, Agency], [], []));
        Should.Throw<ArgumentException>(() => QuotaSolver.Solve([Agency], [new("a", 1, ["agency"]), new("a", 2, ["agency"])], []));
    }

    private static IEnumerable<QuotaCandidate> Candidates(int count, params string[] sets) =>
        Enumerable.Range(1, count).Select(rank => new QuotaCandidate($"p{rank}", rank, [.. sets]));

    private static IEnumerable<QuotaFixed> Others(Rating rating, int count, params string[] sets) =>
        Enumerable.Repeat(new QuotaFixed(rating, [.. sets]), count);

    private static (List<QuotaSet>, List<QuotaCandidate>, List<QuotaFixed>) RandomNested(Random random)
    {
        var groups = Enumerable.Range(0, random.Next(1, 4)).Select(at => new QuotaSet($"g{at}", $"nhóm {at}", RandomRule(random))).ToList();
        List<QuotaSet> sets = [new("all", "cơ quan", RandomRule(random)), .. groups];
        ImmutableArray<string> Somewhere() => random.Next(8) == 0 ? ["all"] : ["all", groups[random.Next(groups.Count)].Code];
        return (sets, RandomCandidates(random, Somewhere), RandomOthers(random, Somewhere));
    }

    private static (List<QuotaSet>, List<QuotaCandidate>, List<QuotaFixed>) RandomCrossing(Random random)
    {
        var sets = Enumerable.Range(0, 5).Select(at => new QuotaSet($"s{at}", $"tập {at}", RandomRule(random))).ToList();
        ImmutableArray<string> Somewhere() => [$"s{random.Next(2)}", $"s{2 + random.Next(3)}"];
        return (sets, RandomCandidates(random, Somewhere), RandomOthers(random, Somewhere));
    }

    private static CapRule RandomRule(Random random) =>
        new((CapBase)random.Next(4), new Fraction(1, random.Next(2, 7)), random.Next(5) == 0 ? CapRounding.Nearest : CapRounding.Floor);

    private static List<QuotaCandidate> RandomCandidates(Random random, Func<ImmutableArray<string>> sets) =>
        [.. Enumerable.Range(1, random.Next(1, 11)).Select(rank => new QuotaCandidate($"p{rank}", rank, sets()))];

    private static List<QuotaFixed> RandomOthers(Random random, Func<ImmutableArray<string>> sets) =>
        [.. Enumerable.Range(0, random.Next(0, 20)).Select(_ => new QuotaFixed((Rating)random.Next(2, 6), sets()))];

    // Every choice of candidates that keeps every cap, judged by the counts it leads to and not by the solver's capacities.
    private static HashSet<uint> FeasibleChoices(List<QuotaSet> sets, List<QuotaCandidate> candidates, List<QuotaFixed> others) =>
        [.. Enumerable.Range(0, 1 << candidates.Count).Select(mask => (uint)mask)
            .Where(mask => QuotaCheck.Of(sets, Ratings(candidates, others, [.. Members(candidates, mask)])).All(check => check.IsWithin))];

    private static IEnumerable<string> Members(List<QuotaCandidate> candidates, uint mask) =>
        candidates.Where((_, at) => (mask >> at & 1) == 1).Select(candidate => candidate.Id);

    private static List<QuotaFixed> Ratings(List<QuotaCandidate> candidates, List<QuotaFixed> others, HashSet<string> awarded) =>
        [.. others, .. candidates.Select(c => new QuotaFixed(awarded.Contains(c.Id) ? Rating.XS : Rating.TOT, c.Sets))];

    private static uint Mask(List<QuotaCandidate> candidates, IEnumerable<string> ids)
    {
        var chosen = ids.ToHashSet();
        return (uint)candidates.Select((candidate, at) => chosen.Contains(candidate.Id) ? 1 << at : 0).Sum();
    }

    // The first in rank becomes the highest bit, so that comparing numbers compares lists by rank.
    private static ulong ByRank(uint mask, int count) =>
        Enumerable.Range(0, count).Aggregate(0ul, (key, at) => (key << 1) | (mask >> at & 1));
}
