using CanBo.Activities.Access;
using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Mail;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tasks.Organising;

/// <summary>Asks another person instead. What the first one had drafted or attached is not shown to the second.</summary>
/// <param name="steps">The only door to the database.</param>
public sealed class ReassignTask(StepRunner steps)
{
    /// <summary>Moves an open task to the person with that code.</summary>
    /// <exception cref="InvalidInputException">Nobody has the code, the person left, or the person is the one evaluated.</exception>
    /// <exception cref="RuleBrokenException">The task is not open, or is somebody's own sheet.</exception>
    public Task ReassignAsync(Actor actor, Guid taskId, string personCode, string reason, CancellationToken cancellation)
    {
        var why = StatedReason.Require(reason);
        return steps.RunAsync(
            async (step, token) =>
            {
                var task = await OrganisedTask.TakeAsync(step, actor, taskId, token);
                if (task.Kind == TaskKind.SelfAssessment)
                    throw new RuleBrokenException(Sentence.Of("Bản tự đánh giá là của chính người được đánh giá, không chuyển cho người khác. Nếu không cần, miễn việc này."), code: "own_sheet");
                if (task.Kind == TaskKind.Residence)
                    throw new RuleBrokenException(Sentence.Of("Nhận xét này là của cấp ủy nơi cư trú, không chuyển cho người khác. Bản giấy thì nhập thay ở trang của việc."), code: "residence");
                if (task.Status != TaskState.Open)
                    throw OrganisedTask.NotOpen();
                var person = await FindAsync(step, task, personCode, token);
                var db = step.Db();
                await ChangeFiles.DropAsync(step, await db.Set<Attachment>().Where(a => a.TaskId == taskId).ToListAsync(token), token);
                OrganisedTask.Record(step, actor, task, "TaskReassigned", why);
                task.Reassign(person.Id, Sentence.Of("Người tổ chức chuyển việc này cho đồng chí: {0}", why), why);
                OrganisedTask.Tell(step, task, NoticeKind.TaskReturned);
            },
            cancellation);
    }

    private static async Task<Person> FindAsync(StepScope step, TaskItem task, string code, CancellationToken cancellation)
    {
        var person = await step.Db().Set<Person>().FirstOrDefaultAsync(p => p.Code == code.Trim(), cancellation)
            ?? throw new InvalidInputException("person", Sentence.Of("Không có ai mang mã “{0}”.", code));
        if (!person.IsActiveOn(BusinessZone.DayOf(step.Now)))
            throw new InvalidInputException("person", Sentence.Of("{0} không còn công tác. Chọn người khác.", person.FullName));
        if (person.Id == task.AssigneeId)
            throw new InvalidInputException("person", Sentence.Of("Việc này đang giao cho {0}. Chọn người khác.", person.FullName));
        if (task is { InstanceId: { } instance, Execution: { } execution }
            && (await StepTasks.OfAsync(step, instance, new ExecutionId(execution), cancellation)).Exists(t => t.AssigneeId == person.Id && t.Status != TaskState.Withdrawn))
            throw new InvalidInputException("person", Sentence.Of("{0} đã được hỏi ở bước này. Chọn người khác.", person.FullName));
        var @case = await step.Db().Set<Case>().FindAsync([task.CaseId], cancellation);
        return @case?.PersonId != person.Id
            ? person
            : throw new InvalidInputException("person", Sentence.Of("{0} là người được đánh giá. Chọn người khác.", person.FullName));
    }
}
