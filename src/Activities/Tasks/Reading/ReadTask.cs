using System.Collections.Immutable;
using CanBo.Activities.Access;
using CanBo.Activities.Approvals;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Monthly;
using CanBo.Activities.Remedial;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tasks.Reading;

/// <summary>Shows a task to its assignee, and to organisers, whose looking is recorded. For everybody else there is none.</summary>
/// <param name="reader">Opens reading contexts.</param>
/// <param name="steps">Records an organiser's looking.</param>
/// <param name="forms">Forms by code and version.</param>
/// <param name="packages">Rule packages of campaigns.</param>
/// <param name="answers">What others answered.</param>
/// <param name="next">What follows.</param>
public sealed class ReadTask(CanBoReader reader, StepRunner steps, FormLibrary forms, RulePackages packages, CaseAnswers answers, NextSteps next)
{
    /// <summary>The task.</summary>
    /// <exception cref="NotFoundException">There is none, or this reader may not know of it.</exception>
    public async Task<TaskView> GetAsync(Actor actor, Guid taskId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var isOrganiser = actor.Is(ActorRoles.Organiser);
        await using var db = reader.Open();
        // What most tasks have nothing of is only asked for where there is some: the page of a plain sheet is one statement.
        var found = await TaskRow.Of(db, db.Set<TaskItem>().Where(t => t.Id == taskId && (isOrganiser || t.AssigneeId == actor.PersonId)))
            .Select(r => new FoundTask(
                r,
                db.Set<Attachment>().Any(a => a.TaskId == r.Task.Id),
                db.Set<MonthlyTotal>().Any(m => m.PersonId == r.Case!.PersonId && m.Year == r.Campaign.Year),
                db.Set<ApprovalRound>().Any(a => a.CaseId == r.Task.CaseId && a.Status == ApprovalStatus.SentBack)))
            .FirstOrDefaultAsync(cancellation)
            ?? throw new NotFoundException();
        var task = found.Row.Task;
        var isOwn = task.AssigneeId == actor.PersonId;
        if (!isOwn)
            await RecordAsync(actor, task, cancellation);
        return await ViewAsync(db, found, isOwn, isWriter: isOwn || (isOrganiser && task.Kind == TaskKind.Residence), cancellation);
    }

    private async Task<TaskView> ViewAsync(CanBoContext db, FoundTask found, bool isOwn, bool isWriter, CancellationToken cancellation)
    {
        var row = found.Row;
        var task = row.Task;
        var package = packages.Of(row.Campaign);
        var form = task.FormCode.Length > 0 ? await forms.GetAsync(db, task.FormCode, task.FormVersion, cancellation) : null;
        var imported = found.HasMonths && form is not null && row.Case is { } about ? await MonthlyTotals.OfAsync(db, form, about.PersonId, row.Campaign.Year, cancellation) : MonthlyTotals.None;
        IReadOnlyList<CarriedFault> carried = form is not null && row.Case is { } whose ? await CarriedFaults.OfAsync(db, form, whose.PersonId, row.Campaign.Year, cancellation) : [];
        // A draft and its files are their writers' alone: whose task it is, and for a residence committee's also the organiser who types in its paper.
        var sent = task.Answer ?? task.LateAnswer;
        var files = found.HasFiles && (isWriter || sent is not null) ? await db.Set<Attachment>().Where(a => a.TaskId == task.Id).OrderBy(a => a.Id).ToListAsync(cancellation) : [];
        var mayKnowScore = task.Kind is TaskKind.SelfAssessment or TaskKind.Appraisal || !isOwn;
        var score = mayKnowScore ? row.Case?.Score : null;
        var context = form is null ? null : new FormContext(package.Score, row.Case is { IsHead: true } or { IsDeputy: true }, [.. files.Select(f => f.FieldName).Distinct()]) { Imported = imported, Carried = carried };
        var values = RawValues.Parse(sent ?? (isWriter ? task.Draft : null));
        return new TaskView
        {
            Task = task,
            CampaignName = row.Campaign.Name,
            Year = row.Campaign.Year,
            ContactName = row.Campaign.ContactName,
            ContactPhone = row.Campaign.ContactPhone,
            AssigneeName = row.AssigneeName,
            Subject = row is { Case: { } @case, Person: { } person }
                ? new TaskSubject(@case.Id, person.Id, person.Code, person.FullName, row.Post ?? "", row.Unit ?? "", score, score is { } known ? package.Score.RatingOf(known) : null, @case.SelfRating)
                : null,
            Form = form,
            Context = context,
            Values = isWriter && context is not null && task.TakesAnswer ? ImportedMonths.Fill(form!, values, context) : values,
            Files = [.. files.Select(FileView.Of)],
            NextStep = row.Case is null ? null : await next.AfterAsync(db, row.Case.BundleHash, task.NodeId, cancellation),
            Before = row.Case is null ? [] : await BeforeAsync(db, task, row.Case.Id, cancellation),
            IsOwn = isOwn,
            SentBack = found.WasSentBack && task.Status == TaskState.Open ? await ApprovalReturnWords.OfAsync(db, task, cancellation) : null,
        };
    }

    // Whoever gives an opinion sees the sheet; whoever sums up sees everything; whoever is no longer asked, nothing.
    private async Task<ImmutableArray<CaseAnswer>> BeforeAsync(CanBoContext db, TaskItem task, Guid caseId, CancellationToken cancellation) => task.Kind switch
    {
        _ when task.Status is TaskState.Withdrawn or TaskState.Waived => [],
        TaskKind.Opinion => await answers.OfAsync(db, caseId, [TaskKind.SelfAssessment], cancellation),
        TaskKind.Appraisal => await answers.OfAsync(db, caseId, [TaskKind.SelfAssessment, TaskKind.Opinion, TaskKind.Residence], cancellation),
        _ => [],
    };

    private Task RecordAsync(Actor actor, TaskItem task, CancellationToken cancellation) => steps.RunAsync(
        (step, _) =>
        {
            step.Audit(task.CaseId ?? task.CampaignId, "TaskRead", actor.AuditName, Value.Object(("task", Value.Of(task.Id.ToString("N")))));
            return Task.CompletedTask;
        },
        cancellation);

    /// <summary>A task, and whether there is more to read about it.</summary>
    /// <param name="Row">The task.</param>
    /// <param name="HasFiles">Somebody added files.</param>
    /// <param name="HasMonths">Monthly totals of the person's year were imported.</param>
    /// <param name="WasSentBack">An approver has sent the case back at some time.</param>
    private sealed record FoundTask(TaskRow Row, bool HasFiles, bool HasMonths, bool WasSentBack);
}
