using CanBo.Activities.Calendar;
using CanBo.Activities.Tasks;
using CanBo.Activities.Texts;
using CanBo.Host.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Api;

/// <summary>Refusals that give back what was sent, so that nothing typed is lost.</summary>
internal static class TaskProblems
{
    public static ProblemHttpResult AlreadyReceived(SubmitOutcome.AlreadyReceived already, Localizer texts) => With(
        Problems.Result(409, "already_submitted", texts["Đã nhận một bản lúc {0}. Bản vừa gửi chưa được ghi, trả lại ở values.", texts.Say(VietnameseDates.Moment(already.FirstAt))]),
        ("firstReceivedAt", already.FirstAt), ("values", already.Yours.ToJson()));

    public static ProblemHttpResult NoLongerAsked(SubmitOutcome.NoLongerAsked gone, Localizer texts) => With(
        Problems.Result(409, "no_longer_asked", gone.Reason.Length > 0
            ? texts["Việc này không còn cần làm: {0} Bản vừa gửi chưa được ghi, trả lại ở values.", gone.Reason]
            : texts["Bước này đã kết thúc, không còn cần làm. Bản vừa gửi chưa được ghi, trả lại ở values."]),
        ("status", gone.Status.ToString()), ("values", gone.Yours.ToJson()));

    public static ProblemHttpResult NewerDraft(DraftOutcome.Newer newer, Localizer texts) => With(
        Problems.Result(409, "newer_draft", texts["Đã có bản nháp mới hơn, lưu lúc {0}. Xem theirs, ghép với yours rồi lưu với version đó.", texts.Say(VietnameseDates.Moment(newer.SavedAt))]),
        ("version", newer.Version), ("savedAt", newer.SavedAt), ("theirs", newer.Theirs.ToJson()), ("yours", newer.Yours.ToJson()));

    private static ProblemHttpResult With(ProblemHttpResult problem, params (string Name, object? Value)[] more)
    {
        foreach (var (name, value) in more)
            problem.ProblemDetails.Extensions[name] = value;
        return problem;
    }
}
