using CanBo.Activities.Texts;

namespace CanBo.Activities.People;

/// <summary>Who works beside and under the person, who heads the mass organisations they belong to, and where they live (domain.md §2.1, steps 2 and 4 to 6).</summary>
internal static class ColleagueRules
{
    /// <summary>Members of the person's leadership collectives, without superiors and subordinates: equals judge equals. Else one group under one superior, else one group in one unit.</summary>
    public static Resolution Peers(OrganisationView view, Person person, Post post)
    {
        var around = view.Colleagues!;
        bool IsEqual(Guid id) => id != person.Id && id != post.SuperiorId && !around.BySuperior[person.Id].Any(p => p.PersonId == id);

        foreach (var body in around.BodiesOf[person.Id].Where(b => b.Kind == UnitKind.Collective))
        {
            var fellows = People(around, around.MembersOf[body.Id].Select(m => m.PersonId!.Value).Where(IsEqual));
            if (fellows.Count > 0)
                return All(ParticipantRule.Peers, fellows, Sentence.Of("Đồng chí và {0} cùng là thành viên {1}.", person.FullName, body.Name));
        }

        if (post.SuperiorId is { } superior
            && People(around, around.BySuperior[superior].Where(p => p.IsMain && p.PositionGroup == post.PositionGroup).Select(p => p.PersonId).Where(IsEqual)) is { Count: > 0 } equals)
            return All(ParticipantRule.Peers, equals, Sentence.Of("Đồng chí và {0} cùng nhóm vị trí “{1}”, cùng một cấp trên trực tiếp.", person.FullName, post.PositionGroup));
        if (post.UnitId is { } unitId
            && People(around, around.ByUnit[unitId].Where(p => p.IsMain && p.PositionGroup == post.PositionGroup).Select(p => p.PersonId).Where(IsEqual)) is { Count: > 0 } near)
            return All(ParticipantRule.Peers, near, Sentence.Of("Đồng chí và {0} cùng nhóm vị trí “{1}” tại {2}.", person.FullName, post.PositionGroup, view.Unit(unitId)?.Name ?? post.UnitCode));
        return Resolution.Unasked(ParticipantRule.Peers, Sentence.Of("{0} không có người cùng cấp trong cơ quan.", person.FullName));
    }

    public static Resolution Subordinates(OrganisationView view, Person person)
    {
        var around = view.Colleagues!;
        var led = around.HeadedBy[person.Id].SelectMany(unit => around.ByUnit[unit]).Where(p => p.SuperiorCode.Length == 0);
        var people = People(around, around.BySuperior[person.Id].Concat(led).Select(p => p.PersonId).Where(id => id != person.Id));
        return people.Count > 0
            ? All(ParticipantRule.Subordinates, people, Sentence.Of("Đồng chí là cấp dưới trực tiếp của {0}.", person.FullName))
            : Resolution.Unasked(ParticipantRule.Subordinates, Sentence.Of("{0} không có cấp dưới trực tiếp.", person.FullName));
    }

    public static Resolution MassOrganisations(OrganisationView view, Person person)
    {
        var around = view.Colleagues!;
        var bodies = around.BodiesOf[person.Id].Where(b => b.Kind == UnitKind.MassOrganisation).DistinctBy(b => b.Id).ToList();
        if (bodies.Count == 0)
            return Resolution.Unasked(ParticipantRule.MassOrganisations, Sentence.Of("{0} không tham gia đoàn thể nào trong danh sách.", person.FullName));
        var asked = bodies
            .Select(body => (Body: body, Person: Speaker(around, body, person.Id)))
            .Where(found => found.Person is not null)
            .DistinctBy(found => found.Person!.Id)
            .Select(found => (found.Person!, Sentence.Of("Đồng chí phụ trách {1}, nơi {0} tham gia.", person.FullName, found.Body.Name)))
            .ToList();
        return asked.Count > 0
            ? Resolution.FoundAll(ParticipantRule.MassOrganisations, asked)
            : Resolution.Missing(
                ParticipantRule.MassOrganisations,
                "no_mass_organisation_head",
                Sentence.Of("{1} chưa có người phụ trách nào khác {0}.", person.FullName, bodies[0].Name),
                Sentence.Of("Thêm một dòng vai trò head hoặc deputy cho {0} trong memberships.csv.", bodies[0].Code));
    }

    /// <summary>Members of the Party are introduced to the committee where they live (R213; domain.md §5.3); others are not asked about there.</summary>
    public static Resolution ResidenceCommittee(OrganisationView view, Person person)
    {
        if (person.ResidenceExemptReason.Length > 0)
            return Resolution.Unasked(ParticipantRule.ResidenceCommittee, Sentence.Of("Không lấy nhận xét nơi cư trú: {0}.", person.ResidenceExemptReason.TrimEnd('.')));
        if (person.PartyStatus == PartyStatus.None)
            return Resolution.Unasked(ParticipantRule.ResidenceCommittee, Sentence.Of("{0} không phải đảng viên, không thuộc diện giới thiệu về nơi cư trú.", person.FullName));
        return view.Colleagues!.Residences.GetValueOrDefault(person.ResidenceCode) is { } unit
            ? Resolution.Body(ParticipantRule.ResidenceCommittee, unit, Sentence.Of("{0} cư trú tại {1}.", person.FullName, unit.Name))
            : Resolution.Missing(
                ParticipantRule.ResidenceCommittee,
                "no_residence",
                person.ResidenceCode.Length == 0
                    ? Sentence.Of("Chưa ghi nơi cư trú của {0}.", person.FullName)
                    : Sentence.Of("Nơi cư trú của {0} ghi là “{1}”, chưa có khu dân cư nào mang mã này.", person.FullName, person.ResidenceCode),
                Sentence.Of("Ghi residenceCode, hoặc lý do miễn, cho {0} trong people.csv; khu dân cư (kind residence) trong units.csv.", person.Code));
    }

    private static Person? Speaker(Colleagues around, Unit body, Guid except) =>
        around.MembersOf[body.Id]
            .Where(m => m.Role != MembershipRole.Member && m.PersonId != except)
            .Select(m => around.Persons.GetValueOrDefault(m.PersonId!.Value))
            .FirstOrDefault(p => p is not null);

    private static List<Person> People(Colleagues around, IEnumerable<Guid> ids) =>
        [.. ids.Distinct().Select(id => around.Persons.GetValueOrDefault(id)).OfType<Person>().OrderBy(p => p.SortKey, StringComparer.Ordinal).ThenBy(p => p.Code, StringComparer.Ordinal)];

    private static Resolution All(ParticipantRule rule, List<Person> people, Sentence reason) => Resolution.FoundAll(rule, people.Select(p => (p, reason)));
}
