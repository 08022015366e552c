using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Packages;
using CanBo.Activities.Voting.Counting;

namespace CanBo.Activities.Tests.Voting;

public sealed class CountTests
{
    private static readonly Threshold Half = Threshold.Majority;

    [Fact]
    public void Eight_eight_and_one_of_seventeen_is_a_tie_under_plurality_and_TOT_under_cumulative_counting()
    {
        var (attendance, tally) = (new Attendance(17, 0, 17), new Tally(8, 8, 1, 0, 0));

        Count.Of(Rules(CountMethod.Plurality), attendance, tally, false).ShouldBe(new CountOutcome.Tie([Rating.XS, Rating.TOT]));
        Count.Of(Rules(CountMethod.Cumulative), attendance, tally, false).ShouldBe(new CountOutcome.Winner(Rating.TOT, 16));
        Count.Of(Rules(CountMethod.Runoff), attendance, tally, false).ShouldBe(new CountOutcome.Again([Rating.XS, Rating.TOT]));
    }

    // Domain paper §2.5, the question to Lâm Đồng: 17 full members, 1 exempt, 2 absent with leave, 14 present.
    [Theory]
    [InlineData(VoteBase.FullMembers, 12, 9)]
    [InlineData(VoteBase.Convoked, 11, 9)]
    [InlineData(VoteBase.Present, 10, 8)]
    public void The_base_decides_how_many_votes_are_needed(VoteBase kind, int forExcellent, int forGood)
    {
        var ofBase = new Attendance(17, 1, 14).BaseOf(kind);

        Threshold.TwoThirds.Needed(ofBase).ShouldBe(forExcellent);
        Half.Needed(ofBase).ShouldBe(forGood);
    }

    [Theory]
    [InlineData(VoteBase.FullMembers, Rating.TOT)]
    [InlineData(VoteBase.Convoked, Rating.TOT)]
    [InlineData(VoteBase.Present, Rating.XS)]
    public void Ten_votes_are_excellent_under_one_reading_only(VoteBase kind, Rating level)
    {
        var rules = Rules(CountMethod.Cumulative, kind) with { ExcellentThreshold = Threshold.TwoThirds };

        var outcome = Count.Of(rules, new Attendance(17, 1, 14), new Tally(10, 4, 0, 0, 0), false);

        outcome.ShouldBeOfType<CountOutcome.Winner>().Level.ShouldBe(level);
    }

    [Fact]
    public void Too_few_present_and_nothing_is_counted()
    {
        var rules = Rules(CountMethod.Plurality);

        Count.Of(rules, new Attendance(17, 2, 9), new Tally(9, 0, 0, 0, 0), false).ShouldBe(new CountOutcome.NoQuorum(10));
        Count.Of(rules, new Attendance(17, 2, 10), new Tally(10, 0, 0, 0, 0), false).ShouldBe(new CountOutcome.Winner(Rating.XS, 10));
        Count.Of(rules, new Attendance(0, 0, 0), Tally.None, false).ShouldBe(new CountOutcome.NoQuorum(1));
    }

    [Fact]
    public void Exactly_half_is_a_tie_under_cumulative_counting_only_where_somebody_is_for_less()
    {
        var (rules, attendance) = (Rules(CountMethod.Cumulative), new Attendance(16, 0, 16));

        Count.Of(rules, attendance, new Tally(8, 8, 0, 0, 0), false).ShouldBe(new CountOutcome.Tie([Rating.XS, Rating.TOT]));
        Count.Of(rules, attendance, new Tally(3, 5, 0, 8, 0), false).ShouldBe(new CountOutcome.Tie([Rating.TOT, Rating.KHT]));
        Count.Of(rules, attendance, new Tally(8, 0, 0, 0, 8), false).ShouldBe(new CountOutcome.NoMajority());
    }

    [Fact]
    public void Abstentions_are_in_the_base_and_for_nothing()
    {
        var attendance = new Attendance(9, 0, 9);

        Count.Of(Rules(CountMethod.Plurality), attendance, new Tally(0, 4, 0, 0, 5), false).ShouldBe(new CountOutcome.NoMajority());
        Count.Of(Rules(CountMethod.Plurality), attendance, new Tally(0, 0, 0, 0, 9), false).ShouldBe(new CountOutcome.NoMajority());
        Count.Of(Rules(CountMethod.Plurality), attendance, new Tally(0, 5, 0, 0, 4), false).ShouldBe(new CountOutcome.Winner(Rating.TOT, 5));
    }

    [Fact]
    public void A_second_round_is_between_the_two_highest_and_there_is_no_third()
    {
        var (rules, attendance) = (Rules(CountMethod.Runoff), new Attendance(17, 0, 17));

        Count.Of(rules, attendance, new Tally(7, 6, 4, 0, 0), false).ShouldBe(new CountOutcome.Again([Rating.XS, Rating.TOT]));
        Count.Of(rules, attendance, new Tally(7, 5, 5, 0, 0), false).ShouldBe(new CountOutcome.Again([Rating.XS, Rating.TOT, Rating.HT]));
        Count.Of(rules, attendance, new Tally(8, 0, 0, 0, 9), false).ShouldBe(new CountOutcome.NoMajority());
        Count.Of(rules, attendance, new Tally(8, 8, 0, 0, 1), true).ShouldBe(new CountOutcome.Tie([Rating.XS, Rating.TOT]));
        Count.Of(rules, attendance, new Tally(8, 7, 0, 0, 2), true).ShouldBe(new CountOutcome.NoMajority());
    }

