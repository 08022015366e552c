using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Paging;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tasks.Reading;

/// <summary>Lists of tasks: somebody's inbox, what they have done, and for organisers everybody's. Row-level visibility is in the queries.</summary>
/// <param name="reader">Opens reading contexts.</param>
public sealed class TaskQueries(CanBoReader reader)
{
    private const int MostWaiting = 20;
    private const int MostAnswered = 200;

    /// <summary>The inbox of a person. The first page of what is to do is one query over one index, however many tasks others have.</summary>
    public async Task<Inbox> InboxAsync(Guid personId, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        await using var db = reader.Open();
        var counts = await db.Set<TaskItem>().Where(t => t.AssigneeId == personId && t.Status == TaskState.Open)
            .GroupBy(t => t.Kind)
            .Select(g => new InboxCount(g.Key, g.Count()))
            .ToListAsync(cancellation);
        // Which tasks first, by small statements, then what to say of them by number: PostgreSQL plans the nine joins anew for each reader when the reader stands in them, which takes longer than reading.
        var open = counts.Count == 0 ? [] : await FirstPage(db, personId, page).ToListAsync(cancellation);
        var late = await Late(db, personId).ToListAsync(cancellation);
        var lines = await LinesAsync(db, [.. open, .. late], cancellation);
        return new Inbox(
            new PageOf<InboxRow>([.. open.Select(lines.GetValueOrDefault).OfType<InboxRow>()], page.Page, page.PageSize, counts.Sum(c => c.Tasks)),
            counts,
            [.. late.Select(lines.GetValueOrDefault).OfType<InboxRow>()],
            await WaitingAsync(db, personId, cancellation),
            await OwnCases.OfAsync(db, personId, cancellation),
            await db.Set<TaskItem>().CountAsync(t => t.AssigneeId == personId && t.Status == TaskState.Done, cancellation),
            await db.Set<Person>().Where(p => p.Id == personId && p.Mailbox == Mailbox.Own).Select(p => p.Email).FirstOrDefaultAsync(cancellation) ?? "");
    }

    /// <summary>What a person has done, the latest first.</summary>
    public async Task<PageOf<InboxRow>> DoneAsync(Guid personId, PageRequest page, CancellationToken cancellation)
    {
        await using var db = reader.Open();
        return await TaskRow.Of(db, db.Set<TaskItem>().Where(t => t.AssigneeId == personId && t.Status == TaskState.Done))
            .OrderByDescending(r => r.Task.SubmittedAt).ThenBy(r => r.Task.Id)
            .Select(TaskRow.ToLine)
            .ToPageAsync(page, cancellation);
    }

    /// <summary>How many tasks wait for a person.</summary>
    public async Task<int> CountOpenAsync(Guid personId, CancellationToken cancellation)
    {
        await using var db = reader.Open();
        return await db.Set<TaskItem>().CountAsync(t => t.AssigneeId == personId && t.Status == TaskState.Open, cancellation);
    }

    /// <summary>Tasks for the API: one's own, or for organisers anybody's.</summary>
    public async Task<PageOf<InboxRow>> ListAsync(Actor actor, TaskFilter filter, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = reader.Open();
        var tasks = db.Set<TaskItem>().AsQueryable();
        if (!actor.Is(ActorRoles.Organiser) || filter.OnlyMine)
            tasks = tasks.Where(t => actor.PersonId != null && t.AssigneeId == actor.PersonId);
        if (filter.CampaignId is { } campaign)
            tasks = tasks.Where(t => t.CampaignId == campaign);
        if (filter.CaseId is { } @case)
            tasks = tasks.Where(t => t.CaseId == @case);
        if (filter.Status is { } status)
            tasks = tasks.Where(t => t.Status == status);
        if (filter.Kind is { } kind)
            tasks = tasks.Where(t => t.Kind == kind);
        if (filter.DueBefore is { } due)
            tasks = tasks.Where(t => t.Status == TaskState.Open && t.DueAt < due);
        return await ByDueDate(TaskRow.Of(db, tasks)).Select(TaskRow.ToLine).ToPageAsync(page, cancellation);
    }

