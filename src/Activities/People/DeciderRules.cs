using CanBo.Activities.Texts;

namespace CanBo.Activities.People;

/// <summary>
/// Who is competent to decide (Decree 335/2025, Art. 10(2); domain.md §2.2): the head of the using agency, and for that head the head of the
/// managing agency. Exactly one person, or a gap.
/// </summary>
internal static class DeciderRules
{
    /// <summary>The outcome: a unit and its head, or nobody; two heads of equal rank are nobody.</summary>
    public sealed record Decision(Unit? Unit, Person? Head, Unit? Ambiguous);

    /// <summary>The unit's own deciding unit, else the nearest agency that has a head.</summary>
    public static Unit? UsingAgency(OrganisationView view, Unit unit) =>
        view.Unit(unit.DeciderUnitId)
        ?? view.Upwards(unit).FirstOrDefault(u => u.Kind == UnitKind.Agency && view.First(u, MembershipRole.Head) is not null);

    public static Decision Decide(OrganisationView view, Person person, Unit unit, Guid? frozen)
    {
        var seen = new HashSet<Guid>();
        var candidate = view.Unit(frozen) ?? UsingAgency(view, unit);
        while (candidate is not null && seen.Add(candidate.Id))
        {
            if (candidate.Kind == UnitKind.Agency || candidate.Id == unit.DeciderUnitId || candidate.Id == frozen)
            {
                var heads = Heads(view, candidate);
                if (heads.Count > 1)
                    return new Decision(null, null, candidate);
                if (heads.Count == 1 && heads[0].Id != person.Id)
                    return new Decision(candidate, heads[0], null);
            }

            candidate = Next(view, candidate, seen);
        }

        return new Decision(null, null, null);
    }

    public static Resolution Resolve(OrganisationView view, Person person, Unit unit, Guid? frozen) => Decide(view, person, unit, frozen) switch
    {
        { Head: { } head, Unit: { } decider } => Resolution.Found(
            ParticipantRule.Decider,
            head,
            Sentence.Of("Đồng chí là người đứng đầu {1}, có thẩm quyền quyết định xếp loại {0}.", person.FullName, decider.Name),
            decider.Id),
        { Ambiguous: { } twice } => Resolution.Missing(
            ParticipantRule.Decider,
            "several_deciders",
            Sentence.Of("{0} có nhiều người đứng đầu cùng thứ tự, nên chưa rõ ai quyết định.", twice.Name),
            Sentence.Of("Giữ một dòng vai trò head cho đơn vị {0} trong memberships.csv, hoặc ghi rank khác nhau.", twice.Code)),
        _ when Topmost(view, person, unit) is { } top => Resolution.Missing(
            ParticipantRule.Decider,
            ParticipantGap.DecidedAbove,
            Sentence.Of("{0} đứng đầu {1}, cơ quan cao nhất trong danh sách; người quyết định ở ngoài danh sách.", person.FullName, top.Name),
            Sentence.Of("Ghi lý do không đánh giá {0}, hoặc thêm cơ quan cấp trên của {1} vào units.csv.", person.FullName, top.Name)),
        _ when unit.DeciderUnitCode.Length > 0 && unit.DeciderUnitId is null => Resolution.Missing(
            ParticipantRule.Decider,
            "unknown_decider_unit",
            Sentence.Of("Đơn vị quyết định của {0} ghi là “{1}”, chưa có đơn vị mang mã này.", unit.Name, unit.DeciderUnitCode),
            Sentence.Of("Nhập đơn vị {0} từ units.csv, hoặc sửa cột deciderUnitCode của {1}.", unit.DeciderUnitCode, unit.Code)),
        _ => Resolution.Missing(
            ParticipantRule.Decider,
            "no_decider",
            Sentence.Of("Chưa có người có thẩm quyền quyết định xếp loại {0}.", person.FullName),
            Sentence.Of("Thêm vai trò head cho cơ quan sử dụng hoặc cơ quan quản lý của {0} trong memberships.csv, hoặc ghi deciderUnitCode trong units.csv.", unit.Name)),
    };

    private static Unit? Topmost(OrganisationView view, Person person, Unit unit) =>
        UsingAgency(view, unit) is { ParentCode: "", DeciderUnitCode: "" } agency && view.Has(agency, MembershipRole.Head, person.Id) ? agency : null;

    // Of several heads the one with the lowest rank counts; equal ranks are for people to settle.
    private static List<Person> Heads(OrganisationView view, Unit unit)
    {
        var heads = view.Officers(unit, MembershipRole.Head).DistinctBy(o => o.Person.Id).ToList();
        return [.. heads.TakeWhile(o => o.Membership.Rank == heads[0].Membership.Rank).Select(o => o.Person)];
    }

    private static Unit? Next(OrganisationView view, Unit unit, HashSet<Guid> seen) =>
        view.Unit(unit.DeciderUnitId) is { } named && !seen.Contains(named.Id) ? named : view.Unit(unit.ParentId);
}
