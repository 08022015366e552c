using System.Text.Json;
using CanBo.Activities.Archiving;
using CanBo.Activities.Access;
using CanBo.Activities.Approvals;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Meetings;
using CanBo.Activities.People;
using CanBo.Activities.Petitions;
using CanBo.Activities.Procedures;
using CanBo.Activities.Ratings;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Texts;
using CanBo.Runtime.Audit;
using CanBo.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Results.Files;

/// <summary>Puts a case's file together for one reader. What a reader may not see is not read.</summary>
/// <param name="reader">Opens reading contexts.</param>
/// <param name="time">Business time.</param>
public sealed class CaseFiles(CanBoReader reader, BusinessTime time)
{
    /// <summary>The file.</summary>
    /// <exception cref="NotFoundException">There is no such case for this actor.</exception>
    public async Task<CaseFile> GetAsync(Guid caseId, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = reader.Open();
        var @case = await CaseDoor.Visible(db, actor).FirstOrDefaultAsync(c => c.Id == caseId, cancellation) ?? throw new NotFoundException();
        var head = await (
            from person in db.Set<Person>()
            from post in db.Set<Post>()
            from unit in db.Set<Unit>()
            from campaign in db.Set<Campaign>()
            where person.Id == @case.PersonId && post.Id == @case.PostId && unit.Id == @case.UnitId && campaign.Id == @case.CampaignId
            select new { Person = person.FullName, Post = post.Title, Unit = unit.Name, Campaign = campaign.Name }).FirstAsync(cancellation);
        var seesAll = CaseDoor.SeesAll(@case, actor);
        var isTold = seesAll || @case.NotifiedAt is not null;
        var tasks = await TasksAsync(db, @case, seesAll, cancellation);
        var archived = await ArchivedDetails.OfAsync(db, @case.CampaignId, cancellation);
        var documents = await DocumentsAsync(db, @case, tasks, seesAll, isTold, cancellation);
        return new CaseFile(
            @case.Id,
            @case.CampaignId,
            head.Campaign,
            head.Person,
            head.Post,
            head.Unit,
            @case.PositionGroup,
            isTold || @case.Status == CaseStatus.Cancelled ? @case.Status : CaseStatus.Open,
            seesAll,
            @case.PersonId == actor.PersonId,
            Ratings(@case, seesAll, isTold),
            await WaitingAsync(db, @case, tasks, seesAll, cancellation),
            await TimelineAsync(db, @case, seesAll, cancellation),
            // What is not here may be in the archive: nobody is told that it is missing.
            archived is null ? documents : [.. documents.Where(document => document.Path is not null)],
            seesAll ? [.. tasks.Select(t => new CaseAsked(t.Name, t.Task.Kind, t.Task.Status, t.Task.Reason))] : [],
            await PetitionAsync(db, @case, actor, cancellation),
            seesAll ? @case.InstanceId : null)
        {
            Archived = archived,
        };
    }

    private static List<CaseRatingLine> Ratings(Case @case, bool seesAll, bool isTold)
    {
        var lines = new List<CaseRatingLine> { new(Sentence.Of("Tự đánh giá"), @case.ScoreForSorting, @case.SelfRating) };
        if (seesAll)
            lines.Add(new(Sentence.Of("Đề xuất"), @case.ScoreForSorting, @case.ProposedRating));
        lines.Add(new(Sentence.Of("Quyết định"), null, isTold ? @case.FinalRating : null));
        return lines;
    }

    private static async Task<List<NamedTask>> TasksAsync(CanBoContext db, Case @case, bool seesAll, CancellationToken cancellation) => await (
        from task in db.Set<TaskItem>()
        join foundPerson in db.Set<Person>() on task.AssigneeId equals foundPerson.Id into people
        from person in people.DefaultIfEmpty()
        join foundBody in db.Set<Unit>() on task.AssigneeId equals foundBody.Id into bodies
        from body in bodies.DefaultIfEmpty()
        where task.CaseId == @case.Id && (seesAll || task.AssigneeId == @case.PersonId)
        orderby task.OpenedAt, task.Id
        select new NamedTask(task, person.FullName ?? body.Name)).ToListAsync(cancellation);

    private static async Task<List<CaseWait>> WaitingAsync(CanBoContext db, Case @case, List<NamedTask> tasks, bool seesAll, CancellationToken cancellation)
    {
        if (@case.Status is CaseStatus.Finished or CaseStatus.Cancelled)
            return [];
        var json = await db.Set<ProcedureBundle>().Where(b => b.Hash == @case.BundleHash).Select(b => b.Json).FirstOrDefaultAsync(cancellation);
        using var bundle = JsonDocument.Parse(json ?? "{}");
        var labels = BundleReading.Steps(bundle.RootElement).ToDictionary(s => s.NodeId, s => s.Label, StringComparer.Ordinal);
        var open = tasks.Where(t => t.Task.Status == TaskState.Open)
            .Select(t => new CaseWait(t.Name, labels.GetValueOrDefault(t.Task.NodeId, ""), t.Task.OpenedAt, t.Task.DueAt))
            .ToList();
        return open.Count > 0 || @case.CurrentStep.Length == 0 ? open : await CaseWaits.SharedAsync(db, @case, step => labels.GetValueOrDefault(step, step), seesAll, cancellation);
    }

