using System.Collections.Immutable;
using System.Globalization;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Ratings.HardRules;

/// <summary>Looks at a person's facts and says which hard rules strike. Pure: the same facts and rules give the same flags.</summary>
public static class HardRuleEvaluation
{
    /// <summary>Every rule in force that strikes, in the order of the package.</summary>
    public static ImmutableArray<HardRuleFlag> Flags(IEnumerable<HardRule> rules, HardFacts facts)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(facts);
        return [.. from rule in rules
                   where rule.On && Applies(rule.AppliesTo, facts.IsLeader)
                   from reason in Reasons(rule, facts)
                   select new HardRuleFlag(rule.Code, rule.Article, rule.Ceiling, rule.Override, reason)];
    }

    /// <summary>
    /// Acts whose sanction does not count here, each with the reason: already counted in another year, or done at another agency.
    /// To be shown beside the flags, so that nobody wonders why a sanction has no effect.
    /// </summary>
    public static ImmutableArray<Sentence> NotCounted(HardFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return [.. facts.Acts.Where(act => !CountsHere(act, facts.Year)).Select(act => act switch
        {
            { CountsIn: null } => Sentence.Of("Vi phạm {0} chưa có quyết định kỷ luật.", act.Code),
            { CountsIn: var year } when year != facts.Year =>
                Sentence.Of("Vi phạm {0} chỉ tính một lần, vào năm {1}.", act.Code, Text(year!.Value)),
            _ => Sentence.Of("Vi phạm {0} xảy ra ở cơ quan cũ, tính vào kết quả tại {1}.", act.Code, act.AgencyCode!),
        })];
    }

    private static bool Applies(HardRuleScope scope, bool isLeader) =>
        scope == HardRuleScope.Everyone || isLeader == (scope == HardRuleScope.Leaders);

    private static bool CountsHere(DisciplinaryAct act, int year) => act.AgencyCode is null && act.CountsIn == year;

    private static IEnumerable<Sentence> Reasons(HardRule rule, HardFacts facts) => rule.Test switch
    {
        HardRuleTest.DutyDiscipline => Discipline(facts, act => act.LinkedToDuty),
        HardRuleTest.AnyDiscipline => Discipline(facts, _ => true),
        HardRuleTest.ConcludedDecline => When(facts.ConcludedDecline,
            Sentence.Of("Có kết luận suy thoái, vi phạm những điều đảng viên không được làm hoặc trách nhiệm nêu gương.")),
        HardRuleTest.UnitCorruption => When(facts.UnitHandledForCorruption,
            Sentence.Of("Đơn vị phụ trách bị xử lý vì tham ô, tham nhũng, lãng phí.")),
        HardRuleTest.UnitTasksBelow => When(facts.UnitTasksCompleted?.Share < rule.Threshold,
            Sentence.Of("Đơn vị hoàn thành {0} nhiệm vụ, dưới mức tối thiểu.", Parts(facts.UnitTasksCompleted))),
        HardRuleTest.BasicTargetsMissed => When(facts.BasicTargetsMissed,
            Sentence.Of("Không đạt các chỉ tiêu kinh tế – xã hội cơ bản.")),
        HardRuleTest.UnitsNotCompletedAbove => When(facts.UnitsNotCompleted?.Share > rule.Threshold,
            Sentence.Of("{0} đơn vị phụ trách không hoàn thành nhiệm vụ.", Parts(facts.UnitsNotCompleted))),
        HardRuleTest.LowConfidenceAbove => When(facts.LowConfidence?.Share > rule.Threshold,
            Sentence.Of("{0} phiếu tín nhiệm thấp.", Parts(facts.LowConfidence))),
        HardRuleTest.TasksFailedAbove => When(facts.TasksFailed?.Share > rule.Threshold,
            Sentence.Of("{0} nhiệm vụ không hoàn thành.", Parts(facts.TasksFailed))),
        HardRuleTest.MonthsWorkedBelow => When(!facts.OnMaternityLeave && facts.MonthsWorked < rule.Threshold,
            Sentence.Of("Làm việc {0} tháng trong năm, dưới {1} tháng.", Months(facts.MonthsWorked), Months(rule.Threshold))),
        HardRuleTest.MonthsAwayFrom3Below => When(!facts.OnMaternityLeave && facts.MonthsAway >= 3 && facts.MonthsAway < rule.Threshold,
            Sentence.Of("Nghỉ {0} tháng trong năm.", Months(facts.MonthsAway))),
        HardRuleTest.OldFaultsOpen => When(facts.OldFaultsOpen > 0,
            Sentence.Of("Còn {0} hạn chế năm trước chưa khắc phục xong.", Text(facts.OldFaultsOpen))),
        HardRuleTest.StateRatingBelowExcellent => When(facts.StateRating is { } state && state.IsLevel() && state != Rating.XS,
            Sentence.Of("Xếp loại phía chính quyền năm nay thấp hơn mức Xuất sắc.")),
        HardRuleTest.StateRatingOpen => When(facts.IsStateRatingOpen,
            Sentence.Of("Chưa có kết quả xếp loại phía chính quyền năm nay.")),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Test, "No such test."),
    };

    private static IEnumerable<Sentence> Discipline(HardFacts facts, Func<DisciplinaryAct, bool> counts) =>
        from act in facts.Acts
        where counts(act) && CountsHere(act, facts.Year)
        select Sentence.Of("Bị kỷ luật trong năm, vi phạm {0}.", act.Code);

    private static Sentence[] When(bool strikes, Sentence reason) => strikes ? [reason] : [];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Parts(PartOf? part) => $"{Text(part?.Part ?? 0)}/{Text(part?.Whole ?? 0)}";

    private static string Months(Fraction? months) => months?.ToText(CultureInfo.GetCultureInfo("vi-VN"), 1) ?? "";
}
