using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Remedial;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;

namespace CanBo.Activities.Tasks.Organising;

/// <summary>Takes a text that came after the deadline as the answer, and scores the case by it.</summary>
/// <param name="steps">The only door to the database.</param>
/// <param name="answers">Reads answers and applies them to the case.</param>
public sealed class AdmitLate(StepRunner steps, TaskAnswers answers)
{
    /// <summary>Admits the late text.</summary>
    /// <exception cref="RuleBrokenException">There is none, or the case is decided.</exception>
    public Task AdmitAsync(Actor actor, Guid taskId, string reason, CancellationToken cancellation)
    {
        var why = StatedReason.Require(reason);
        return steps.RunAsync(
            async (step, token) =>
            {
                var task = await OrganisedTask.TakeAsync(step, actor, taskId, token);
                if (task is not { Status: TaskState.Overdue, LateAnswer: { } late })
                    throw new RuleBrokenException(Sentence.Of("Chưa có bản gửi muộn nào để chấp nhận."), code: "no_late_answer");
                // A plan is written after the decision and changes nothing of it.
                if (task.Kind != TaskKind.RemedialPlan)
                    await OrganisedTask.RequireUndecidedAsync(step, task, token);
                var desk = await answers.DeskAsync(step.Db(), task, token);
                desk = desk with { Carried = await CarriedFaults.OfAsync(step.Db(), desk.Form, desk.Case.PersonId, desk.Campaign.Year, token) };
                var reading = TaskAnswers.Read(desk, task, RawValues.Parse(late), isStrict: false);
                task.AdmitLate(why);
                TaskAnswers.Apply(desk, task, reading);
                await RemedialRecording.ApplyAsync(step, desk, task, reading, token);
                OrganisedTask.Record(step, actor, task, "LateAnswerAdmitted", why);
            },
            cancellation);
    }
}
