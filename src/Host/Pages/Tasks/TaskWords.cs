using CanBo.Activities.Calendar;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Reading;
using CanBo.Activities.Texts;
using CanBo.Host.Design;

namespace CanBo.Host.Pages.Tasks;

/// <summary>What pages call tasks, and the facts every task page answers.</summary>
internal static class TaskWords
{
    /// <summary>Heading of a group in the inbox.</summary>
    public static string Group(Localizer texts, TaskKind kind) => kind switch
    {
        TaskKind.SelfAssessment => texts["Bản tự đánh giá của tôi"],
        TaskKind.Opinion => texts["Cho ý kiến nhận xét"],
        TaskKind.Residence => texts["Nhận xét của nơi cư trú"],
        TaskKind.Appraisal => texts["Tổng hợp, đề xuất mức xếp loại"],
        TaskKind.Meeting => texts["Họp đánh giá"],
        TaskKind.Decision => texts["Quyết định xếp loại"],
        TaskKind.PetitionAnswer => texts["Trả lời kiến nghị"],
        TaskKind.VoteSession => texts["Tổ chức bỏ phiếu"],
        TaskKind.Vote => texts["Bỏ phiếu xếp loại"],
        TaskKind.TieBreak => texts["Quyết định khi phiếu ngang nhau"],
        TaskKind.Approval => texts["Duyệt hồ sơ"],
        TaskKind.RemedialPlan => texts["Kế hoạch khắc phục, cam kết"],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };

    /// <summary>What somebody answered, for others who read it.</summary>
    public static string Answered(Localizer texts, TaskKind kind) => kind switch
    {
        TaskKind.SelfAssessment => texts["Bản tự đánh giá"],
        TaskKind.Opinion => texts["Ý kiến nhận xét"],
        _ => Group(texts, kind),
    };

    /// <summary>The same in a word or two, for the links to the groups.</summary>
    public static string Brief(Localizer texts, TaskKind kind) => kind switch
    {
        TaskKind.SelfAssessment => texts["Bản của tôi"],
        TaskKind.Opinion => texts["Ý kiến"],
        TaskKind.Residence => texts["Nơi cư trú"],
        TaskKind.Appraisal => texts["Tổng hợp"],
        TaskKind.Meeting => texts["Họp"],
        TaskKind.Decision => texts["Quyết định"],
        TaskKind.PetitionAnswer => texts["Kiến nghị"],
        TaskKind.VoteSession => texts["Tổ chức bỏ phiếu"],
        TaskKind.Vote => texts["Bỏ phiếu"],
        TaskKind.TieBreak => texts["Ngang phiếu"],
        TaskKind.Approval => texts["Duyệt"],
        TaskKind.RemedialPlan => texts["Khắc phục"],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };

    /// <summary>The thing itself in a list: whom it is about, or what it is.</summary>
    public static string Title(Localizer texts, InboxRow row) => row.Kind switch
    {
        TaskKind.SelfAssessment => texts["Bản tự đánh giá năm {0}", row.Year],
        TaskKind.Meeting => texts["Họp đánh giá, thông qua biên bản"],
        TaskKind.Decision => texts["Danh sách chờ quyết định"],
        TaskKind.VoteSession => texts["Mở phiếu, đóng phiếu"],
        TaskKind.Vote => texts["Phiếu xếp loại năm {0}", row.Year],
        TaskKind.RemedialPlan => texts["Kế hoạch khắc phục, cam kết sau năm {0}", row.Year],
        _ => row.PersonName ?? Group(texts, row.Kind),
    };

    /// <summary>The second line in a list.</summary>
    public static string Detail(Localizer texts, InboxRow row) => row switch
    {
        { DraftAt: { } saved, Status: TaskState.Open or TaskState.Overdue } => texts["Nháp, lưu {0}", Moment(texts, saved)],
        { Kind: TaskKind.SelfAssessment or TaskKind.RemedialPlan } => row.CampaignName,
        { PersonName: not null } => string.Join(", ", new[] { row.PostTitle, row.UnitName }.Where(text => !string.IsNullOrEmpty(text))),
        _ => texts.Say(row.Reason),
    };

