using CanBo.Activities.Ratings.HardRules;
using CanBo.Activities.Ratings.Scoring;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Ratings.Packages.Editing;

/// <summary>What people call the closed lists of rule packages. Keys of their English.</summary>
public static class RuleWords
{
    /// <summary>A part of the page.</summary>
    public static string Of(RuleSection section) => section switch
    {
        RuleSection.General => Sentence.Key("Tên, căn cứ, hiệu lực"),
        RuleSection.Score => Sentence.Key("Thang điểm 100"),
        RuleSection.Bands => Sentence.Key("Điểm của từng mức"),
        RuleSection.Cap => Sentence.Key("Tỷ lệ Xuất sắc"),
        RuleSection.Vote => Sentence.Key("Biểu quyết"),
        RuleSection.Opinions => Sentence.Key("Lấy ý kiến, hội nghị"),
        RuleSection.Deadlines => Sentence.Key("Thời hạn"),
        RuleSection.Reminders => Sentence.Key("Nhắc việc"),
        RuleSection.HardRules => Sentence.Key("Quy tắc giới hạn mức"),
        _ => section.ToString(),
    };

    /// <summary>A value of one of the closed lists.</summary>
    public static string Of(Enum value) => value switch
    {
        ScorePeriod.Month => Sentence.Key("Tháng"),
        ScorePeriod.Quarter => Sentence.Key("Quý"),
        BandBoundary.Closed => Sentence.Key("thuộc mức này (từ … trở lên)"),
        BandBoundary.Open => Sentence.Key("chưa thuộc mức này (trên …)"),
        CapBase.EXCL => Sentence.Key("Số người xếp đúng mức Tốt"),
        CapBase.INCL => Sentence.Key("Số người xếp mức Tốt trở lên"),
        CapBase.ALL => Sentence.Key("Số người được xếp loại"),
        CapBase.LINK => Sentence.Key("Theo tỷ lệ Xuất sắc của đảng viên"),
        CapScope.Unit => Sentence.Key("Cơ quan, đơn vị"),
        CapScope.Group => Sentence.Key("Nhóm vị trí tương đồng"),
        CapScope.BasicOrganisation => Sentence.Key("Tổ chức cơ sở đảng"),
        CapScope.DecidingAuthority => Sentence.Key("Mọi người do một cấp quyết định"),
        CapRounding.Floor => Sentence.Key("Làm tròn xuống"),
        CapRounding.Nearest => Sentence.Key("Làm tròn đến số gần nhất"),
        CapRounding.Ceiling => Sentence.Key("Làm tròn lên"),
        VoteMethod.None => Sentence.Key("Không biểu quyết"),
        VoteMethod.Open => Sentence.Key("Công khai"),
        VoteMethod.Secret => Sentence.Key("Bỏ phiếu kín"),
        VoteBase.FullMembers => Sentence.Key("Tổng số thành viên"),
        VoteBase.Convoked => Sentence.Key("Số người được triệu tập"),
        VoteBase.Present => Sentence.Key("Số người có mặt"),
        VoteTie.HeadDecides => Sentence.Key("Người đứng đầu chọn trong các mức ngang phiếu"),
        VoteTie.Revote => Sentence.Key("Bỏ phiếu lại"),
        MultiOption.Cumulative => Sentence.Key("Cộng dồn từ mức cao nhất"),
        MultiOption.Plurality => Sentence.Key("Mức nhiều phiếu nhất"),
        HardRuleTest test => Of(test),
        _ => value?.ToString() ?? "",
    };

    /// <summary>What a hard rule looks at.</summary>
    public static string Of(HardRuleTest test) => test switch
    {
        HardRuleTest.DutyDiscipline => Sentence.Key("Bị kỷ luật vì suy thoái hoặc vi phạm công vụ"),
        HardRuleTest.AnyDiscipline => Sentence.Key("Bị kỷ luật trong năm"),
        HardRuleTest.ConcludedDecline => Sentence.Key("Bị kết luận suy thoái, vi phạm điều cấm, vi phạm nêu gương"),
        HardRuleTest.UnitCorruption => Sentence.Key("Đơn vị phụ trách bị xử lý tham nhũng, lãng phí"),
        HardRuleTest.UnitTasksBelow => Sentence.Key("Đơn vị hoàn thành dưới ngưỡng nhiệm vụ"),
        HardRuleTest.BasicTargetsMissed => Sentence.Key("Không đạt chỉ tiêu kinh tế, xã hội cơ bản"),
        HardRuleTest.UnitsNotCompletedAbove => Sentence.Key("Quá ngưỡng đơn vị phụ trách không hoàn thành nhiệm vụ"),
        HardRuleTest.LowConfidenceAbove => Sentence.Key("Quá ngưỡng phiếu tín nhiệm thấp"),
        HardRuleTest.TasksFailedAbove => Sentence.Key("Quá ngưỡng nhiệm vụ không hoàn thành"),
        HardRuleTest.MonthsWorkedBelow => Sentence.Key("Làm việc ít hơn số tháng"),
        HardRuleTest.MonthsAwayFrom3Below => Sentence.Key("Nghỉ từ 3 tháng đến dưới số tháng"),
        HardRuleTest.OldFaultsOpen => Sentence.Key("Khuyết điểm năm trước chưa khắc phục xong"),
        _ => test.ToString(),
    };
}
