using CanBo.Activities.People;
using CanBo.Activities.Procedures;
using CanBo.Activities.Texts;
using CanBo.Workflows.Graphs;

namespace CanBo.Activities.Rehearsals;

/// <summary>Who stands in for whom in a rehearsal. The names are invented and every one of them says so; nobody of the organisation is looked up.</summary>
internal static class InventedPeople
{
    /// <summary>Who is asked in a step; empty where nobody acts.</summary>
    public static IReadOnlyList<Sentence> In(GraphNode node)
    {
        var rules = ProcedureReading.Rules([node]);
        if (rules.Count > 0)
            return [.. rules.Select(Of)];
        return node.Descriptor.IsHuman ? [Sentence.Of("Nguyễn Văn Thử, người có phần việc ở bước này")] : [];
    }

    private static Sentence Of(ParticipantRule rule) => rule switch
    {
        ParticipantRule.Self => Sentence.Of("Trần Thị Thử, người được đánh giá"),
        ParticipantRule.DirectSuperior => Sentence.Of("Lê Văn Thử, cấp trên trực tiếp"),
        ParticipantRule.UnitHead => Sentence.Of("Phạm Thị Thử, người đứng đầu đơn vị"),
        ParticipantRule.MeetingChair => Sentence.Of("Hoàng Văn Thử, người chủ trì họp"),
        ParticipantRule.MeetingSecretary => Sentence.Of("Vũ Thị Thử, thư ký cuộc họp"),
        ParticipantRule.PartyCommittee => Sentence.Of("Đặng Văn Thử, thay mặt cấp ủy"),
        ParticipantRule.StaffBody => Sentence.Of("Bùi Thị Thử, cơ quan tham mưu"),
        ParticipantRule.Decider => Sentence.Of("Đỗ Văn Thử, người có thẩm quyền quyết định"),
        ParticipantRule.Peers => Sentence.Of("ba người thử, tập thể đồng cấp"),
        ParticipantRule.Subordinates => Sentence.Of("ba người thử, cấp dưới trực tiếp"),
        ParticipantRule.MassOrganisations => Sentence.Of("Ngô Thị Thử, đoàn thể"),
        ParticipantRule.ResidenceCommittee => Sentence.Of("chi ủy nơi cư trú thử"),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "No such rule."),
    };
}
