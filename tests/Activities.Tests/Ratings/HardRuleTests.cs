using System.Collections.Immutable;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.HardRules;
using CanBo.Activities.Ratings.Packages;

namespace CanBo.Activities.Tests.Ratings;

public sealed class HardRuleTests
{
    private static readonly ImmutableArray<HardRule> D335 = RulePackageJson.Shipped("D335").HardRules;
    private static readonly ImmutableArray<HardRule> All = [.. D335.Select(rule => rule with { On = true })];
    private static readonly HardFacts Clean = new() { Year = 2026, MonthsWorked = 12 };

    [Fact]
    public void A_clean_year_has_no_flag() => HardRuleEvaluation.Flags(All, Clean).ShouldBeEmpty();

    [Fact]
    public void A_reprimand_linked_to_duty_means_not_completed()
    {
        var flag = Flag("discipline", Clean with { Acts = [Act(2026)] });

        flag.Ceiling.ShouldBe(Rating.KHT);
        flag.OverridePermitted.ShouldBeTrue();
        flag.Article.ShouldContain("Điều 20");
        flag.Reason.InVietnamese.ShouldBe("Bị kỷ luật trong năm, vi phạm QĐ 15.");
    }

    [Fact]
    public void D335_counts_only_what_is_linked_to_duty_and_the_older_rule_counts_all()
    {
        var facts = Clean with { Acts = [Act(2026) with { LinkedToDuty = false }] };

        HardRuleEvaluation.Flags(D335, facts).ShouldBeEmpty();
        Flag("any-discipline", facts).Ceiling.ShouldBe(Rating.KHT);
    }

    [Theory]
    [InlineData(2025, false)]
    [InlineData(2026, true)]
    [InlineData(2027, false)]
    public void Party_and_State_sanctions_of_one_act_count_in_the_first_year_only(int year, bool strikes)
    {
        var act = Act(2026) with { Sanctions = [Sanctioned(SanctionSide.State, 2027), Sanctioned(SanctionSide.Party, 2026)] };
        var facts = Clean with { Year = year, Acts = [act] };

        HardRuleEvaluation.Flags(D335, facts).Any().ShouldBe(strikes);
        HardRuleEvaluation.NotCounted(facts).Any().ShouldBe(!strikes);
    }

    [Fact]
    public void An_act_used_before_its_sanction_does_not_count_again()
    {
        var facts = Clean with { Acts = [Act(2026) with { CountedInYear = 2025 }] };

        HardRuleEvaluation.Flags(D335, facts).ShouldBeEmpty();
        HardRuleEvaluation.NotCounted(facts).ShouldHaveSingleItem().InVietnamese.ShouldBe("Vi phạm QĐ 15 chỉ tính một lần, vào năm 2025.");
    }

    [Fact]
    public void A_fault_at_the_old_agency_counts_there()
    {
        var facts = Clean with { Acts = [Act(2026) with { AgencyCode = "SXD" }] };

        HardRuleEvaluation.Flags(D335, facts).ShouldBeEmpty();
        HardRuleEvaluation.NotCounted(facts).ShouldHaveSingleItem().InVietnamese.ShouldBe("Vi phạm QĐ 15 xảy ra ở cơ quan cũ, tính vào kết quả tại SXD.");
    }

    [Fact]
    public void An_act_without_a_sanction_yet_does_not_count()
    {
        var facts = Clean with { Acts = [Act(2026) with { Sanctions = [] }] };

        HardRuleEvaluation.Flags(D335, facts).ShouldBeEmpty();
        HardRuleEvaluation.NotCounted(facts).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(5, false, true)]
    [InlineData(6, false, false)]
    [InlineData(5, true, false)]
    public void Under_six_months_nobody_is_rated_but_maternity_is_rated_on_actual_time(int months, bool maternity, bool strikes)
    {
        var flags = HardRuleEvaluation.Flags(D335, Clean with { MonthsWorked = months, OnMaternityLeave = maternity });

        flags.Any().ShouldBe(strikes);
        flags.ShouldAllBe(flag => flag.Code == "months-worked" && flag.Ceiling == Rating.KXL);
    }

