using System.Globalization;
using CanBo.Activities.Access;
using CanBo.Activities.Calendar;
using CanBo.Activities.Errors;
using CanBo.Activities.Mail;
using CanBo.Activities.Tasks.Reminding;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;

namespace CanBo.Activities.Tasks.Organising;

/// <summary>Moves the deadline of a step that has not closed yet; everyone of it who has not answered gets the time.</summary>
/// <param name="steps">The only door to the database.</param>
/// <param name="dueDates">Working days.</param>
/// <param name="followUps">Reminders.</param>
public sealed class ExtendTask(StepRunner steps, TaskDueDates dueDates, TaskFollowUps followUps)
{
    private const int MostDays = 60;

    /// <summary>Gives so many working days from now.</summary>
    /// <param name="actor">An organiser.</param>
    /// <param name="taskId">A task of the step.</param>
    /// <param name="workingDays">1 to 60.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Stops before the commit.</param>
    /// <exception cref="RuleBrokenException">The deadline has passed already: a late text can be admitted instead.</exception>
    public Task ExtendAsync(Actor actor, Guid taskId, int workingDays, string reason, CancellationToken cancellation)
    {
        if (workingDays is < 1 or > MostDays)
            throw new InvalidInputException("workingDays", Sentence.Of("Nhập số ngày làm việc từ 1 đến {0}.", MostDays.ToString(CultureInfo.InvariantCulture)));
        var why = StatedReason.Require(reason);
        return steps.RunAsync(
            async (step, token) =>
            {
                var task = await OrganisedTask.TakeAsync(step, actor, taskId, token);
                if (task.Status == TaskState.Overdue)
                    throw new RuleBrokenException(Sentence.Of("Hạn đã hết và hồ sơ đã đi tiếp. Người này vẫn gửi muộn được; khi đó chấp nhận bản gửi muộn."), code: "task_overdue");
                if (task.Status != TaskState.Open)
                    throw OrganisedTask.NotOpen();
                var deadline = dueDates.In(workingDays, step.Now);
                if (deadline.DueAt <= task.DueAt)
                    throw new InvalidInputException("workingDays", Sentence.Of("Hạn mới ({0}) phải sau hạn đang có.", VietnameseDates.Digits(BusinessZone.DayOf(deadline.DueAt))));
                foreach (var sibling in await SiblingsAsync(step, task, token))
                {
                    // Nobody who has more time already loses it.
                    if (sibling.DueAt > deadline.DueAt)
                        continue;
                    sibling.Extend(deadline.DueAt, deadline.Explanation, why);
                    OrganisedTask.Record(step, actor, sibling, "TaskExtended", why);
                    OrganisedTask.Tell(step, sibling, NoticeKind.DeadlineMoved);
                    await followUps.SetAsync(step, sibling, token);
                }

                if (task is { InstanceId: { } instance, Execution: { } execution })
                    StepTimers.Set(step, instance, new ExecutionId(execution), deadline);
            },
            cancellation);
    }

    private static async Task<IEnumerable<TaskItem>> SiblingsAsync(StepScope step, TaskItem task, CancellationToken cancellation) =>
        task is { InstanceId: { } instance, Execution: { } execution }
            ? (await StepTasks.OfAsync(step, instance, new ExecutionId(execution), cancellation)).Where(t => t.Status == TaskState.Open)
            : [task];
}
