using System.Text.Json;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Paging;
using CanBo.Activities.People;
using CanBo.Activities.Procedures;
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
            select new { @case.InstanceId, @case.Id, @case.CampaignId, @case.BundleHash, person.FullName }).ToDictionaryAsync(c => c.InstanceId, cancellation);
        var titles = await TitlesAsync(db, [.. cases.Values.Select(c => c.BundleHash).Distinct()], cancellation);
        return new PageOf<IncidentLine>(
            [.. found.Incidents.Select(i => cases.GetValueOrDefault(i.InstanceId) is { } about
                ? new IncidentLine(i.Id, i.Kind, about.Id, about.CampaignId, about.FullName, i.NodeId, titles.GetValueOrDefault((about.BundleHash, i.NodeId), i.NodeId), i.ActivityType, i.Code, i.Message, i.OpenedAt, i.ResolvedAt)
                : new IncidentLine(i.Id, i.Kind, null, null, "", i.NodeId, i.NodeId, i.ActivityType, i.Code, i.Message, i.OpenedAt, i.ResolvedAt))],
            page.Page,
            page.PageSize,
            found.Total);
    }

    private static async Task<Dictionary<(string Bundle, string NodeId), string>> TitlesAsync(CanBoContext db, List<string> hashes, CancellationToken cancellation)
    {
        var bundles = await db.Set<ProcedureBundle>().Where(b => EF.Parameter(hashes).Contains(b.Hash)).Select(b => new { b.Hash, b.Json }).ToListAsync(cancellation);
        var titles = new Dictionary<(string, string), string>();
        foreach (var bundle in bundles)
        {
            using var json = JsonDocument.Parse(bundle.Json);
            foreach (var step in BundleReading.Steps(json.RootElement))
                titles[(bundle.Hash, step.NodeId)] = step.Label;
        }

        return titles;
    }
}

/// <summary>An incident.</summary>
/// <param name="Id">The incident.</param>
/// <param name="Kind">An execution or a timer.</param>
/// <param name="CaseId">The case it holds up; null for work of no case.</param>
/// <param name="CampaignId">Its campaign.</param>
/// <param name="PersonName">Who is evaluated; empty for work of no case.</param>
/// <param name="Step">The step, or the timer's name.</param>
/// <param name="Title">What the designer calls the step; the timer's name.</param>
/// <param name="Activity">Its type.</param>
/// <param name="Code">The engine's code of what went wrong, or <c>TimerFailed</c>.</param>
/// <param name="Message">What went wrong in detail, in English, for whoever mends it.</param>
/// <param name="Since">Business time.</param>
/// <param name="ResolvedAt">Business time; null while it is open.</param>
public sealed record IncidentLine(
    Guid Id, IncidentKind Kind, Guid? CaseId, Guid? CampaignId, string PersonName, string Step, string Title, string Activity, string Code, string Message, DateTimeOffset Since, DateTimeOffset? ResolvedAt);
