using System.Collections.Immutable;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Forms;
using CanBo.Activities.Forms.Viewing;
using CanBo.Activities.Monthly;
using CanBo.Activities.People;
using CanBo.Activities.Remedial;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tasks.Reading;

/// <summary>What people answered about a case. For features whose own pages show it: whether their reader may see it is theirs to ask first.</summary>
/// <param name="forms">Forms by code and version.</param>
/// <param name="packages">Rule packages of campaigns.</param>
public sealed class CaseAnswers(FormLibrary forms, RulePackages packages)
{
    /// <summary>Every answer in force, and texts that came too late, in the order they were asked for.</summary>
    /// <param name="db">A reading context.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="kinds">Only these kinds; none is all.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<ImmutableArray<CaseAnswer>> OfAsync(CanBoContext db, Guid caseId, IReadOnlyCollection<TaskKind> kinds, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var head = await (from @case in db.Set<Case>()
                          join campaign in db.Set<Campaign>() on @case.CampaignId equals campaign.Id
                          where @case.Id == caseId
                          select new { Case = @case, Campaign = campaign }).AsNoTracking().FirstOrDefaultAsync(cancellation);
        if (head is null)
            return [];
        var tasks = await (from task in db.Set<TaskItem>()
                           join foundPerson in db.Set<Person>() on task.AssigneeId equals foundPerson.Id into people
                           from person in people.DefaultIfEmpty()
                           join foundBody in db.Set<Unit>() on task.AssigneeId equals foundBody.Id into bodies
                           from body in bodies.DefaultIfEmpty()
                           where task.CaseId == caseId && task.FormCode != "" && (task.Answer != null || task.LateAnswer != null)
                           where kinds.Count == 0 || kinds.Contains(task.Kind)
                           orderby task.OpenedAt, task.Id
                           select new { Task = task, FullName = person.FullName ?? body.Name }).AsNoTracking().ToListAsync(cancellation);
        var ids = tasks.Select(t => t.Task.Id).ToList();
        var files = (await db.Set<Attachment>().AsNoTracking().Where(a => EF.Parameter(ids).Contains(a.TaskId)).OrderBy(a => a.Id).ToListAsync(cancellation)).ToLookup(a => a.TaskId);
        var answers = ImmutableArray.CreateBuilder<CaseAnswer>();
        foreach (var row in tasks)
        {
            var form = await forms.GetAsync(db, row.Task.FormCode, row.Task.FormVersion, cancellation);
            var context = new FormContext(packages.Of(head.Campaign).Score, head.Case.IsHead || head.Case.IsDeputy, [.. files[row.Task.Id].Select(f => f.FieldName)])
            {
                Imported = await MonthlyTotals.OfAsync(db, form, head.Case.PersonId, head.Campaign.Year, cancellation),
                Carried = await CarriedFaults.OfAsync(db, form, head.Case.PersonId, head.Campaign.Year, cancellation),
            };
            var values = RawValues.Parse(row.Task.Answer ?? row.Task.LateAnswer);
            answers.Add(new CaseAnswer(
                row.Task.Id,
                row.Task.Kind,
                row.Task.AssigneeId,
                row.FullName,
                row.Task.SubmittedAt ?? row.Task.LateAt ?? row.Task.OpenedAt,
                row.Task.LateAt is not null,
                row.Task.Answer is not null,
                form,
                AnswerLine.Of(form, values, context),
                [.. files[row.Task.Id].Select(FileView.Of)]));
        }

        return answers.ToImmutable();
    }
}

/// <summary>One answer about a case.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Kind">What was asked.</param>
/// <param name="AuthorId">Who answered.</param>
/// <param name="AuthorName">Their full name.</param>
/// <param name="At">When it was received.</param>
/// <param name="IsLate">It came after the deadline.</param>
/// <param name="IsInForce">False for a late text that was not admitted.</param>
/// <param name="Form">The form.</param>
/// <param name="Lines">Its fields.</param>
/// <param name="Files">Its files.</param>
public sealed record CaseAnswer(
    Guid TaskId,
    TaskKind Kind,
    Guid AuthorId,
    string AuthorName,
    DateTimeOffset At,
    bool IsLate,
    bool IsInForce,
    Form Form,
    ImmutableArray<AnswerLine> Lines,
    ImmutableArray<FileView> Files);
