using System.Collections.Immutable;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.HardRules;
using CanBo.Activities.Ratings.Packages;

namespace CanBo.Activities.Tests.Ratings;

public sealed class RatingGuardTests
{
    private static readonly ImmutableArray<HardRule> Rules = RulePackageJson.Shipped("D335").HardRules;
    private static readonly HardRuleOverride Signed = new("discipline", "Giám đốc Trần Văn Minh", "Tự phát hiện và khắc phục xong trước khi bị nhắc.");

    // C6 of domain.md §4: over every combination of random facts, scores and incomplete or foreign overrides.
    [Fact]
    public void A_disciplined_person_is_never_above_not_completed_without_a_signed_override()
    {
        var random = new Random(366);
        for (var round = 0; round < 5_000; round++)
        {
            var facts = RandomFacts(random);
            var flags = HardRuleEvaluation.Flags(Rules, facts);
            var disciplined = flags.Any(flag => flag.Code == "discipline");
            var overrides = RandomOverrides(random);
            var isSigned = overrides.Any(o => o.Code == "discipline" && !string.IsNullOrWhiteSpace(o.Reason) && !string.IsNullOrWhiteSpace(o.Authority));
            foreach (var rating in RatingScale.All)
            {
                var final = RatingGuard.Problems(rating, flags, overrides).IsEmpty;
                if (disciplined && !isSigned && final)
                    (rating is Rating.KHT or Rating.KXL).ShouldBeTrue($"{rating} with {facts}");
            }

            var proposal = RatingGuard.Limit(random.Next(2) == 0 ? Rating.XS : Rating.TOT, flags, overrides);
            RatingGuard.Problems(proposal, flags, overrides).ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_signed_override_lifts_the_ceiling()
    {
        var flags = Flags();

        RatingGuard.Problems(Rating.TOT, flags, []).ShouldHaveSingleItem().InVietnamese
            .ShouldBe("Mức cao nhất là Không hoàn thành nhiệm vụ (Điều 20 khoản 4 điểm c Nghị định 335/2025/NĐ-CP). Muốn cao hơn, người có thẩm quyền ghi lý do.");
        RatingGuard.Problems(Rating.TOT, flags, [Signed]).ShouldBeEmpty();
        RatingGuard.Limit(Rating.XS, flags, [Signed]).ShouldBe(Rating.XS);
        RatingGuard.Limit(Rating.XS, flags, []).ShouldBe(Rating.KHT);
    }

    [Theory]
    [InlineData("", "Lý do")]
    [InlineData("Giám đốc", " ")]
    public void An_override_without_a_name_or_a_reason_lifts_nothing(string authority, string reason) =>
        RatingGuard.Problems(Rating.TOT, Flags(), [new HardRuleOverride("discipline", authority, reason)]).ShouldHaveSingleItem()
            .InVietnamese.ShouldStartWith("Ghi tên người có thẩm quyền và lý do");

    [Fact]
    public void An_override_that_the_rule_does_not_permit_lifts_nothing()
    {
        var strict = Flags().Select(flag => flag with { OverridePermitted = false }).ToList();

        RatingGuard.Problems(Rating.HT, strict, [Signed]).ShouldHaveSingleItem().InVietnamese.ShouldEndWith("Quy định này không có ngoại lệ.");
    }

    [Fact]
    public void Whoever_worked_too_little_can_only_be_not_rated()
    {
        var flags = HardRuleEvaluation.Flags(Rules, new HardFacts { Year = 2026, MonthsWorked = 4 });

        RatingScale.Levels.ShouldAllBe(level => !RatingGuard.Problems(level, flags, Array.Empty<HardRuleOverride>()).IsEmpty);
        RatingGuard.Problems(Rating.KXL, flags, []).ShouldBeEmpty();
        RatingGuard.Limit(Rating.XS, flags, []).ShouldBe(Rating.KXL);
    }

    // C18 of domain.md §4: all sixteen combinations.
    [Fact]
    public void The_head_is_never_above_the_unit()
    {
        foreach (var unit in RatingScale.Levels)
            foreach (var head in RatingScale.Levels)
            {
                (HeadCap.Problem(true, head, unit) is null).ShouldBe((int)head >= (int)unit, $"head {head}, unit {unit}");
                HeadCap.Problem(false, head, unit).ShouldBeNull();
            }
    }

    [Fact]
    public void The_units_rating_comes_first()
    {
        HeadCap.Problem(true, Rating.KHT, null)!.InVietnamese.ShouldStartWith("Cơ quan, đơn vị chưa có mức xếp loại");
        HeadCap.Problem(false, Rating.XS, null).ShouldBeNull();
        HeadCap.Problem(true, Rating.XS, Rating.KXL).ShouldBeNull();
    }

    private static ImmutableArray<HardRuleFlag> Flags() => HardRuleEvaluation.Flags(Rules, new HardFacts
    {
        Year = 2026,
        Acts = [new DisciplinaryAct("QĐ 15", true, [new Sanction(SanctionSide.State, "Khiển trách", new DateOnly(2026, 5, 15))])],
    });

    private static HardFacts RandomFacts(Random random) => new()
    {
        Year = 2026,
        IsLeader = random.Next(2) == 0,
        ConcludedDecline = random.Next(6) == 0,
        UnitHandledForCorruption = random.Next(6) == 0,
        MonthsWorked = random.Next(3) == 0 ? null : (Fraction?)random.Next(1, 13),
        Acts = [.. Enumerable.Range(0, random.Next(3)).Select(at => new DisciplinaryAct(
            $"QĐ {at}",
            random.Next(3) > 0,
            [.. Enumerable.Range(0, random.Next(3)).Select(_ => new Sanction((SanctionSide)random.Next(2), "Khiển trách", new DateOnly(random.Next(2025, 2028), 3, 1)))],
            random.Next(5) == 0 ? random.Next(2025, 2027) : null,
            random.Next(6) == 0 ? "SXD" : null))],
    };

    private static List<HardRuleOverride> RandomOverrides(Random random)
    {
        string[] codes = ["discipline", "decline", "months-worked", "unknown"], authorities = ["Giám đốc", "", " "], reasons = ["Bất khả kháng", ""];
        return [.. Enumerable.Range(0, random.Next(4)).Select(_ => new HardRuleOverride(
            codes[random.Next(4)], authorities[random.Next(3)], reasons[random.Next(2)]))];
    }
}
