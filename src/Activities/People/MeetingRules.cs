using CanBo.Activities.Texts;

namespace CanBo.Activities.People;

/// <summary>Who chairs a unit's meeting and who writes its minutes. The person evaluated may be either: they do not judge by it.</summary>
internal static class MeetingRules
{
    public static Resolution Chair(OrganisationView view, Unit? unit)
    {
        foreach (var level in view.Upwards(unit))
        {
            // A cell is led by its secretary, the bí thư (Party Charter); who writes its minutes is another, where there is another.
            if (level.Kind == UnitKind.PartyCell && view.First(level, MembershipRole.Head) is null && view.First(level, MembershipRole.Secretary) is { } leader)
                return Resolution.Found(ParticipantRule.MeetingChair, leader, Sentence.Of("Đồng chí chủ trì cuộc họp vì là bí thư {0}.", level.Name), level.Id);
            if (view.First(level, MembershipRole.Head) is { } head)
                return Resolution.Found(ParticipantRule.MeetingChair, head, Sentence.Of("Đồng chí chủ trì cuộc họp vì là người đứng đầu {0}.", level.Name), level.Id);
            if (view.First(level, MembershipRole.Deputy) is { } deputy)
                return Resolution.Found(ParticipantRule.MeetingChair, deputy, Sentence.Of("Đồng chí chủ trì cuộc họp vì là cấp phó và {0} chưa có người đứng đầu.", level.Name), level.Id);
        }

        return Nobody(ParticipantRule.MeetingChair, unit);
    }

    public static Resolution Secretary(OrganisationView view, Unit? unit)
    {
        foreach (var level in view.Upwards(unit))
        {
            if (level.Kind == UnitKind.PartyCell && view.First(level, MembershipRole.Deputy) is { } second)
                return Resolution.Found(ParticipantRule.MeetingSecretary, second, Sentence.Of("Đồng chí ghi biên bản vì là phó bí thư {0}.", level.Name), level.Id);
            if (view.First(level, MembershipRole.Secretary) is { } secretary)
                return Resolution.Found(ParticipantRule.MeetingSecretary, secretary, Sentence.Of("Đồng chí là thư ký của {0}.", level.Name), level.Id);
            if ((view.First(level, MembershipRole.Deputy) ?? view.First(level, MembershipRole.Head)) is { } instead)
                return Resolution.Found(ParticipantRule.MeetingSecretary, instead, Sentence.Of("Đồng chí ghi biên bản vì {0} chưa có thư ký.", level.Name), level.Id);
        }

        return Nobody(ParticipantRule.MeetingSecretary, unit);
    }

    private static Resolution Nobody(ParticipantRule rule, Unit? unit) => unit is null
        ? ParticipantRules.UnknownUnit(rule)
        : Resolution.Missing(
            rule,
            "no_meeting_officer",
            Sentence.Of("{0} và các đơn vị cấp trên chưa có người đứng đầu, cấp phó hay thư ký.", unit.Name),
            Sentence.Of("Thêm một dòng vai trò head hoặc secretary cho đơn vị {0} trong memberships.csv.", unit.Code));
}
