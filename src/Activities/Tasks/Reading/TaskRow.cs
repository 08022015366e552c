using System.Linq.Expressions;
using CanBo.Activities.Campaigns;
using CanBo.Activities.People;
using CanBo.Activities.Storage;

namespace CanBo.Activities.Tasks.Reading;

/// <summary>A task joined with what its lines and pages say of it.</summary>
internal sealed class TaskRow
{
    public required TaskItem Task { get; init; }

    public required Campaign Campaign { get; init; }

    public required string AssigneeCode { get; init; }

    public required string AssigneeName { get; init; }

    public Case? Case { get; init; }

    public Person? Person { get; init; }

    public string? Post { get; init; }

    public string? Unit { get; init; }

    /// <summary>As a line of a list; only these columns are read.</summary>
    public static Expression<Func<TaskRow, InboxRow>> ToLine { get; } = row => new InboxRow(
        row.Task.Id,
        row.Task.Kind,
        row.Task.Status,
        row.Task.CampaignId,
        row.Campaign.Name,
        row.Campaign.Year,
        row.Task.CaseId,
        row.Task.Subject,
        row.Person!.Code,
        row.Person.FullName,
        row.Post,
        row.Unit,
        row.Task.AssigneeId,
        row.AssigneeCode,
        row.AssigneeName,
        row.Task.Reason,
        row.Task.FormCode,
        row.Task.OpenedAt,
        row.Task.DueAt,
        row.Task.DraftAt,
        row.Task.SubmittedAt,
        row.Task.LateAt);

    /// <summary>Joins tasks with campaign, assignee (a person, or a body without accounts) and, where there is one, the case with its person, post and unit.</summary>
    public static IQueryable<TaskRow> Of(CanBoContext db, IQueryable<TaskItem> tasks) => Joined(db, tasks);

    // Compiled from a tree, so that the trees inside it are built once and not, as the compiler does it otherwise, at each call: every page of a task asks this.
    private static readonly Func<CanBoContext, IQueryable<TaskItem>, IQueryable<TaskRow>> Joined = ((Expression<Func<CanBoContext, IQueryable<TaskItem>, IQueryable<TaskRow>>>)((db, tasks) =>
        from task in tasks
        join campaign in db.Set<Campaign>() on task.CampaignId equals campaign.Id
        join foundAssignee in db.Set<Person>() on task.AssigneeId equals foundAssignee.Id into assignees
        from assignee in assignees.DefaultIfEmpty()
        join foundBody in db.Set<Unit>() on task.AssigneeId equals foundBody.Id into bodies
        from body in bodies.DefaultIfEmpty()
        join foundCase in db.Set<Case>() on task.CaseId equals foundCase.Id into cases
        from @case in cases.DefaultIfEmpty()
        join foundPerson in db.Set<Person>() on @case.PersonId equals foundPerson.Id into persons
        from person in persons.DefaultIfEmpty()
        join foundPost in db.Set<Post>() on @case.PostId equals foundPost.Id into posts
        from post in posts.DefaultIfEmpty()
        join foundUnit in db.Set<Unit>() on @case.UnitId equals foundUnit.Id into units
        from unit in units.DefaultIfEmpty()
        select new TaskRow { Task = task, Campaign = campaign, AssigneeCode = assignee.Code ?? body.Code, AssigneeName = assignee.FullName ?? body.Name, Case = @case, Person = person, Post = post.Title, Unit = unit.Name })).Compile();
}
