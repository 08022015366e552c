using CanBo.Activities.Texts;

namespace CanBo.Activities.People;

/// <summary>
/// Who decides a Party member's rating (R366; domain.md §2.3, step 7): the base Party committee of the member's cell, which its secretary signs for. The committee
/// is the unit named in the cell's <c>deciderUnitCode</c>, else the party unit directly above the cell (<c>parentCode</c>), else the cell itself, which then is a base
/// cell. About the secretary a deputy signs; where there is none, the party unit above decides.
/// </summary>
internal static class PartyDeciderRules
{
    /// <summary>Whether the case is about a Party member as such: said so, or its deciding unit frozen at the launch is a party unit.</summary>
    public static bool Applies(OrganisationView view, CaseSubject subject) => subject.IsMember || view.Unit(subject.DeciderUnitId)?.Kind == UnitKind.PartyCell;

    /// <summary>The cell; who also sits on a committee above belongs to the cell.</summary>
    public static Unit? CellOf(OrganisationView view, Guid personId)
    {
        var own = view.CellsOf(personId).DistinctBy(c => c.Id).ToList();
        return own.OrderBy(c => own.Exists(other => other.Id != c.Id && Above(view, other).Any(u => u.Id == c.Id))).ThenBy(c => c.Code, StringComparer.Ordinal).FirstOrDefault();
    }

    public static DeciderRules.Decision Decide(OrganisationView view, Person person, Guid? frozen)
    {
        var cell = CellOf(view, person.Id);
        var first = view.Unit(frozen) ?? (cell is null ? null : Above(view, cell).FirstOrDefault() ?? cell);
        foreach (var body in first is null ? [] : Above(view, first).Prepend(first))
        {
            var leaders = Leaders(view, body);
            if (leaders.Count > 1)
                return new DeciderRules.Decision(null, null, body);
            if (leaders is [var leader] && (leader.Id != person.Id ? leader : view.First(body, MembershipRole.Deputy, except: person.Id)) is { } signs)
                return new DeciderRules.Decision(body, signs, null);
        }

        return new DeciderRules.Decision(null, null, null);
    }

    public static Resolution Resolve(OrganisationView view, Person person, Guid? frozen) => Decide(view, person, frozen) switch
    {
        { Head: { } head, Unit: { } body } when Leaders(view, body).Exists(l => l.Id == head.Id) => Resolution.Found(
            ParticipantRule.Decider, head, Sentence.Of("Đồng chí là bí thư {1}, cấp ủy có thẩm quyền quyết định xếp loại đảng viên {0}.", person.FullName, body.Name), body.Id),
        { Head: { } deputy, Unit: { } body } => Resolution.Found(
            ParticipantRule.Decider, deputy, Sentence.Of("Đồng chí là phó bí thư {1}, thay bí thư quyết định xếp loại đảng viên {0}.", person.FullName, body.Name), body.Id),
        { Ambiguous: { } twice } => Resolution.Missing(
            ParticipantRule.Decider,
            "several_deciders",
            Sentence.Of("{0} có nhiều bí thư cùng thứ tự, nên chưa rõ ai quyết định.", twice.Name),
            Sentence.Of("Giữ một dòng vai trò secretary cho {0} trong memberships.csv, hoặc ghi rank khác nhau.", twice.Code)),
        _ when CellOf(view, person.Id) is { } cell => Resolution.Missing(
            ParticipantRule.Decider,
            "no_party_decider",
            Sentence.Of("Chưa có cấp ủy nào quyết định xếp loại đảng viên {0}.", person.FullName),
            Sentence.Of("Ghi đảng ủy (kind partyCell) ở cột deciderUnitCode của {0} trong units.csv và bí thư (secretary) của đảng ủy trong memberships.csv.", cell.Code)),
        _ => Resolution.Missing(
            ParticipantRule.Decider,
            "no_party_cell",
            Sentence.Of("{0} chưa có tên trong chi bộ nào.", person.FullName),
            Sentence.Of("Thêm một dòng vai trò member cho {0} trong memberships.csv, đơn vị là chi bộ.", person.Code)),
    };

    // The party units above, nearest first: by the deciding unit where it is one, else by the parent; stops at a cycle.
    private static IEnumerable<Unit> Above(OrganisationView view, Unit unit)
    {
        var seen = new HashSet<Guid> { unit.Id };
        for (var at = Next(view, unit); at is not null && seen.Add(at.Id); at = Next(view, at))
            yield return at;
    }

    private static Unit? Next(OrganisationView view, Unit unit) =>
        view.Unit(unit.DeciderUnitId) is { Kind: UnitKind.PartyCell } named ? named
        : view.Unit(unit.ParentId) is { Kind: UnitKind.PartyCell } parent ? parent
        : null;

    // The bí thư; where a file calls them head, that. Equal ranks are for people to settle.
    private static List<Person> Leaders(OrganisationView view, Unit body)
    {
        var secretaries = view.Officers(body, MembershipRole.Secretary).DistinctBy(o => o.Person.Id).ToList();
        var leaders = secretaries.Count > 0 ? secretaries : view.Officers(body, MembershipRole.Head).DistinctBy(o => o.Person.Id).ToList();
        return [.. leaders.TakeWhile(o => o.Membership.Rank == leaders[0].Membership.Rank).Select(o => o.Person)];
    }
}
