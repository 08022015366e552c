using System.Globalization;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Cohorts;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Reminding;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;

namespace CanBo.Activities.Approvals;

/// <summary>Asks whose turn it is: a task with its reason, a notice, reminders, and the hour at which the step closes.</summary>
/// <param name="dueDates">Working days.</param>
/// <param name="followUps">Reminders and escalation.</param>
public sealed class ApprovalAsking(TaskDueDates dueDates, TaskFollowUps followUps)
{
    /// <summary>Asks everybody, or in sequence the next one. In sequence each has the whole window from the asking on.</summary>
    internal async Task AskAsync(StepScope step, ApprovalRound round, IReadOnlyList<ApprovalVoice> voices, Case @case, CancellationToken cancellation)
    {
        var waiting = voices.Where(v => v.Status == VoiceStatus.Waiting).OrderBy(v => v.Position);
        var deadline = round.WindowDays > 0 ? dueDates.In(round.WindowDays, step.Now) : null;
        foreach (var voice in round.Order == ApprovalOrder.Sequence ? waiting.Take(1) : waiting)
            voice.Ask((await OpenAsync(step, round, @case, voice.ActingId!.Value, voice.Why, deadline?.DueAt, deadline?.Explanation, cancellation)).Id);
        round.DueBy(deadline?.DueAt);
        if (deadline is not null)
            step.ScheduleTimer(round.InstanceId, new ExecutionId(round.Execution), WaitingStep.DueTimer, deadline.DueAt);
    }

    /// <summary>Asks one person.</summary>
    internal async Task<TaskItem> OpenAsync(StepScope step, ApprovalRound round, Case @case, Guid personId, Sentence why, DateTimeOffset? dueAt, Sentence? explanation, CancellationToken cancellation)
    {
        var task = TaskOpening.Open(step, new NewTask(@case.CampaignId, TaskKind.Approval, personId, why)
        {
            CaseId = @case.Id,
            InstanceId = round.InstanceId,
            Execution = round.Execution,
            NodeId = round.NodeId,
            Subject = round.Id.ToString("N", CultureInfo.InvariantCulture),
            DueAt = dueAt,
            DueExplanation = explanation,
        });
        await followUps.SetAsync(step, task, cancellation);
        return task;
    }
}
