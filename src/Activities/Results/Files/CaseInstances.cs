using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Paging;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Runtime.Instances;
using CanBo.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Results.Files;

/// <summary>
/// The workflow instances behind cases, for whoever designs procedures and may see the whole case: organisers and the case's decider. What runs without a case of its own (started by a time, an
/// event, a request, or by another instance) is there for organisers. For everybody else there is none.
/// </summary>
/// <param name="reader">Opens reading contexts.</param>
public sealed class CaseInstances(CanBoReader reader)
{
    /// <summary>One instance; null when there is none for this actor.</summary>
    public async Task<CaseInstance?> FindAsync(Guid instanceId, Actor actor, CancellationToken cancellation)
    {
        await using var db = reader.Open();
        return await Lines(db, Rows(db, actor).Where(r => r.Instance.Id == instanceId)).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>A page of instances, in the filter's order.</summary>
    public async Task<PageOf<CaseInstance>> ListAsync(CaseInstanceFilter filter, Actor actor, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        await using var db = reader.Open();
        var rows = Rows(db, actor);
        if (filter.DefinitionVersionIds is { } versions)
            rows = rows.Where(r => versions.Contains(r.Instance.DefinitionVersionId));
        if (filter.CaseId is { } caseId)
            rows = rows.Where(r => r.Instance.CorrelationId == caseId);
        if (filter.Statuses.Count > 0)
            rows = rows.Where(r => filter.Statuses.Contains(r.Instance.Status));
        if (filter.HasIncidents is { } wanted)
            rows = rows.Where(r => db.Set<IncidentRow>().Any(i => i.InstanceId == r.Instance.Id && i.ResolvedAt == null) == wanted);
        if (SearchTexts.Of(filter.Words) is { Length: > 0 } words)
            rows = rows.Where(r => r.Person!.SearchText.Contains(words));
        rows = During(rows, filter);
        return await Lines(db, Ordered(rows, filter)).ToPageAsync(page, cancellation);
    }

    private static IQueryable<InstanceOfCase> Rows(CanBoContext db, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.Is(ActorRoles.Organiser))
        {
            return
                from instance in db.Set<InstanceRow>()
                join found in db.Set<Case>() on instance.Id equals found.InstanceId into cases
                from @case in cases.DefaultIfEmpty()
                join known in db.Set<Person>() on @case.PersonId equals known.Id into people
                from person in people.DefaultIfEmpty()
                select new InstanceOfCase { Case = @case, Instance = instance, Person = person };
        }

        return
            from @case in CaseDoor.SeenWhole(db, actor)
            join instance in db.Set<InstanceRow>() on @case.InstanceId equals instance.Id
            join person in db.Set<Person>() on @case.PersonId equals person.Id
            select new InstanceOfCase { Case = @case, Instance = instance, Person = person };
    }

    private static IQueryable<InstanceOfCase> During(IQueryable<InstanceOfCase> rows, CaseInstanceFilter filter)
    {
        foreach (var bound in filter.Bounds)
        {
            rows = (bound.OfCreation, bound.IsLower) switch
            {
                (true, true) => rows.Where(r => r.Instance.CreatedAt >= bound.At),
                (true, false) => rows.Where(r => r.Instance.CreatedAt <= bound.At),
                (false, true) => rows.Where(r => r.Instance.UpdatedAt >= bound.At),
                (false, false) => rows.Where(r => r.Instance.UpdatedAt <= bound.At),
            };
        }

        return rows;
    }

    private static IOrderedQueryable<InstanceOfCase> Ordered(IQueryable<InstanceOfCase> rows, CaseInstanceFilter filter) => (filter.Order, filter.Descending) switch
    {
        (CaseInstanceOrder.Name, false) => rows.OrderBy(r => r.Person!.SortKey).ThenBy(r => r.Instance.Id),
        (CaseInstanceOrder.Name, true) => rows.OrderByDescending(r => r.Person!.SortKey).ThenBy(r => r.Instance.Id),
        (CaseInstanceOrder.Updated, false) => rows.OrderBy(r => r.Instance.UpdatedAt).ThenBy(r => r.Instance.Id),
        (CaseInstanceOrder.Updated, true) => rows.OrderByDescending(r => r.Instance.UpdatedAt).ThenBy(r => r.Instance.Id),
        (_, false) => rows.OrderBy(r => r.Instance.CreatedAt).ThenBy(r => r.Instance.Id),
        _ => rows.OrderByDescending(r => r.Instance.CreatedAt).ThenBy(r => r.Instance.Id),
    };

    private static IQueryable<CaseInstance> Lines(CanBoContext db, IQueryable<InstanceOfCase> rows) => rows.Select(r => new CaseInstance(
        r.Instance.Id,
        r.Instance.CorrelationId,
        r.Case == null ? null : r.Case.Id,
        r.Person == null ? "" : r.Person.FullName,
        r.Instance.DefinitionVersionId,
        r.Instance.Status,
        r.Instance.CreatedAt,
        r.Instance.UpdatedAt,
        db.Set<IncidentRow>().Count(i => i.InstanceId == r.Instance.Id && i.ResolvedAt == null)));

    private sealed class InstanceOfCase
    {
        public required Case? Case { get; init; }

        public required InstanceRow Instance { get; init; }

        public required Person? Person { get; init; }
    }
}

/// <summary>One instance.</summary>
/// <param name="Id">The instance.</param>
/// <param name="CorrelationId">What it is about: the case, also of one that a case's instance started; its own id when it is about nothing.</param>
/// <param name="CaseId">The case; null when it has none.</param>
/// <param name="PersonName">Who is evaluated, empty without a case; in lists only, never in the state.</param>
/// <param name="DefinitionVersionId">The version that runs it.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="CreatedAt">Business time.</param>
/// <param name="UpdatedAt">Business time of its last step.</param>
/// <param name="OpenIncidents">What needs a person.</param>
public sealed record CaseInstance(
    Guid Id, Guid CorrelationId, Guid? CaseId, string PersonName, string DefinitionVersionId, InstanceStatus Status, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int OpenIncidents);

/// <summary>Which instances a list shows.</summary>
public sealed record CaseInstanceFilter
{
    /// <summary>Only of these versions; null for all.</summary>
    public IReadOnlyList<string>? DefinitionVersionIds { get; init; }

    /// <summary>Only about this case; null for all.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>Only with these statuses; empty for all.</summary>
    public IReadOnlyList<InstanceStatus> Statuses { get; init; } = [];

    /// <summary>Only with, or without, open incidents; null for both.</summary>
    public bool? HasIncidents { get; init; }

    /// <summary>Words of the person's name; empty for any.</summary>
    public string Words { get; init; } = "";

    /// <summary>Bounds in time.</summary>
    public IReadOnlyList<TimeBound> Bounds { get; init; } = [];

    /// <summary>What comes first.</summary>
    public CaseInstanceOrder Order { get; init; }

    /// <summary>True for the last first.</summary>
    public bool Descending { get; init; } = true;
}

/// <summary>A bound on when an instance was made, or changed last.</summary>
/// <param name="OfCreation">True for the making, false for the last change.</param>
/// <param name="IsLower">True for "not before", false for "not after".</param>
/// <param name="At">The instant, itself inside.</param>
public sealed record TimeBound(bool OfCreation, bool IsLower, DateTimeOffset At);

/// <summary>Orders of a list of instances.</summary>
public enum CaseInstanceOrder
{
    /// <summary>By start.</summary>
    Created,

    /// <summary>By last step.</summary>
    Updated,

    /// <summary>By the person's name.</summary>
    Name,
}
