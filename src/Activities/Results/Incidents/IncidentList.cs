using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Paging;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Runtime.Instances;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Results.Incidents;

/// <summary>Incidents with the cases they hold up.</summary>
/// <param name="reader">Opens reading contexts.</param>
/// <param name="instances">Reads incidents.</param>
public sealed class IncidentList(CanBoReader reader, InstanceQueries instances)
{
    /// <summary>Open incidents, newest first; with <paramref name="all"/> the resolved ones too.</summary>
    /// <exception cref="NotAllowedException">The actor is neither organiser nor operator.</exception>
    public async Task<PageOf<IncidentLine>> GetAsync(bool all, Actor actor, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(page);
        actor.Require(ActorRoles.Organiser | ActorRoles.Operator);
        var found = await instances.ListIncidentsAsync(!all, page.Skip, page.PageSize, cancellation);
        var ids = found.Incidents.Select(i => i.InstanceId).Distinct().ToList();
        await using var db = reader.Open();
        var cases = await (
            from @case in db.Set<Case>()
            join person in db.Set<Person>() on @case.PersonId equals person.Id
            where EF.Parameter(ids).Contains(@case.InstanceId)
            select new { @case.InstanceId, @case.Id, @case.CampaignId, person.FullName }).ToDictionaryAsync(c => c.InstanceId, cancellation);
        return new PageOf<IncidentLine>(
            [.. found.Incidents.Select(i => cases.GetValueOrDefault(i.InstanceId) is { } about
                ? new IncidentLine(i.Id, i.Kind, about.Id, about.CampaignId, about.FullName, i.NodeId, i.ActivityType, i.Message, i.OpenedAt, i.ResolvedAt)
                : new IncidentLine(i.Id, i.Kind, null, null, "", i.NodeId, i.ActivityType, i.Message, i.OpenedAt, i.ResolvedAt))],
            page.Page,
            page.PageSize,
            found.Total);
    }
}

/// <summary>An incident.</summary>
/// <param name="Id">The incident.</param>
/// <param name="Kind">An execution or a timer.</param>
/// <param name="CaseId">The case it holds up; null for work of no case.</param>
/// <param name="CampaignId">Its campaign.</param>
/// <param name="PersonName">Who is evaluated; empty for work of no case.</param>
/// <param name="Step">The step, or the timer's name.</param>
/// <param name="Activity">Its type.</param>
/// <param name="Message">What went wrong.</param>
/// <param name="Since">Business time.</param>
/// <param name="ResolvedAt">Business time; null while it is open.</param>
public sealed record IncidentLine(
    Guid Id, IncidentKind Kind, Guid? CaseId, Guid? CampaignId, string PersonName, string Step, string Activity, string Message, DateTimeOffset Since, DateTimeOffset? ResolvedAt);