    private static async Task<List<CaseEvent>> TimelineAsync(CanBoContext db, Case @case, bool seesAll, CancellationToken cancellation)
    {
        var rows = await db.Set<AuditRow>().Where(a => a.Subject == @case.Id).OrderByDescending(a => a.Number).Take(500).Select(a => new { a.At, a.Action, a.Actor }).ToListAsync(cancellation);
        var names = seesAll ? await ActorNames.OfAsync(db, [.. rows.Select(r => r.Actor)], cancellation) : [];
        var events = rows
            .Where(r => seesAll || CaseEvents.IsForThePerson(r.Action, @case.NotifiedAt is not null))
            .Select(r => new CaseEvent(r.At, CaseEvents.Say(r.Action), names.GetValueOrDefault(r.Actor, "")))
            .ToList();
        events.Add(new CaseEvent(@case.OpenedAt, Sentence.Of("Mở hồ sơ"), ""));
        return events;
    }

    private static async Task<List<CaseDocument>> DocumentsAsync(CanBoContext db, Case @case, List<NamedTask> tasks, bool seesAll, bool isTold, CancellationToken cancellation)
    {
        var documents = new List<CaseDocument> { Of(TaskKind.SelfAssessment, Sentence.Of("Bản tự đánh giá")) };
        if (seesAll)
        {
            var meetings = await (
                from line in db.Set<MeetingCase>()
                join meeting in db.Set<Meeting>() on line.MeetingId equals meeting.Id
                join body in db.Set<Unit>() on meeting.UnitId equals body.Id
                where line.CaseId == @case.Id && meeting.AdoptedAt != null
                orderby meeting.AdoptedAt
                select new { meeting.Id, meeting.AdoptedAt, body.Name }).ToListAsync(cancellation);
            if (meetings.Count == 0)
                documents.Add(new CaseDocument(Sentence.Of("Biên bản họp"), null, null));
            documents.AddRange(meetings.Select(m => new CaseDocument(
                meetings.Count == 1 ? Sentence.Of("Biên bản họp") : Sentence.Of("Biên bản họp {0}", m.Name), $"/meetings/{m.Id}", m.AdoptedAt)));
            foreach (var (kind, name) in new[] { (TaskKind.Opinion, Sentence.Of("Ý kiến bằng văn bản")), (TaskKind.Residence, Sentence.Of("Nhận xét nơi cư trú")), (TaskKind.Appraisal, Sentence.Of("Bản thẩm định, đề xuất")) })
            {
                if (tasks.Exists(t => t.Task.Kind == kind))
                    documents.Add(Of(kind, name));
            }
        }

        if (seesAll)
            documents.AddRange((await db.Set<ApprovalRound>().Where(r => r.CaseId == @case.Id).OrderBy(r => r.Execution).Select(r => new { r.Id, r.ClosedAt }).ToListAsync(cancellation))
                .Select(r => new CaseDocument(Sentence.Of("Phiếu phê duyệt"), $"/approvals/{r.Id}", r.ClosedAt)));
        documents.Add(new CaseDocument(Sentence.Of("Thông báo kết quả"), isTold && @case.FinalRating is not null ? $"/cases/{@case.Id}/notice" : null, isTold ? @case.NotifiedAt : null));
        if (isTold && tasks.Exists(t => t.Task.Kind == TaskKind.RemedialPlan))
            documents.Add(Of(TaskKind.RemedialPlan, Sentence.Of("Kế hoạch khắc phục, cam kết")));
        return documents;

        CaseDocument Of(TaskKind kind, Sentence name)
        {
            var task = tasks.LastOrDefault(t => t.Task.Kind == kind && t.Task.Status == TaskState.Done)?.Task;
            return new CaseDocument(name, task is null ? null : $"/cases/{@case.Id}/documents#{task.Id:N}", task?.SubmittedAt);
        }
    }

    private async Task<CasePetition?> PetitionAsync(CanBoContext db, Case @case, Actor actor, CancellationToken cancellation)
    {
        var window = await db.Set<PetitionWindow>().FirstOrDefaultAsync(w => w.CaseId == @case.Id, cancellation);
        if (window is null)
            return null;
        var petition = await db.Set<Petition>().Where(p => p.CaseId == @case.Id).OrderByDescending(p => p.FiledAt).FirstOrDefaultAsync(cancellation);
        var isOpen = petition is null && window.Takes(time.GetUtcNow());
        var answers = petition?.TaskId is { } task && await db.Set<TaskItem>().AnyAsync(t => t.Id == task && t.AssigneeId == actor.PersonId, cancellation);
        return new CasePetition(
            isOpen ? window.ClosesAt : null,
            window.Explanation,
            window.ClosesAt,
            petition?.Status,
            petition?.Text,
            petition?.FiledAt,
            petition?.AnswerDueAt,
            petition?.AnswerDueExplanation,
            petition?.Answer,
            petition?.AnsweredAt,
            isOpen && @case.PersonId == actor.PersonId,
            answers && petition!.AwaitsAnswer);
    }

    private sealed record NamedTask(TaskItem Task, string Name);
}
