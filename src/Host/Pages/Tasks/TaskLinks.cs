using CanBo.Activities.Tasks;

namespace CanBo.Host.Pages.Tasks;

/// <summary>Where a task is done: on its form, or on the page of the feature that opened it.</summary>
internal static class TaskLinks
{
    public static string Of(TaskItem task) => Of(task.Id, task.Kind, task.CampaignId, task.CaseId, task.Subject);

    public static string Of(Guid id, TaskKind kind, Guid campaignId, Guid? caseId, string subject) => kind switch
    {
        TaskKind.Meeting when Guid.TryParse(subject, out var meeting) => $"/meetings/{meeting}",
        TaskKind.VoteSession when Guid.TryParse(subject, out var session) => $"/votes/{session}",
        TaskKind.Vote when Guid.TryParse(subject, out var vote) => $"/votes/{vote}/slip",
        TaskKind.TieBreak when Guid.TryParse(subject, out var tie) => $"/tie-breaks/{tie}",
        TaskKind.Approval when Guid.TryParse(subject, out var approval) => $"/approvals/{approval}",
        TaskKind.Decision => $"/campaigns/{campaignId}/decision-list",
        TaskKind.PetitionAnswer when caseId is { } @case => $"/cases/{@case}/petition",
        _ => $"/tasks/{id}",
    };
}
