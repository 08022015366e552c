using System.Collections.Immutable;
using System.Globalization;
using CanBo.Activities.Ratings.HardRules;
using CanBo.Activities.Ratings.Scoring;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Ratings.Packages.Editing;

/// <summary>The settings of a package that people edit, in the order of the page. Criteria are edited beside them; what is in neither stays as it is.</summary>
internal static class RuleSettings
{
    /// <summary>Where the criteria stand.</summary>
    public const string Criteria = "score.general";

    private static readonly Sentence Rate = Sentence.Of("Từ 0 đến 1: 0,2 là 20 %, viết được cả 2/3.");
    private static readonly Sentence WorkingDays = Sentence.Of("Ngày làm việc.");
    private static readonly Sentence YearDay = Sentence.Of("Ngày/tháng, ví dụ 15/12.");

    private static readonly ImmutableArray<RuleSetting> First =
    [
        new("name.vietnamese", RuleSettingKind.Text, Sentence.Of("Tên bộ quy tắc"), RuleSection.General),
        new("name.english", RuleSettingKind.Text, Sentence.Of("Tên tiếng Anh"), RuleSection.General),
        new("legalBasis", RuleSettingKind.LongText, Sentence.Of("Căn cứ pháp lý"), RuleSection.General),
        new("effectiveFrom", RuleSettingKind.Day, Sentence.Of("Có hiệu lực từ ngày"), RuleSection.General),
        new("effectiveTo", RuleSettingKind.OptionalDay, Sentence.Of("Hết hiệu lực sau ngày"), RuleSection.General, Sentence.Of("Để trống khi chưa định.")),
        new("form.version", RuleSettingKind.Text, Sentence.Of("Bộ biểu mẫu"), RuleSection.General, Sentence.Of("Tên gọi lần ban hành biểu mẫu, ví dụ {0}.", "D335")),
        new("score.weights.general", RuleSettingKind.Number, Sentence.Of("Điểm tiêu chí chung"), RuleSection.Score, Sentence.Of("Cộng với điểm nhiệm vụ phải bằng 100.")),
        new("score.weights.task", RuleSettingKind.Number, Sentence.Of("Điểm kết quả nhiệm vụ"), RuleSection.Score),
        new("score.period", RuleSettingKind.Choice, Sentence.Of("Chấm điểm theo"), RuleSection.Score, Choices: typeof(ScorePeriod)),
        new("score.task.failedReviewDeduction", RuleSettingKind.Number, Sentence.Of("Mỗi lần phải làm lại trừ"), RuleSection.Score, Rate),
        new("score.task.lateDeduction", RuleSettingKind.Number, Sentence.Of("Mỗi lần trễ hạn trừ"), RuleSection.Score, Rate),
        new("score.task.leaderPartial", RuleSettingKind.Number, Sentence.Of("Tiêu chí lãnh đạo chưa đạt đủ được tính"), RuleSection.Score, Rate),
        new("score.task.capAtFull", RuleSettingKind.Switch, Sentence.Of("Làm thêm việc không đưa tỷ lệ vượt 100 %"), RuleSection.Score),
    ];

