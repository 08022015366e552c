using CanBo.Activities.Texts;

namespace CanBo.Activities.Mail;

/// <summary>Where the button of a letter leads, and what its page says is asked; no name of a person evaluated stands in it.</summary>
/// <param name="Path">Local path.</param>
/// <param name="Asks">One sentence.</param>
/// <param name="TaskId">The task, when it is one.</param>
internal sealed record LetterTarget(string Path, Sentence Asks, Guid? TaskId)
{
    /// <summary>The target of a letter with these notices; null when it has none.</summary>
    public static LetterTarget? Of(IReadOnlyList<Notice> notices)
    {
        var first = notices[0];
        var tasks = notices.Select(n => n.TaskId).OfType<Guid>().Distinct().ToList();
        return first.Kind switch
        {
            NoticeKind.CampaignCancelled or NoticeKind.TaskWithdrawn or NoticeKind.TaskEscalated or NoticeKind.CampaignHeld => null,
            NoticeKind.ResultReady => new($"/cases/{first.CaseId}/notice", Sentence.Of("Đọc thông báo kết quả đánh giá của mình."), null),
            NoticeKind.ResultsPublished => new($"/results/{first.CampaignId}", Sentence.Of("Xem kết quả được công khai trong cơ quan."), null),
            NoticeKind.MeetingCalled => new("/meetings", Sentence.Of("Xem giấy mời họp và dự thảo."), null),
            NoticeKind.PetitionReceived => new($"/cases/{first.CaseId}/petition", Sentence.Of("Xem lại kiến nghị của mình."), null),
            NoticeKind.PetitionAnswered => new($"/cases/{first.CaseId}/petition", Sentence.Of("Đọc trả lời kiến nghị của mình."), null),
            _ when tasks is [var only] => new($"/tasks/{only}", Sentence.Of("Làm một việc của đợt đánh giá."), only),
            _ => new("/", Sentence.Of("Làm các việc của đợt đánh giá."), null),
        };
    }
}