    public static TheoryData<string, bool, HardFacts, HardFacts> Strikes => new()
    {
        { "decline", false, Clean with { ConcludedDecline = true }, Clean },
        { "unit-corruption", true, Clean with { UnitHandledForCorruption = true }, Clean },
        { "unit-tasks", true, Clean with { UnitTasksCompleted = new PartOf(69, 100) }, Clean with { UnitTasksCompleted = new PartOf(7, 10) } },
        { "basic-targets", true, Clean with { BasicTargetsMissed = true }, Clean },
        { "units-not-completed", true, Clean with { UnitsNotCompleted = new PartOf(3, 5) }, Clean with { UnitsNotCompleted = new PartOf(2, 4) } },
        { "low-confidence", true, Clean with { LowConfidence = new PartOf(9, 17) }, Clean with { LowConfidence = new PartOf(8, 16) } },
        { "tasks-failed", false, Clean with { TasksFailed = new PartOf(6, 11) }, Clean with { TasksFailed = new PartOf(5, 10) } },
        { "months-away", false, Clean with { MonthsAway = 3 }, Clean with { MonthsAway = new Fraction(29, 10) } },
        { "months-away", false, Clean with { MonthsAway = new Fraction(59, 10) }, Clean with { MonthsAway = 6 } },
        { "old-faults", false, Clean with { OldFaultsOpen = 1 }, Clean with { OldFaultsOpen = 0 } },
        { "unit-tasks", true, Clean with { UnitTasksCompleted = new PartOf(0, 3) }, Clean with { UnitTasksCompleted = new PartOf(0, 0) } },
    };

    [Theory]
    [MemberData(nameof(Strikes))]
    public void Each_rule_strikes_beyond_its_threshold_and_not_on_it(string code, bool leader, HardFacts over, HardFacts on)
    {
        Flag(code, over with { IsLeader = leader }).Reason.InVietnamese.ShouldNotBeEmpty();
        HardRuleEvaluation.Flags(All, on with { IsLeader = leader }).ShouldNotContain(flag => flag.Code == code);
    }

    [Fact]
    public void Rules_for_leaders_and_for_others_stay_apart()
    {
        var unit = Clean with { UnitHandledForCorruption = true };
        var tasks = Clean with { TasksFailed = new PartOf(9, 10) };

        HardRuleEvaluation.Flags(All, unit).ShouldBeEmpty();
        HardRuleEvaluation.Flags(All, tasks with { IsLeader = true }).ShouldBeEmpty();
        HardRuleEvaluation.Flags(All, tasks).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("XS", false, "")]
    [InlineData("TOT", false, "state-rating")]
    [InlineData(null, true, "state-rating-open")]
    [InlineData(null, false, "")]
    [InlineData("KXL", false, "")]
    public void A_members_excellent_rests_on_the_State_rating_of_the_year(string? state, bool isOpen, string code)
    {
        var rules = RulePackageJson.Shipped("R366").HardRules.Select(rule => rule with { On = true });
        var facts = Clean with { StateRating = state is null ? null : Enum.Parse<Rating>(state), IsStateRatingOpen = isOpen };

        var flags = HardRuleEvaluation.Flags(rules, facts);

        flags.Select(flag => flag.Code).ShouldBe(code.Length == 0 ? [] : [code]);
        flags.ShouldAllBe(flag => flag.Ceiling == Rating.TOT && flag.OverridePermitted);
    }

    [Fact]
    public void A_rule_that_is_off_never_strikes() =>
        HardRuleEvaluation.Flags(D335, Clean with { OldFaultsOpen = 4, TasksFailed = new PartOf(9, 10) }).ShouldBeEmpty();

    private static HardRuleFlag Flag(string code, HardFacts facts) =>
        HardRuleEvaluation.Flags(All, facts).Single(flag => flag.Code == code);

    private static DisciplinaryAct Act(int year) => new("QĐ 15", true, [Sanctioned(SanctionSide.State, year)]);

    private static Sanction Sanctioned(SanctionSide side, int year) => new(side, "Khiển trách", new DateOnly(year, 5, 15));
}