    private static readonly ImmutableArray<RuleSetting> Middle =
    [
        new("cap.rate", RuleSettingKind.Number, Sentence.Of("Tỷ lệ Xuất sắc tối đa"), RuleSection.Cap, Rate),
        new("cap.outstandingRate", RuleSettingKind.OptionalNumber, Sentence.Of("Tỷ lệ cho tổ chức nổi trội"), RuleSection.Cap, Sentence.Of("Để trống khi không có.")),
        new("cap.base", RuleSettingKind.Choice, Sentence.Of("Tính trên"), RuleSection.Cap, Choices: typeof(CapBase)),
        new("cap.scope", RuleSettingKind.Choices, Sentence.Of("Giữ tỷ lệ trong phạm vi"), RuleSection.Cap, Choices: typeof(CapScope)),
        new("cap.rounding", RuleSettingKind.Choice, Sentence.Of("Làm tròn thành số người"), RuleSection.Cap, Choices: typeof(CapRounding)),
        new("headCap", RuleSettingKind.Switch, Sentence.Of("Người đứng đầu không xếp cao hơn đơn vị"), RuleSection.Cap),
        new("vote.method", RuleSettingKind.Choice, Sentence.Of("Cách biểu quyết"), RuleSection.Vote, Choices: typeof(VoteMethod)),
        new("vote.base", RuleSettingKind.Choice, Sentence.Of("Tỷ lệ phiếu tính trên"), RuleSection.Vote, Choices: typeof(VoteBase)),
        new("vote.threshold", RuleSettingKind.Number, Sentence.Of("Tỷ lệ phiếu cần có"), RuleSection.Vote, Rate),
        new("vote.excellentThreshold", RuleSettingKind.OptionalNumber, Sentence.Of("Tỷ lệ phiếu riêng cho mức Xuất sắc"), RuleSection.Vote, Sentence.Of("Để trống khi không có.")),
        new("vote.thresholdIsStrict", RuleSettingKind.Switch, Sentence.Of("Phải trên tỷ lệ này (không tính bằng)"), RuleSection.Vote),
        new("vote.multiOption", RuleSettingKind.Choice, Sentence.Of("Nhiều mức thì đếm theo cách"), RuleSection.Vote, Choices: typeof(MultiOption)),
        new("vote.tie", RuleSettingKind.Choice, Sentence.Of("Khi ngang phiếu"), RuleSection.Vote, Choices: typeof(VoteTie)),
        new("vote.tieReason", RuleSettingKind.Switch, Sentence.Of("Người chọn khi ngang phiếu phải ghi lý do"), RuleSection.Vote),
        new("quorum", RuleSettingKind.Number, Sentence.Of("Tỷ lệ có mặt tối thiểu trên số triệu tập"), RuleSection.Vote, Rate),
        new("residence.required", RuleSettingKind.Switch, Sentence.Of("Hồ sơ cần nhận xét của nơi cư trú"), RuleSection.Opinions),
        new("upward.required", RuleSettingKind.Switch, Sentence.Of("Lấy ý kiến cấp dưới"), RuleSection.Opinions),
        new("upward.minReplies", RuleSettingKind.Whole, Sentence.Of("Số ý kiến ít nhất để được xem"), RuleSection.Opinions, Sentence.Of("Ít hơn thì hủy mà không mở, để không lộ ai viết gì.")),
        new("meeting.draftRequired", RuleSettingKind.Switch, Sentence.Of("Phải gửi dự thảo trước mới thông qua được biên bản"), RuleSection.Opinions),
        new("meeting.mergedAllowed", RuleSettingKind.Switch, Sentence.Of("Hai tổ chức cùng thành viên được họp chung"), RuleSection.Opinions),
        new("deadline.selfAssessmentFrom", RuleSettingKind.YearDay, Sentence.Of("Tự đánh giá từ ngày"), RuleSection.Deadlines, YearDay),
        new("deadline.meetingBy", RuleSettingKind.YearDay, Sentence.Of("Họp đánh giá xong trước ngày"), RuleSection.Deadlines, YearDay),
        new("deadline.rateBefore", RuleSettingKind.YearDay, Sentence.Of("Xếp loại trước ngày"), RuleSection.Deadlines, YearDay),
        new("deadline.rateBeforeSpecial", RuleSettingKind.YearDay, Sentence.Of("Xếp loại trước ngày, với nơi có kỳ riêng (năm sau)"), RuleSection.Deadlines, YearDay),
        new("deadline.residenceFrom", RuleSettingKind.YearDay, Sentence.Of("Gửi xin nhận xét nơi cư trú từ ngày"), RuleSection.Deadlines, YearDay),
        new("deadline.residenceBy", RuleSettingKind.YearDay, Sentence.Of("Nơi cư trú trả lời trước ngày"), RuleSection.Deadlines, YearDay),
        new("deadline.partyOpinionDays", RuleSettingKind.Whole, Sentence.Of("Cấp ủy cho ý kiến trong"), RuleSection.Deadlines, WorkingDays),
        new("deadline.draftDays", RuleSettingKind.Whole, Sentence.Of("Gửi dự thảo trước hội nghị"), RuleSection.Deadlines, WorkingDays),
        new("deadline.noticeDays", RuleSettingKind.Whole, Sentence.Of("Thông báo kết quả trong"), RuleSection.Deadlines, WorkingDays),
        new("deadline.syncCalendarDays", RuleSettingKind.Whole, Sentence.Of("Cập nhật cơ sở dữ liệu trong"), RuleSection.Deadlines, Sentence.Of("Ngày theo lịch.")),
        new("deadline.sheetSelfScoreDay", RuleSettingKind.Whole, Sentence.Of("Tự chấm phiếu tháng vào ngày làm việc thứ"), RuleSection.Deadlines),
        new("deadline.sheetConfirmDay", RuleSettingKind.Whole, Sentence.Of("Xác nhận phiếu tháng vào ngày làm việc thứ"), RuleSection.Deadlines),
        new("petition.fileDays", RuleSettingKind.Whole, Sentence.Of("Được kiến nghị trong"), RuleSection.Deadlines, WorkingDays),
        new("petition.answerDays", RuleSettingKind.Whole, Sentence.Of("Trả lời kiến nghị trong"), RuleSection.Deadlines, WorkingDays),
        new("reminders.beforeDays", RuleSettingKind.Wholes, Sentence.Of("Nhắc trước hạn"), RuleSection.Reminders, Sentence.Of("Số ngày làm việc, cách nhau dấu phẩy, ví dụ 2 hoặc 1, 3.")),
        new("reminders.afterDays", RuleSettingKind.Wholes, Sentence.Of("Nhắc sau hạn"), RuleSection.Reminders, Sentence.Of("Số ngày làm việc, cách nhau dấu phẩy, ví dụ 2 hoặc 1, 3.")),
        new("reminders.escalateAfterDays", RuleSettingKind.OptionalWhole, Sentence.Of("Báo cấp trên và người tổ chức sau hạn"), RuleSection.Reminders, Sentence.Of("Để trống khi không báo ai.")),
    ];

