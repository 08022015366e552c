using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Reading;
using CanBo.Activities.Texts;

namespace CanBo.Host.Api;

/// <summary>A task in a list.</summary>
internal sealed record TaskLineAnswer(
    Guid Id,
    TaskKind Kind,
    TaskState Status,
    Guid CampaignId,
    string Campaign,
    int Year,
    Guid? CaseId,
    string? Subject,
    string? PersonCode,
    string? PersonName,
    string? Post,
    string? Unit,
    Guid AssigneeId,
    string AssigneeCode,
    string AssigneeName,
    string Reason,
    string? Form,
    DateTimeOffset OpenedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? DraftSavedAt,
    DateTimeOffset? SubmittedAt,
    DateTimeOffset? LateAt)
{
    public static TaskLineAnswer Of(InboxRow row, Localizer texts) => new(
        row.Id,
        row.Kind,
        row.Status,
        row.CampaignId,
        row.CampaignName,
        row.Year,
        row.CaseId,
        Filled(row.Subject),
        row.PersonCode,
        row.PersonName,
        row.PostTitle,
        row.UnitName,
        row.AssigneeId,
        row.AssigneeCode,
        row.AssigneeName,
        texts.Say(row.Reason),
        Filled(row.FormCode),
        row.OpenedAt,
        row.DueAt,
        row.DraftAt,
        row.SubmittedAt,
        row.LateAt);

    private static string? Filled(string text) => text.Length > 0 ? text : null;
}
