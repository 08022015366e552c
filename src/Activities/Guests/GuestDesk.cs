using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Guests;

/// <summary>What a body without accounts finds behind its link: the list of its own requests in one campaign. Whatever is wrong with a link, the answer is the same: nothing.</summary>
/// <param name="reader">Reads.</param>
/// <param name="tokens">Checks links.</param>
/// <param name="clock">System time.</param>
public sealed class GuestDesk(CanBoReader reader, GuestTokens tokens, TimeProvider clock)
{
    /// <summary>Whose link it is; null when it leads nowhere. Changes nothing.</summary>
    public async Task<Guest?> OpenAsync(string token, CancellationToken cancellation)
    {
        if (tokens.Read(token) is not { } id)
            return null;
        await using var db = reader.Open();
        var found = await (
            from link in db.Set<GuestLink>()
            join unit in db.Set<Unit>() on link.UnitId equals unit.Id
            join campaign in db.Set<Campaign>() on link.CampaignId equals campaign.Id
            where link.Id == id && campaign.Status != CampaignStatus.Cancelled
            select new { Link = link, Unit = unit.Name, Campaign = campaign }).FirstOrDefaultAsync(cancellation);
        return found is not null && found.Link.IsUsable(clock.GetUtcNow())
            ? new Guest(token, found.Link.UnitId, found.Unit, found.Campaign.Id, found.Campaign.Name, found.Campaign.Year, found.Campaign.ContactName, found.Campaign.ContactPhone, found.Link.ExpiresAt)
            : null;
    }

    /// <summary>The requests, what is still asked first.</summary>
    public async Task<IReadOnlyList<GuestRequest>> ListAsync(Guest guest, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(guest);
        await using var db = reader.Open();
        var rows = await (
            from task in db.Set<TaskItem>()
            join @case in db.Set<Case>() on task.CaseId equals @case.Id
            join person in db.Set<Person>() on @case.PersonId equals person.Id
            join post in db.Set<Post>() on @case.PostId equals post.Id
            join unit in db.Set<Unit>() on @case.UnitId equals unit.Id
            where task.AssigneeId == guest.UnitId && task.CampaignId == guest.CampaignId && task.Kind == TaskKind.Residence
            orderby person.SortKey, task.Id
            select new { Task = task, person.FullName, post.Title, Unit = unit.Name }).ToListAsync(cancellation);
        return [.. rows
            .Where(r => r.Task.Status is not (TaskState.Withdrawn or TaskState.Waived))
            .Select(r => new GuestRequest(r.Task.Id, r.FullName, r.Title, r.Unit, r.Task.DueAt, r.Task.TakesAnswer, r.Task.DraftAt is not null, r.Task.SubmittedAt ?? r.Task.LateAt))
            .OrderBy(r => r.IsAsked ? 0 : 1)];
    }

    /// <summary>Makes sure that a request is one of this guest's own.</summary>
    /// <exception cref="NotFoundException">It is another body's, or of another campaign.</exception>
    public async Task RequireOwnAsync(Guest guest, Guid taskId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(guest);
        await using var db = reader.Open();
        if (!await db.Set<TaskItem>().AnyAsync(t => t.Id == taskId && t.AssigneeId == guest.UnitId && t.CampaignId == guest.CampaignId && t.Kind == TaskKind.Residence, cancellation))
            throw new NotFoundException();
    }
}

/// <summary>A body that came by its link.</summary>
/// <param name="Token">The secret of the link, for addresses of its own pages.</param>
/// <param name="UnitId">The body.</param>
/// <param name="UnitName">Its name.</param>
/// <param name="CampaignId">The campaign.</param>
/// <param name="CampaignName">Its name.</param>
/// <param name="Year">The year evaluated.</param>
/// <param name="ContactName">Whom it may ask.</param>
/// <param name="ContactPhone">The contact's telephone.</param>
/// <param name="ExpiresAt">The link leads in until then; system time.</param>
public sealed record Guest(string Token, Guid UnitId, string UnitName, Guid CampaignId, string CampaignName, int Year, string ContactName, string ContactPhone, DateTimeOffset ExpiresAt)
{
    /// <summary>The body as an actor: it may answer its requests, and nothing else.</summary>
    public Actor Actor => Actor.Guest(UnitId);
}

/// <summary>A request in the list.</summary>
/// <param name="TaskId">The request.</param>
/// <param name="Person">About whom.</param>
/// <param name="Post">Their post.</param>
/// <param name="Unit">Where they work.</param>
/// <param name="DueAt">By when; null for no day.</param>
/// <param name="IsAsked">An answer is still taken.</param>
/// <param name="IsBegun">Somebody has begun to write.</param>
/// <param name="AnsweredAt">When the answer was received; null before.</param>
public sealed record GuestRequest(Guid TaskId, string Person, string Post, string Unit, DateTimeOffset? DueAt, bool IsAsked, bool IsBegun, DateTimeOffset? AnsweredAt);