    /// <summary>The query behind the first thing a person sees.</summary>
    private static IQueryable<Guid> FirstPage(CanBoContext db, Guid personId, PageRequest page) =>
        db.Set<TaskItem>().Where(t => t.AssigneeId == personId && t.Status == TaskState.Open)
            .OrderBy(t => t.DueAt == null).ThenBy(t => t.DueAt).ThenBy(t => t.Id)
            .Skip(page.Skip).Take(page.PageSize)
            .Select(t => t.Id);

    private static IQueryable<Guid> Late(CanBoContext db, Guid personId) => (
        from task in db.Set<TaskItem>()
        join @case in db.Set<Case>() on task.CaseId equals @case.Id
        join campaign in db.Set<Campaign>() on task.CampaignId equals campaign.Id
        where task.AssigneeId == personId && task.Status == TaskState.Overdue && task.LateAnswer == null && task.Seal == TaskSeal.None && task.FormCode != ""
        where @case.Status == CaseStatus.Open && @case.FinalRating == null && campaign.Status == CampaignStatus.Running
        orderby task.DueAt == null, task.DueAt, task.Id
        select task.Id).Take(PageRequest.DefaultSize);

    private static async Task<Dictionary<Guid, InboxRow>> LinesAsync(CanBoContext db, Guid[] ids, CancellationToken cancellation) => ids.Length == 0
        ? []
        : await TaskRow.Of(db, db.Set<TaskItem>().Where(t => EF.Parameter(ids).Contains(t.Id))).Select(TaskRow.ToLine).ToDictionaryAsync(line => line.Id, cancellation);

    private static async Task<List<WaitingRow>> WaitingAsync(CanBoContext db, Guid personId, CancellationToken cancellation)
    {
        // What was answered last: whoever has years of answers behind them does not read them all again.
        var mine = await (from done in db.Set<TaskItem>()
                          join campaign in db.Set<Campaign>() on done.CampaignId equals campaign.Id
                          where done.AssigneeId == personId && done.Status == TaskState.Done && done.Kind != TaskKind.SelfAssessment && done.CaseId != null && campaign.Status == CampaignStatus.Running
                          orderby done.SubmittedAt descending
                          select done.CaseId!.Value).Take(MostAnswered).ToListAsync(cancellation);
        if (mine.Count == 0)
            return [];

        // A statement of its own: as a subquery, PostgreSQL reads every open task there is to find those of a few cases.
        return await (from task in db.Set<TaskItem>()
                      join @case in db.Set<Case>() on task.CaseId equals @case.Id
                      join person in db.Set<Person>() on @case.PersonId equals person.Id
                      where EF.Parameter(mine).Contains(@case.Id) && task.Status == TaskState.Open && task.AssigneeId != personId
                      orderby task.DueAt == null, task.DueAt, task.Id
                      select new WaitingRow(@case.Id, person.FullName, task.Kind, task.OpenedAt, task.DueAt))
            .Take(MostWaiting).ToListAsync(cancellation);
    }

    private static IOrderedQueryable<TaskRow> ByDueDate(IQueryable<TaskRow> rows) =>
        rows.OrderBy(r => r.Task.DueAt == null).ThenBy(r => r.Task.DueAt).ThenBy(r => r.Task.Id);
}

/// <summary>Which tasks.</summary>
/// <param name="OnlyMine">Only one's own; for others than organisers always.</param>
/// <param name="CampaignId">Of one campaign.</param>
/// <param name="CaseId">About one case.</param>
/// <param name="Status">Where they stand.</param>
/// <param name="Kind">What is asked.</param>
/// <param name="DueBefore">Only open ones that were due before this.</param>
public sealed record TaskFilter(bool OnlyMine, Guid? CampaignId, Guid? CaseId, TaskState? Status, TaskKind? Kind, DateTimeOffset? DueBefore = null);
