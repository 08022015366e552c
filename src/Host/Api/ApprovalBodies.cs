using CanBo.Activities.Approvals;
using CanBo.Activities.Ratings;
using CanBo.Activities.Texts;

namespace CanBo.Host.Api;

/// <summary>An approver's answer.</summary>
/// <param name="Outcome">What is said.</param>
/// <param name="Reason">Up to 2,000 characters; compulsory at Reject and SendBack.</param>
/// <param name="OperationId">Made by the sender, up to 80 characters; the same one is answered the same. Absent: the Idempotency-Key, otherwise a new one.</param>
internal sealed record ApproveBody(ApprovalAnswer? Outcome, string? Reason, string? OperationId);

/// <summary>To whom a voice goes.</summary>
/// <param name="PersonCode">Code of the person.</param>
/// <param name="Reason">Why, up to 2,000 characters.</param>
internal sealed record HandOverBody(string? PersonCode, string? Reason);

/// <summary>An answer was received.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="ApprovalId">The approval.</param>
/// <param name="ReceivedAt">When it was first received (business time).</param>
/// <param name="Status">Where the approval stands now.</param>
internal sealed record ApproveAnswer(Guid TaskId, Guid ApprovalId, DateTimeOffset ReceivedAt, ApprovalStatus Status);

/// <summary>An approval.</summary>
internal sealed record ApprovalAnswerView(
    Guid Id, Guid CaseId, Guid CampaignId, string Campaign, int Year, string Person, string Post, string Unit, ScoreAnswer? Score, Rating? SelfRating, Rating? ProposedRating,
    ApprovalStatus Status, int Approvers, int Needed, int Rejections, ApprovalOrder Order, bool MaySendBack, bool MayDelegate, string Rule,
    Guid? TaskId, string? Why, DateTimeOffset? DueAt, string? DueExplanation, int Answered, IReadOnlyList<ApprovalVoiceView> Voices, IReadOnlyList<string> LeftOut, DateTimeOffset? ClosedAt)
{
    public static ApprovalAnswerView Of(ApprovalView view, Localizer texts) => new(
        view.Round.Id,
        view.Round.CaseId,
        view.Round.CampaignId,
        view.CampaignName,
        view.Year,
        view.PersonName,
        view.Post,
        view.Unit,
        ScoreAnswer.Of(view.Score),
        view.SelfRating,
        view.ProposedRating,
        view.Round.Status,
        view.Round.Approvers,
        view.Round.Needed,
        view.Round.Rejections,
        view.Round.Order,
        view.Round.MaySendBack,
        view.MayDelegate,
        string.Join(' ', view.Words.Select(texts.Say)),
        view.TaskId,
        view.Why is { } why ? texts.Say(why) : null,
        view.DueAt,
        view.DueExplanation is { } due ? texts.Say(due) : null,
        view.Answered,
        view.Voices,
        [.. view.LeftOut.Select(texts.Say)],
        view.Round.ClosedAt);
}
