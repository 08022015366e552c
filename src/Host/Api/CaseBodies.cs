using CanBo.Activities.Campaigns;
using CanBo.Activities.Petitions;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Decisions;
using CanBo.Activities.Results.Files;
using CanBo.Activities.Tasks;
using CanBo.Activities.Texts;

namespace CanBo.Host.Api;

/// <summary>A petition.</summary>
internal sealed record PetitionBody(string? Text);

/// <summary>The answer to a petition.</summary>
/// <param name="Reason">What the person reads.</param>
/// <param name="Rating">XS, TOT, HT, KHT or KXL; none upholds the rating in force.</param>
internal sealed record PetitionAnswerBody(string? Reason, string? Rating = null)
{
    public Rating? ParsedRating() => string.IsNullOrEmpty(Rating) ? null : RatingCodes.Parse(Rating, "rating");
}

/// <summary>Proof that a petition was received.</summary>
internal sealed record PetitionReceiptAnswer(Guid PetitionId, DateTimeOffset FiledAt, DateTimeOffset? AnswerDueAt, string? AnswerDueWhy)
{
    public static PetitionReceiptAnswer Of(PetitionReceipt receipt, Localizer texts) =>
        new(receipt.PetitionId, receipt.FiledAt, receipt.AnswerDueAt, receipt.AnswerDueExplanation is { } why ? texts.Say(why) : null);
}

/// <summary>A case in the reader's language.</summary>
internal sealed record CaseAnswerBody(
    Guid Id, Guid CampaignId, string Campaign, string PersonName, string Post, string Unit, string PositionGroup, CaseStatus Status,
    IReadOnlyList<CaseRatingAnswer> Ratings, IReadOnlyList<CaseWait> Waiting, IReadOnlyList<CaseEventAnswer> Timeline,
    IReadOnlyList<CaseDocumentAnswer> Documents, IReadOnlyList<CaseAskedAnswer> Asked, CasePetitionAnswer? Petition)
{
    public static CaseAnswerBody Of(CaseFile file, Localizer texts) => new(
        file.Id,
        file.CampaignId,
        file.CampaignName,
        file.PersonName,
        file.Post,
        file.Unit,
        file.PositionGroup,
        file.Status,
        [.. file.Ratings.Select(r => new CaseRatingAnswer(texts.Say(r.Who), r.Score, r.Rating))],
        file.Waiting,
        [.. file.Timeline.Select(e => new CaseEventAnswer(e.At, texts.Say(e.Text), e.Who))],
        [.. file.Documents.Select(d => new CaseDocumentAnswer(texts.Say(d.Name), d.Path, d.At))],
        [.. file.Asked.Select(a => new CaseAskedAnswer(a.Who, a.Kind, a.Status, texts.Say(a.Reason)))],
        file.Petition is { } petition ? CasePetitionAnswer.Of(petition, texts) : null);
}

/// <summary>Who said which score and rating.</summary>
internal sealed record CaseRatingAnswer(string Who, decimal? Score, Rating? Rating);

/// <summary>One thing that happened.</summary>
internal sealed record CaseEventAnswer(DateTimeOffset At, string Text, string Who);

/// <summary>A document of the file.</summary>
internal sealed record CaseDocumentAnswer(string Name, string? Path, DateTimeOffset? At);

/// <summary>Who was asked, and why.</summary>
internal sealed record CaseAskedAnswer(string Who, TaskKind Kind, TaskState Status, string Reason);

/// <summary>The petition and its window.</summary>
internal sealed record CasePetitionAnswer(
    DateTimeOffset? OpenUntil, string? OpenWhy, DateTimeOffset ClosedAt, PetitionStatus? Status, string? Text, DateTimeOffset? FiledAt,
    DateTimeOffset? AnswerDueAt, string? AnswerDueWhy, string? Answer, DateTimeOffset? AnsweredAt, bool MayFile, bool MayAnswer)
{
    public static CasePetitionAnswer Of(CasePetition petition, Localizer texts) => new(
        petition.OpenUntil,
        petition.OpenWhy is { } open ? texts.Say(open) : null,
        petition.ClosedAt,
        petition.Status,
        petition.Text,
        petition.FiledAt,
        petition.AnswerDueAt,
        petition.AnswerDueWhy is { } due ? texts.Say(due) : null,
        petition.Answer,
        petition.AnsweredAt,
        petition.MayFile,
        petition.MayAnswer);
}

/// <summary>The written notice.</summary>
internal sealed record NoticeAnswer(
    Guid CaseId, string Number, DateTimeOffset At, string Agency, string LegalBasis, string Campaign, int Year, string PersonName, string Post, string Unit,
    Rating Rating, string RatingName, bool MetStandardWithoutSeat, decimal? Score, string Remarks, DateTimeOffset DecidedAt, string Decider, string DeciderPost,
    string? ReplacesNumber, DateTimeOffset? PetitionUntil, string? PetitionWhy)
{
    public static NoticeAnswer Of(ResultNotice notice, Localizer texts) => new(
        notice.CaseId, notice.Number, notice.At, notice.Agency, notice.LegalBasis, notice.CampaignName, notice.Year, notice.PersonName, notice.Post, notice.Unit,
        notice.Rating, texts.Say(notice.Rating.Name()), notice.MetStandardWithoutSeat, notice.Score, notice.Remarks, notice.DecidedAt, notice.DeciderName, notice.DeciderPost,
        notice.Replaced?.Number, notice.PetitionUntil, notice.PetitionWhy is { } why ? texts.Say(why) : null);
}
