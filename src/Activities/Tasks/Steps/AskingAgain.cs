using CanBo.Activities.Mail;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tasks.Steps;

/// <summary>
/// A step that a case comes through once more (design.md §3, "Joins and returns"): the same people are asked as before, reassignments included, each in their own
/// task. Submitted answers and waivers are kept. A summing-up is asked for again, because what it rests on may have changed; whoever is asked again finds
/// their earlier words as the draft.
/// </summary>
internal static class AskingAgain
{
    /// <summary>The tasks of the step's earlier rounds, tracked; none when nobody was asked then.</summary>
    public static async Task<List<TaskItem>> FindAsync(EffectContext context, CancellationToken cancellation)
    {
        await context.Step.FlushAsync(cancellation);
        var (instance, node) = (context.InstanceId, context.Planned.NodeId);
        return await context.Step.Db().Set<TaskItem>()
            .Where(t => t.InstanceId == instance && t.NodeId == node)
            .OrderBy(t => t.Id)
            .ToListAsync(cancellation);
    }

    /// <summary>Asks whom is to be asked again. Null when the step waits for them, else how it ends at once.</summary>
    public static Answer? Ask(EffectContext context, OpenTasks effect, List<TaskItem> earlier, TaskDeadline? deadline)
    {
        var (step, execution) = (context.Step, context.Planned.Execution);
        foreach (var task in earlier)
            task.MoveTo(execution.Number);
        // An organiser gave one back: its person was told, and has a deadline of their own.
        var isGivenBack = earlier.Exists(t => t.Status == TaskState.Open);
        var isAnswered = earlier.Exists(t => t.Status == TaskState.Done) && !effect.IsReturn && effect.Kind != TaskKind.Appraisal;
        var again = effect.OneIsEnough && (isGivenBack || isAnswered) ? [] : earlier.FindAll(t => t.Status != TaskState.Open && !Keeps(effect, t));
        foreach (var task in again)
        {
            task.AskAgain(deadline?.DueAt, deadline?.Explanation);
            TaskNotices.Queue(step, task, NoticeKind.TaskOpened);
        }

        if (again.Count > 0)
            StepTimers.Set(step, context.InstanceId, execution, deadline);
        return isGivenBack || again.Count > 0 ? null : new Answer(isAnswered ? Signals.Submitted : Signals.NotRequired, Value.EmptyObject);
    }

    private static bool Keeps(OpenTasks effect, TaskItem task) => task.Status switch
    {
        TaskState.Done => !effect.IsReturn && effect.Kind != TaskKind.Appraisal,
        TaskState.Waived => true,
        // With words it was taken back by an organiser; without, the step was left before it was answered.
        TaskState.Withdrawn => task.StatusReason is { Length: > 0 },
        _ => false,
    };
}