    /// <summary>The settings of a package: bands and hard rules depend on how many it has.</summary>
    public static IEnumerable<RuleSetting> Of(RulePackage package) =>
        [.. First, .. package.Score.Bands.SelectMany(Band), .. Middle, .. package.HardRules.SelectMany(HardRule)];

    private static IEnumerable<RuleSetting> Band(Band band, int at)
    {
        var rating = band.Rating.Term();
        yield return new(At($"score.bands[{at}].from"), RuleSettingKind.Number, Sentence.Of("{0}: từ điểm", rating), RuleSection.Bands);
        yield return new(At($"score.bands[{at}].boundary"), RuleSettingKind.Choice, Sentence.Of("{0}: đúng điểm bắt đầu", rating), RuleSection.Bands, Choices: typeof(BandBoundary));
    }

    private static IEnumerable<RuleSetting> HardRule(HardRule rule, int at)
    {
        var words = Sentence.Term(RuleWords.Of(rule.Test));
        yield return new(At($"hardRules[{at}].on"), RuleSettingKind.Switch, Sentence.Of("{0}: không xếp trên {1}", words, rule.Ceiling.Term()), RuleSection.HardRules, Sentence.Of("{0}", rule.Article));
        if (HardRules.HardRule.NeedsThreshold(rule.Test))
            yield return new(At($"hardRules[{at}].threshold"), RuleSettingKind.Number, Sentence.Of("{0}: ngưỡng", words), RuleSection.HardRules);
    }

    private static string At(FormattableString place) => place.ToString(CultureInfo.InvariantCulture);
}