    [Fact]
    public void Numbers_that_contradict_each_other_are_refused()
    {
        Should.Throw<ArgumentException>(() => Count.Of(Rules(CountMethod.Plurality), new Attendance(5, 0, 4), new Tally(5, 0, 0, 0, 0), false));
        Should.Throw<ArgumentException>(() => Count.Of(Rules(CountMethod.Plurality), new Attendance(5, 2, 4), Tally.None, false));
        Should.Throw<ArgumentException>(() => Count.Of(Rules(CountMethod.Plurality), new Attendance(5, 0, 5), new Tally(-1, 0, 0, 0, 0), false));
    }

    [Fact]
    public void Every_tally_of_a_body_of_seven_has_an_outcome_and_a_winner_has_the_votes()
    {
        var counted = 0;
        foreach (var rules in EveryRule())
            foreach (var attendance in EveryAttendance(7))
                foreach (var tally in EveryTally(attendance.Present))
                {
                    var outcome = Count.Of(rules, attendance, tally, false);
                    counted++;

                    switch (outcome)
                    {
                        case CountOutcome.Winner winner:
                            var votes = rules.Method == CountMethod.Cumulative ? tally.FromTheTop(winner.Level) : tally[winner.Level];
                            votes.ShouldBe(winner.Votes);
                            rules.ThresholdOf(winner.Level).Passes(votes, attendance.BaseOf(rules.Base)).ShouldBeTrue($"{rules} {attendance} {tally}");
                            break;
                        case CountOutcome.Tie tie:
                            tie.Options.Length.ShouldBeInRange(2, 4);
                            if (rules.Method == CountMethod.Cumulative)
                                (tally.FromTheTop(tie.Options[0]) * 2).ShouldBe(attendance.BaseOf(rules.Base));
                            else
                                tie.Options.ShouldAllBe(option => tally[option] == tally[tie.Options[0]] && tally[option] > 0);
                            break;
                        case CountOutcome.Again again:
                            again.Options.Length.ShouldBeInRange(2, 4);
                            Count.Of(rules, attendance, tally, true).ShouldNotBeOfType<CountOutcome.Again>();
                            break;
                        case CountOutcome.NoQuorum none:
                            attendance.Present.ShouldBeLessThan(none.Needed);
                            break;
                    }
                }

        counted.ShouldBeGreaterThan(10_000);
    }

    [Fact]
    public void Who_voted_what_in_which_order_changes_nothing()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 500; round++)
        {
            var marks = Enumerable.Range(0, random.Next(1, 30)).Select(_ => random.Next(5) is var mark and > 0 ? (Rating?)mark : null).ToList();
            var (rules, attendance) = (Rules((CountMethod)random.Next(3)), new Attendance(30, 0, 30));
            var outcome = Count.Of(rules, attendance, Tally.Of(marks), false);

            random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(marks));

            Count.Of(rules, attendance, Tally.Of(marks), false).ShouldBe(outcome);
        }
    }

    [Fact]
    public void One_more_vote_for_the_winner_never_takes_the_win_away()
    {
        foreach (var method in Enum.GetValues<CountMethod>())
            foreach (var tally in EveryTally(6))
                if (Count.Of(Rules(method), new Attendance(7, 0, 7), tally, false) is CountOutcome.Winner winner)
                    Count.Of(Rules(method), new Attendance(7, 0, 7), tally.With(winner.Level), false)
                        .ShouldBeOfType<CountOutcome.Winner>($"{method} {tally}").Level.ShouldBe(winner.Level);
    }

    [Theory]
    [InlineData(8, 0, 0, 0, 0, true)]
    [InlineData(0, 0, 0, 0, 8, true)]
    [InlineData(7, 1, 0, 0, 0, true)]
    [InlineData(5, 3, 0, 0, 0, false)]
    [InlineData(16, 1, 0, 0, 0, false)]
    [InlineData(17, 0, 0, 0, 0, true)]
    public void Counts_that_tell_who_voted_what_are_found(int xs, int tot, int ht, int kht, int blank, bool tell) =>
        RevealingCounts.Tell(new Tally(xs, tot, ht, kht, blank)).ShouldBe(tell);

    private static CountRules Rules(CountMethod method, VoteBase kind = VoteBase.FullMembers) => new(method, kind, new Fraction(2, 3), Half, null);

    private static IEnumerable<CountRules> EveryRule() =>
        from method in Enum.GetValues<CountMethod>()
        from kind in Enum.GetValues<VoteBase>()
        from excellent in new[] { null, Threshold.TwoThirds }
        select Rules(method, kind) with { ExcellentThreshold = excellent };

    private static IEnumerable<Attendance> EveryAttendance(int members) =>
        from exempt in Enumerable.Range(0, 2)
        from present in Enumerable.Range(0, members - exempt + 1)
        select new Attendance(members, exempt, present);

    private static IEnumerable<Tally> EveryTally(int present) =>
        from xs in Enumerable.Range(0, present + 1)
        from tot in Enumerable.Range(0, present - xs + 1)
        from ht in Enumerable.Range(0, present - xs - tot + 1)
        from kht in Enumerable.Range(0, present - xs - tot - ht + 1)
        select new Tally(xs, tot, ht, kht, present - xs - tot - ht - kht);
}
