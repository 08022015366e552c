using System.Text.Json.Nodes;
using CanBo.Activities.Forms.Viewing;
using CanBo.Activities.Ratings;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Reading;
using CanBo.Activities.Texts;

namespace CanBo.Host.Api;

/// <summary>A task with its form and what was typed.</summary>
internal sealed record TaskAnswer(
    Guid Id,
    TaskKind Kind,
    TaskState Status,
    Guid CampaignId,
    string Campaign,
    int Year,
    TaskSubjectAnswer? About,
    string? Subject,
    Guid AssigneeId,
    string AssigneeName,
    string Reason,
    DateTimeOffset OpenedAt,
    DateTimeOffset? DueAt,
    string? DueExplanation,
    string? NextStep,
    FormAnswer? Form,
    int DraftVersion,
    DateTimeOffset? DraftSavedAt,
    JsonObject Values,
    DateTimeOffset? SubmittedAt,
    DateTimeOffset? LateAt,
    string? StatusReason,
    IReadOnlyList<FileAnswer> Files,
    IReadOnlyList<EarlierAnswer> Before,
    SentBackAnswer? SentBack)
{
    public static TaskAnswer Of(TaskView view, Localizer texts) => new(
        view.Task.Id,
        view.Task.Kind,
        view.Task.Status,
        view.Task.CampaignId,
        view.CampaignName,
        view.Year,
        view.Subject is { } about ? TaskSubjectAnswer.Of(about) : null,
        view.Task.Subject.Length > 0 ? view.Task.Subject : null,
        view.Task.AssigneeId,
        view.AssigneeName,
        texts.Say(view.Task.Reason),
        view.Task.OpenedAt,
        view.Task.DueAt,
        view.Task.DueExplanation is { } due ? texts.Say(due) : null,
        view.NextStep is { } next ? next.InReadersLanguage() : null,
        view.Form is { } form ? FormAnswer.Of(form, view.Context!, texts) : null,
        view.Task.DraftVersion,
        view.Task.DraftAt,
        view.Values.ToJson(),
        view.Task.SubmittedAt,
        view.Task.LateAt,
        view.Task.StatusReason,
        [.. view.Files.Select(FileOf)],
        [.. view.Before.Select(b => new EarlierAnswer(b.Kind, b.AuthorName, b.At, b.IsLate, [.. b.Lines.Select(l => EarlierLine.Of(l, texts))], [.. b.Files.Select(FileOf)]))],
        view.SentBack is { } back ? new SentBackAnswer(back.Name, back.Words) : null);

    private static FileAnswer FileOf(FileView file) => new(file.Id, file.FieldName, file.Name, file.ContentType, file.Size);
}

/// <summary>Who sent the case back to this step, and why.</summary>
internal sealed record SentBackAnswer(string By, string Reason);

/// <summary>Whom a task is about.</summary>
internal sealed record TaskSubjectAnswer(Guid CaseId, Guid PersonId, string Code, string Name, string Post, string Unit, ScoreAnswer? Score, Rating? RatingByScore, Rating? SelfRating)
{
    public static TaskSubjectAnswer Of(TaskSubject about) =>
        new(about.CaseId, about.PersonId, about.Code, about.Name, about.Post, about.Unit, ScoreAnswer.Of(about.Score), about.ByScore, about.SelfRating);
}

/// <summary>What somebody answered before.</summary>
internal sealed record EarlierAnswer(TaskKind Kind, string Author, DateTimeOffset At, bool IsLate, IReadOnlyList<EarlierLine> Lines, IReadOnlyList<FileAnswer> Files);

/// <summary>A field of an earlier answer, as a person reads it.</summary>
internal sealed record EarlierLine(string Name, string Label, string Text)
{
    public static EarlierLine Of(AnswerLine line, Localizer texts) => new(line.Field.Name, line.Field.Label.InReadersLanguage(), TextOf(line, texts));

    private static string TextOf(AnswerLine line, Localizer texts) => line switch
    {
        { Rating: { } rating } => texts.Say(rating.Name()),
        { Chosen: { } chosen } => chosen.InReadersLanguage(),
        { Months.Mean: { } mean } => ShownNumber.Points(mean),
        { Score.Total: { } total } => ShownNumber.Points(total),
        _ => line.Text,
    };
}
