using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Campaigns;

/// <summary>
/// Who could vote on people, for all of them at once: which collective or Party cell a vote would go to, by the rules of the voting feature, and how many of its
/// members may vote. Votes of whole units are left out: they always have the unit's people.
/// </summary>
internal sealed class LaunchElectorates
{
    private const string Collective = "collective", Cell = "partyCell", Yes = "yes";

    private readonly Dictionary<Guid, (Guid? ParentId, UnitKind Kind)> _units;
    private readonly ILookup<Guid, Guid> _collectives;
    private readonly Dictionary<Guid, List<(Guid PersonId, PartyStatus Status)>> _members;
    private readonly Dictionary<Guid, Guid> _cells;

    private LaunchElectorates(
        Dictionary<Guid, (Guid? ParentId, UnitKind Kind)> units,
        ILookup<Guid, Guid> collectives,
        Dictionary<Guid, List<(Guid PersonId, PartyStatus Status)>> members,
        Dictionary<Guid, Guid> cells) =>
        (_units, _collectives, _members, _cells) = (units, collectives, members, cells);

    /// <summary>Reads the bodies that vote and their members: two queries, however many people there are.</summary>
    public static async Task<LaunchElectorates> ReadAsync(CanBoContext db, DateOnly day, CancellationToken cancellation)
    {
        var units = await db.Set<Unit>().AsNoTracking().OrderBy(u => u.Code).Select(u => new { u.Id, u.ParentId, u.Kind }).ToListAsync(cancellation);
        var members = await (from membership in db.Set<Membership>().AsNoTracking()
                             join unit in db.Set<Unit>() on membership.UnitId equals unit.Id
                             join person in db.Set<Person>() on membership.PersonId equals person.Id
                             where unit.Kind == UnitKind.PartyCell || unit.Kind == UnitKind.Collective
                             where (membership.From == null || membership.From <= day) && (membership.To == null || membership.To >= day)
                             where person.ActiveFrom <= day && (person.ActiveTo == null || person.ActiveTo >= day)
                             orderby unit.Code
                             select new { UnitId = unit.Id, unit.Kind, PersonId = person.Id, person.PartyStatus }).ToListAsync(cancellation);
        return new LaunchElectorates(
            units.ToDictionary(u => u.Id, u => (u.ParentId, u.Kind)),
            units.Where(u => u.Kind == UnitKind.Collective && u.ParentId is not null).ToLookup(u => u.ParentId!.Value, u => u.Id),
            members.GroupBy(m => m.UnitId).ToDictionary(g => g.Key, g => g.Select(m => (m.PersonId, m.PartyStatus)).ToList()),
            members.Where(m => m.Kind == UnitKind.PartyCell).DistinctBy(m => m.PersonId).ToDictionary(m => m.PersonId, m => m.UnitId));
    }

    /// <summary>How many could vote on a person in a vote; null when that is not known before it opens.</summary>
    public int? Voters(GraphNode vote, Standing standing)
    {
        var body = Text(vote, "body") ?? Collective;
        var unit = body switch
        {
            Collective => Nearest(standing.DeciderUnitId) ?? Nearest(standing.UnitId),
            // A member's case belongs to the cell itself.
            Cell when standing.UnitId is { } own && _units.TryGetValue(own, out var at) && at.Kind == UnitKind.PartyCell => own,
            Cell => _cells.TryGetValue(standing.Subject.PersonId, out var cell) ? cell : null,
            _ => (Guid?)null,
        };
        if (body is not (Collective or Cell))
            return null;
        if (unit is not { } id || !_members.TryGetValue(id, out var members))
            return 0;
        var subjectVotes = Text(vote, "subjectVotes") == Yes;
        var probationaryVote = Text(vote, "probationaryVote") == Yes;
        return members.Where(m => subjectVotes || m.PersonId != standing.Subject.PersonId)
            .Where(m => body == Collective || m.Status == PartyStatus.Full || (m.Status == PartyStatus.Probationary && probationaryVote))
            .Select(m => m.PersonId).Distinct().Count();
    }

    private Guid? Nearest(Guid? start)
    {
        var seen = new HashSet<Guid>();
        for (var level = start; level is { } id && _units.TryGetValue(id, out var unit) && seen.Add(id); level = unit.ParentId)
        {
            if (unit.Kind == UnitKind.Collective)
                return id;
            if (_collectives[id].Any())
                return _collectives[id].First();
        }

        return null;
    }

    private static string? Text(GraphNode node, string input) =>
        node.Definition.Find(input) is ActivityProperty.Input { Expression: InputExpression.Literal { Value: { Kind: ValueKind.String } text } } ? text.AsString : null;
}
