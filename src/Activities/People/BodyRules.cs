using CanBo.Activities.Texts;

namespace CanBo.Activities.People;

/// <summary>Who answers for the Party committee and for the staff-work body; never the person about whom they are asked.</summary>
internal static class BodyRules
{
    public static Resolution PartyCommittee(OrganisationView view, Person person, Unit unit)
    {
        foreach (var cell in Cells(view, person, unit).Distinct())
        {
            var secretary = view.First(cell, MembershipRole.Secretary) ?? view.First(cell, MembershipRole.Head);
            if (secretary is not null && secretary.Id != person.Id)
                return Resolution.Found(ParticipantRule.PartyCommittee, secretary, Sentence.Of("Đồng chí là bí thư {1}, cấp ủy nơi {0} công tác.", person.FullName, cell.Name), cell.Id);
            if (view.First(cell, MembershipRole.Deputy, except: person.Id) is { } deputy)
                return Resolution.Found(ParticipantRule.PartyCommittee, deputy, Sentence.Of("Đồng chí thay mặt {1}, cấp ủy nơi {0} công tác.", person.FullName, cell.Name), cell.Id);
        }

        return Resolution.Missing(
            ParticipantRule.PartyCommittee,
            "no_party_committee",
            Sentence.Of("Chưa có cấp ủy nào cho ý kiến về {0}.", person.FullName),
            Sentence.Of("Thêm tổ chức đảng (kind partyCell) thuộc {0} trong units.csv và bí thư (secretary) trong memberships.csv.", unit.Name));
    }

    /// <summary>The staff body of the deciding unit first: it prepares for the one who decides; then the nearest upwards from the person.</summary>
    public static Resolution StaffBody(OrganisationView view, Person person, Unit unit, Unit? decider)
    {
        var near = (decider is null ? [] : view.Children(decider, UnitKind.StaffBody))
            .Concat(view.Upwards(unit).SelectMany(u => u.Kind == UnitKind.StaffBody ? [u] : view.Children(u, UnitKind.StaffBody)));
        foreach (var body in near.Distinct())
            if ((view.First(body, MembershipRole.Head, except: person.Id) ?? view.First(body, MembershipRole.Deputy, except: person.Id)) is { } found)
                return Resolution.Found(
                    ParticipantRule.StaffBody,
                    found,
                    Sentence.Of("Đồng chí phụ trách {1}, bộ phận tham mưu thẩm định hồ sơ của {0}.", person.FullName, body.Name),
                    body.Id);
        return Resolution.Missing(
            ParticipantRule.StaffBody,
            "no_staff_body",
            Sentence.Of("Chưa có bộ phận tham mưu nào thẩm định hồ sơ của {0}.", person.FullName),
            Sentence.Of("Thêm bộ phận tham mưu (kind staffBody) thuộc {0} trong units.csv và người đứng đầu (head) trong memberships.csv.", unit.Name));
    }

    // The committee of the agency, nearest first, then the cell the person belongs to; after each the party body above it.
    private static IEnumerable<Unit> Cells(OrganisationView view, Person person, Unit unit)
    {
        var own = view.CellsOf(person.Id).ToList();
        foreach (var level in view.Upwards(unit))
            foreach (var cell in view.Children(level, UnitKind.PartyCell).OrderBy(c => own.Contains(c) ? 0 : 1))
                foreach (var body in PartyUpwards(view, cell))
                    yield return body;
        foreach (var cell in own)
            foreach (var body in PartyUpwards(view, cell))
                yield return body;
    }

    private static IEnumerable<Unit> PartyUpwards(OrganisationView view, Unit cell) =>
        view.Upwards(cell).TakeWhile(u => u.Kind == UnitKind.PartyCell);
}
