using CanBo.Activities.Texts;

namespace CanBo.Activities.People;

/// <summary>The rules themselves, over a view in memory.</summary>
internal static class ParticipantRules
{
    public static Resolution Resolve(OrganisationView view, ParticipantRule rule, CaseSubject subject)
    {
        if (!view.Persons.TryGetValue(subject.PersonId, out var person) || !view.Posts.TryGetValue(subject.PostId, out var post))
            return Resolution.Missing(
                rule,
                "unknown_person",
                Sentence.Of("Không còn người hoặc chức danh này."),
                Sentence.Of("Nhập lại người này từ people.csv, hoặc ghi lý do không đánh giá."));
        var unit = view.Unit(post.UnitId);
        var isMember = PartyDeciderRules.Applies(view, subject);
        return rule switch
        {
            ParticipantRule.Self when !person.IsActiveOn(view.On) => Left(rule, person),
            ParticipantRule.Self => Resolution.Found(rule, person, Sentence.Of("Đồng chí là người được đánh giá.")),
            ParticipantRule.DirectSuperior => DirectSuperior(view, person, post, unit),
            ParticipantRule.Decider when isMember => PartyDeciderRules.Resolve(view, person, subject.DeciderUnitId),
            ParticipantRule.MeetingChair when isMember => MeetingRules.Chair(view, PartyDeciderRules.CellOf(view, person.Id)),
            ParticipantRule.MeetingSecretary when isMember => MeetingRules.Secretary(view, PartyDeciderRules.CellOf(view, person.Id)),
            _ when unit is null => UnknownUnit(rule, post.UnitCode),
            ParticipantRule.UnitHead => HeadUpwards(view, rule, person, unit),
            ParticipantRule.MeetingChair => MeetingRules.Chair(view, unit),
            ParticipantRule.MeetingSecretary => MeetingRules.Secretary(view, unit),
            ParticipantRule.PartyCommittee => BodyRules.PartyCommittee(view, person, unit),
            ParticipantRule.StaffBody => BodyRules.StaffBody(view, person, unit, DeciderRules.Decide(view, person, unit, subject.DeciderUnitId).Unit),
            ParticipantRule.Decider => DeciderRules.Resolve(view, person, unit, subject.DeciderUnitId),
            ParticipantRule.Peers => ColleagueRules.Peers(view, person, post),
            ParticipantRule.Subordinates => ColleagueRules.Subordinates(view, person),
            ParticipantRule.MassOrganisations => ColleagueRules.MassOrganisations(view, person),
            ParticipantRule.ResidenceCommittee => ColleagueRules.ResidenceCommittee(view, person),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Unknown rule."),
        };
    }

    public static Standing StandingOf(OrganisationView view, CaseSubject subject)
    {
        var post = view.Posts.GetValueOrDefault(subject.PostId);
        var person = view.Persons.GetValueOrDefault(subject.PersonId);
        var unit = view.Unit(post?.UnitId);
        var agency = unit is null ? null : DeciderRules.UsingAgency(view, unit);
        var isMember = PartyDeciderRules.Applies(view, subject);
        var decider = person is null ? null
            : isMember ? PartyDeciderRules.Decide(view, person, subject.DeciderUnitId)
            : unit is null ? null
            : DeciderRules.Decide(view, person, unit, subject.DeciderUnitId);
        return new Standing(
            subject,
            isMember ? PartyDeciderRules.CellOf(view, subject.PersonId)?.Id : unit?.Id,
            post?.PositionGroup ?? "",
            agency?.Id,
            decider?.Head is null ? null : decider.Unit?.Id,
            view.Has(agency, MembershipRole.Head, subject.PersonId),
            view.Has(agency, MembershipRole.Deputy, subject.PersonId),
            view.Has(unit, MembershipRole.Head, subject.PersonId),
            agency is not null && view.HasConstituentUnits(agency))
        {
            IsLeader = new[] { agency, unit }.Any(u => view.Has(u, MembershipRole.Head, subject.PersonId) || view.Has(u, MembershipRole.Deputy, subject.PersonId)),
        };
    }

    public static Resolution UnknownUnit(ParticipantRule rule, string code = "") => Resolution.Missing(
        rule,
        "unknown_unit",
        Sentence.Of("Chưa có đơn vị mang mã “{0}”.", code),
        Sentence.Of("Nhập đơn vị này từ units.csv, hoặc sửa mã đơn vị của chức danh."));

    private static Resolution DirectSuperior(OrganisationView view, Person person, Post post, Unit? unit)
    {
        if (post.SuperiorId is { } superiorId && superiorId != person.Id && view.Persons.GetValueOrDefault(superiorId) is { } superior && superior.IsActiveOn(view.On))
            return Resolution.Found(ParticipantRule.DirectSuperior, superior, Sentence.Of("Đồng chí là cấp trên trực tiếp của {0}.", person.FullName));
        if (post.SuperiorCode.Length > 0 && post.SuperiorId is null)
            return Resolution.Missing(
                ParticipantRule.DirectSuperior,
                "unknown_superior",
                Sentence.Of("Cấp trên trực tiếp của {0} ghi là “{1}”, chưa có ai mang mã này.", person.FullName, post.SuperiorCode),
                Sentence.Of("Nhập người mang mã {0} từ people.csv, hoặc sửa cột superiorCode của {1}.", post.SuperiorCode, person.Code));
        return unit is null
            ? UnknownUnit(ParticipantRule.DirectSuperior, post.UnitCode)
            : HeadUpwards(view, ParticipantRule.DirectSuperior, person, unit);
    }

    private static Resolution HeadUpwards(OrganisationView view, ParticipantRule rule, Person person, Unit unit)
    {
        foreach (var level in view.Upwards(unit))
            if (view.First(level, MembershipRole.Head, except: person.Id) is { } head && !view.Has(level, MembershipRole.Head, person.Id))
                return Resolution.Found(
                    rule,
                    head,
                    level == unit
                        ? Sentence.Of("Đồng chí là người đứng đầu {1}, đơn vị của {0}.", person.FullName, level.Name)
                        : Sentence.Of("Đồng chí là người đứng đầu {1}, cấp trên của đơn vị {0} công tác.", person.FullName, level.Name),
                    level.Id);
        return Resolution.Missing(
            rule,
            "no_superior",
            Sentence.Of("Không tìm thấy cấp trên của {0}: {1} và các đơn vị cấp trên chưa có người đứng đầu nào khác.", person.FullName, unit.Name),
            Sentence.Of("Ghi superiorCode cho {0} trong people.csv, hoặc thêm vai trò head cho một đơn vị cấp trên trong memberships.csv.", person.Code));
    }

    private static Resolution Left(ParticipantRule rule, Person person) => Resolution.Missing(
        rule,
        "person_left",
        Sentence.Of("{0} không còn công tác trong ngày này.", person.FullName),
        Sentence.Of("Ghi lý do không đánh giá {0}, hoặc sửa ngày nghỉ của người này.", person.FullName));
}