    /// <summary>What others are asked for, inside a sentence.</summary>
    public static string Waiting(Localizer texts, TaskKind kind, DateTimeOffset since)
    {
        var day = texts.ShortDay(BusinessZone.DayOf(since));
        return kind switch
        {
            TaskKind.SelfAssessment => texts["Chờ bản tự đánh giá từ {0}", day],
            TaskKind.Opinion => texts["Chờ ý kiến nhận xét từ {0}", day],
            TaskKind.Residence => texts["Chờ nhận xét nơi cư trú từ {0}", day],
            TaskKind.Appraisal => texts["Chờ tổng hợp, đề xuất từ {0}", day],
            TaskKind.Meeting => texts["Chờ họp đánh giá từ {0}", day],
            TaskKind.Decision => texts["Chờ quyết định từ {0}", day],
            TaskKind.PetitionAnswer => texts["Chờ trả lời kiến nghị từ {0}", day],
            TaskKind.VoteSession or TaskKind.Vote => texts["Chờ bỏ phiếu từ {0}", day],
            TaskKind.TieBreak => texts["Chờ người đứng đầu quyết định từ {0}", day],
            TaskKind.Approval => texts["Chờ phê duyệt từ {0}", day],
            TaskKind.RemedialPlan => texts["Chờ kế hoạch khắc phục từ {0}", day],
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
        };
    }

    /// <summary>Where a task stands.</summary>
    public static string State(Localizer texts, TaskState state) => state switch
    {
        TaskState.Open => texts["Chờ làm"],
        TaskState.Done => texts["Đã gửi"],
        TaskState.Overdue => texts["Quá hạn"],
        TaskState.Waived => texts["Được miễn"],
        TaskState.Withdrawn => texts["Đã rút"],
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
    };

    /// <summary>Why of this person, by when and how that came about, who will see it, what follows.</summary>
    public static AskFacts Facts(Localizer texts, TaskView view, DateOnly today) => new(
        texts.Say(view.Task.Reason),
        view.Task.DueAt is { } due ? texts.DueWhy(BusinessZone.DayOf(due), today, view.Task.DueExplanation) : texts["Không có hạn"],
        view.Task.Seal != TaskSeal.None ? texts["Không ai thấy riêng ý kiến của đồng chí. Khi đủ người trả lời, người quyết định và người chủ trì họp xem bản tổng hợp, không có tên và giờ gửi."] : Seen(texts, view.Task.Kind),
        view.NextStep is { } next ? texts["Bước tiếp theo: {0}", next.InReadersLanguage()] : texts["Hồ sơ đi tiếp theo quy trình"]);

    /// <summary>The small line above the heading of a form: whose, of which year.</summary>
    public static string Eyebrow(Localizer texts, TaskView view) =>
        view.Task.Kind == TaskKind.SelfAssessment ? texts["Bản tự đánh giá năm {0}", view.Year] : view.CampaignName;

    /// <summary>Post and unit of whom it is about.</summary>
    public static string Position(TaskSubject about) => string.Join(", ", new[] { about.Post, about.Unit }.Where(text => text.Length > 0));

    /// <summary>A day and a time of day: 14:32, 10/12/2026.</summary>
    public static string Moment(Localizer texts, DateTimeOffset instant) => $"{VietnameseDates.Clock(instant)}, {texts.Day(BusinessZone.DayOf(instant))}";

    private static string Seen(Localizer texts, TaskKind kind) => kind switch
    {
        TaskKind.SelfAssessment => texts["Người dự họp đánh giá, cấp ủy khi được hỏi ý kiến, bộ phận tham mưu, người duyệt, người quyết định, người tổ chức"],
        TaskKind.Opinion => texts["Bộ phận tham mưu, người quyết định, người tổ chức; có ghi tên người cho ý kiến"],
        TaskKind.RemedialPlan => texts["Cấp trên trực tiếp, người quyết định, người tổ chức; năm sau bản tự đánh giá hỏi lại từng mục"],
        _ => texts["Người quyết định, người tổ chức"],
    };
}
