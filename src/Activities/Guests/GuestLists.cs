using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Guests;

/// <summary>What an organiser sees of the bodies asked in a campaign: how far they are, and their links.</summary>
/// <param name="reader">Reads.</param>
/// <param name="clock">System time.</param>
public sealed class GuestLists(CanBoReader reader, TimeProvider clock)
{
    /// <summary>Every body that is asked, by name.</summary>
    /// <exception cref="NotAllowedException">The actor is no organiser.</exception>
    public async Task<IReadOnlyList<GuestBody>> ListAsync(Actor actor, Guid campaignId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        await using var db = reader.Open();
        var counts = await db.Set<TaskItem>()
            .Where(t => t.CampaignId == campaignId && t.Kind == TaskKind.Residence)
            .GroupBy(t => new { t.AssigneeId, t.Status })
            .Select(g => new { g.Key.AssigneeId, g.Key.Status, Count = g.Count() })
            .ToListAsync(cancellation);
        var ids = counts.Select(c => c.AssigneeId).Distinct().ToList();
        var units = await db.Set<Unit>().Where(u => EF.Parameter(ids).Contains(u.Id)).OrderBy(u => u.SortKey).ThenBy(u => u.Code).ToListAsync(cancellation);
        var links = (await db.Set<GuestLink>().Where(l => l.CampaignId == campaignId).OrderByDescending(l => l.CreatedAt).ToListAsync(cancellation)).ToLookup(l => l.UnitId);
        var now = clock.GetUtcNow();
        return [.. units.Select(unit =>
        {
            var link = links[unit.Id].FirstOrDefault();
            int Of(params TaskState[] states) => counts.Where(c => c.AssigneeId == unit.Id && states.Contains(c.Status)).Sum(c => c.Count);
            return new GuestBody(unit.Id, unit.Code, unit.Name, unit.Email, Of(TaskState.Open), Of(TaskState.Done), Of(TaskState.Overdue), link, link?.IsUsable(now) == true);
        })];
    }

    /// <summary>One body.</summary>
    /// <exception cref="NotFoundException">It is not asked in the campaign.</exception>
    public async Task<GuestBody> GetAsync(Actor actor, Guid campaignId, Guid unitId, CancellationToken cancellation) =>
        (await ListAsync(actor, campaignId, cancellation)).FirstOrDefault(b => b.UnitId == unitId) ?? throw new NotFoundException();
}

/// <summary>A body that is asked.</summary>
/// <param name="UnitId">The body.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Email">Its address; empty when the sheet must be printed.</param>
/// <param name="Open">Requests that wait.</param>
/// <param name="Received">Requests answered.</param>
/// <param name="Overdue">Requests whose day passed.</param>
/// <param name="Link">The newest link.</param>
/// <param name="IsUsable">It leads in now.</param>
public sealed record GuestBody(Guid UnitId, string Code, string Name, string Email, int Open, int Received, int Overdue, GuestLink? Link, bool IsUsable);
