using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Monthly;
using CanBo.Activities.Ratings;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tasks;

/// <summary>Reads answers to tasks and carries what they mean into the case.</summary>
/// <param name="forms">Forms by code and version.</param>
/// <param name="packages">Rule packages of campaigns.</param>
public sealed class TaskAnswers(FormLibrary forms, RulePackages packages)
{
    private static readonly CompiledReading<Func<CanBoContext, Guid, CancellationToken, Task<FoundDesk?>>> DeskOf = new(() => EF.CompileAsyncQuery((CanBoContext db, Guid taskId, CancellationToken _) => (
        from task in db.Set<TaskItem>()
        join @case in db.Set<Case>() on task.CaseId equals @case.Id
        join campaign in db.Set<Campaign>() on task.CampaignId equals campaign.Id
        where task.Id == taskId
        select new FoundDesk(
            @case,
            campaign,
            db.Set<Attachment>().Any(a => a.TaskId == taskId),
            db.Set<MonthlyTotal>().Any(m => m.PersonId == @case.PersonId && m.Year == campaign.Year),
            db.Set<TaskItem>().Any(t => t.CaseId == @case.Id && t.Kind == TaskKind.Appraisal && t.Status == TaskState.Done))).FirstOrDefault()));

    /// <summary>Lays out what reading the task's form needs. In a step, case and campaign are tracked.</summary>
    internal async Task<TaskDesk> DeskAsync(CanBoContext db, TaskItem task, CancellationToken cancellation)
    {
        var found = await DeskOf.For(db)(db, task.Id, cancellation) ?? throw new InvalidOperationException($"Task {task.Id} is about no case, or of no campaign.");
        var form = await forms.GetAsync(db, task.FormCode, task.FormVersion, cancellation);
        var files = found.HasFiles && form.TakesFiles
            ? await db.Set<Attachment>().AsNoTracking().Where(a => a.TaskId == task.Id).OrderBy(a => a.Id).ToListAsync(cancellation)
            : [];
        return new TaskDesk(form, found.Campaign, found.Case, packages.Of(found.Campaign), files) { HasMonths = found.HasMonths, IsAppraised = found.IsAppraised };
    }

    /// <summary>Reads a whole answer.</summary>
    /// <exception cref="InvalidInputException">Places to mend.</exception>
    internal static FormReading Read(TaskDesk desk, TaskItem task, RawValues values, bool isStrict)
    {
        var reading = FormReading.Of(desk.Form, values, desk.Context);
        ImmutableArray<FieldError> errors =
        [
            .. isStrict ? FormReading.Unknown(desk.Form, values) : [],
            .. reading.Errors,
            .. reading.IsValid && task.Kind == TaskKind.Appraisal ? MissingReason(desk, reading) : [],
        ];
        return errors.IsEmpty ? reading : throw new InvalidInputException(errors);
    }

    /// <summary>Carries the answer into the case. Without an appraisal the proposal is the score's band; hard rules stay with the decision.</summary>
    internal static void Apply(TaskDesk desk, TaskItem task, FormReading reading)
    {
        var @case = desk.Case;
        switch (task.Kind)
        {
            // A sheet that comes after the staff body's proposal does not overturn it.
            case TaskKind.SelfAssessment when desk.IsAppraised:
                @case.SelfAssess(@case.Score ?? reading.Score, reading.Rating);
                break;
            case TaskKind.SelfAssessment:
                @case.SelfAssess(reading.Score, reading.Rating);
                @case.Propose(reading.Score is { } score ? desk.Package.Score.RatingOf(score) : reading.Rating, @case.HardFlags);
                break;
            case TaskKind.Appraisal:
                if (reading.Score is { } corrected)
                    @case.Rescore(corrected);
                @case.Propose(reading.Rating ?? ByScore(desk, reading), @case.HardFlags);
                break;
            default:
                // An opinion is read by people; it changes no score.
                break;
        }
    }

    /// <summary>SHA-256 of an answer's text, for the audit trail: proves what was sent without holding it.</summary>
    internal static string HashOf(string answer) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(answer)));

    // Whoever departs from the points says why (domain.md §4, C5).
    private static IEnumerable<FieldError> MissingReason(TaskDesk desk, FormReading reading)
    {
        var field = desk.Form.Fields.FirstOrDefault(f => f.Gives == FieldMeaning.Reason);
        var departs = (reading.Score is { } score && score != desk.Case.Score) || (reading.Rating is not null && ByScore(desk, reading) is { } byScore && reading.Rating != byScore);
        if (field is not null && departs && reading.Reason.Length == 0)
            yield return new FieldError(field.Name, Sentence.Of("Ghi lý do: điểm hoặc mức đề xuất khác bản tự đánh giá."));
    }

    private static Rating? ByScore(TaskDesk desk, FormReading reading) =>
        (reading.Score ?? desk.Case.Score) is { } score ? desk.Package.Score.RatingOf(score) : null;

    private sealed record FoundDesk(Case Case, Campaign Campaign, bool HasFiles, bool HasMonths, bool IsAppraised);
}
