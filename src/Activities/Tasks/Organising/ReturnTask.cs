using System.Globalization;
using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Mail;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tasks.Organising;

/// <summary>
/// Gives an answer back to be mended: it becomes the draft again. The case does not go back; when the answer comes again, it counts in
/// place of the first one.
/// </summary>
/// <param name="steps">The only door to the database.</param>
/// <param name="dueDates">Working days.</param>
public sealed class ReturnTask(StepRunner steps, TaskDueDates dueDates)
{
    private const int MostDays = 60;

    /// <summary>Returns an answered task.</summary>
    /// <param name="actor">An organiser.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="workingDays">Working days to mend it, 1 to 60.</param>
    /// <param name="reason">What is to be mended.</param>
    /// <param name="cancellation">Stops before the commit.</param>
    /// <exception cref="RuleBrokenException">Not answered, the case is decided, or a later step rests on it.</exception>
    public Task ReturnAsync(Actor actor, Guid taskId, int workingDays, string reason, CancellationToken cancellation)
    {
        if (workingDays is < 1 or > MostDays)
            throw new InvalidInputException("workingDays", Sentence.Of("Nhập số ngày làm việc từ 1 đến {0}.", MostDays.ToString(CultureInfo.InvariantCulture)));
        var why = StatedReason.Require(reason);
        return steps.RunAsync(
            async (step, token) =>
            {
                var task = await OrganisedTask.TakeAsync(step, actor, taskId, token);
                if (task.Status != TaskState.Done)
                    throw new RuleBrokenException(Sentence.Of("Chỉ trả lại được bản đã gửi."), code: "task_not_done");
                await OrganisedTask.RequireUndecidedAsync(step, task, token);
                if (task.Kind == TaskKind.SelfAssessment && await TaskAnswers.IsAppraisedAsync(step.Db(), task.CaseId, token))
                    throw new RuleBrokenException(Sentence.Of("Đã có bản tổng hợp, đề xuất dựa vào bản này. Trả lại bản tổng hợp trước."), code: "appraised");
                var deadline = dueDates.In(workingDays, step.Now);
                task.Return(why);
                task.Extend(deadline.DueAt, deadline.Explanation, why);
                OrganisedTask.Record(step, actor, task, "TaskReturned", why);
                OrganisedTask.Tell(step, task, NoticeKind.TaskReturned);
            },
            cancellation);
    }
}
