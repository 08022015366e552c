namespace CanBo.Activities.People;

/// <summary>The part of the organisation that matters to some cases on one day, in memory; answers without a database.</summary>
internal sealed class OrganisationView
{
    private readonly ILookup<Guid, Unit> _children;
    private readonly ILookup<Guid, Officer> _officers;
    private readonly ILookup<Guid, Guid> _cellsOf;

    /// <summary>Takes what <see cref="OrganisationLoader"/> read.</summary>
    public OrganisationView(
        DateOnly on,
        Dictionary<Guid, Person> persons,
        Dictionary<Guid, Post> posts,
        Dictionary<Guid, Unit> units,
        IEnumerable<Membership> memberships,
        ILookup<Guid, Guid> cellsOf)
    {
        On = on;
        Persons = persons;
        Posts = posts;
        Units = units;
        _cellsOf = cellsOf;
        _children = units.Values.Where(u => u.ParentId is not null).OrderBy(u => u.Code, StringComparer.Ordinal).ToLookup(u => u.ParentId!.Value);
        _officers = memberships
            .Where(m => m is { PersonId: not null, UnitId: not null } && m.IsHeldOn(on))
            .Select(m => (Membership: m, Person: persons.GetValueOrDefault(m.PersonId!.Value)))
            .Where(found => found.Person?.IsActiveOn(on) == true)
            .Select(found => new Officer(found.Membership, found.Person!))
            .OrderBy(o => o.Membership.Rank == 0 ? int.MaxValue : o.Membership.Rank)
            .ThenBy(o => o.Person.Code, StringComparer.Ordinal)
            .ToLookup(o => o.Membership.UnitId!.Value);
    }

    /// <summary>Someone with a role in a unit.</summary>
    public sealed record Officer(Membership Membership, Person Person);

    /// <summary>Those who work beside, under and near the people of the cases; only read for rules about them.</summary>
    public Colleagues? Colleagues { get; set; }

    /// <summary>The day.</summary>
    public DateOnly On { get; }

    public Dictionary<Guid, Person> Persons { get; }

    public Dictionary<Guid, Post> Posts { get; }

    public Dictionary<Guid, Unit> Units { get; }

    public Unit? Unit(Guid? id) => id is { } known ? Units.GetValueOrDefault(known) : null;

    /// <summary>People of a role in a unit, in order of rank.</summary>
    public IEnumerable<Officer> Officers(Unit unit, MembershipRole role) => _officers[unit.Id].Where(o => o.Membership.Role == role);

    /// <summary>The first person of a role who is not <paramref name="except"/>.</summary>
    public Person? First(Unit unit, MembershipRole role, Guid? except = null) =>
        Officers(unit, role).FirstOrDefault(o => o.Person.Id != except)?.Person;

    /// <summary>True when the person has the role in the unit.</summary>
    public bool Has(Unit? unit, MembershipRole role, Guid personId) =>
        unit is not null && Officers(unit, role).Any(o => o.Person.Id == personId);

    /// <summary>The bodies of a kind directly under a unit.</summary>
    public IEnumerable<Unit> Children(Unit unit, UnitKind kind) => _children[unit.Id].Where(u => u.Kind == kind);

    /// <summary>True when the unit has working units inside it.</summary>
    public bool HasConstituentUnits(Unit unit) => _children[unit.Id].Any(u => u.Kind is UnitKind.Agency or UnitKind.StaffBody);

    /// <summary>The party cells the person belongs to.</summary>
    public IEnumerable<Unit> CellsOf(Guid personId) => _cellsOf[personId].Select(id => Unit(id)).OfType<Unit>();

    /// <summary>The unit and those above it, nearest first; stops at a cycle.</summary>
    public IEnumerable<Unit> Upwards(Unit? unit)
    {
        var seen = new HashSet<Guid>();
        for (; unit is not null && seen.Add(unit.Id); unit = Unit(unit.ParentId))
            yield return unit;
    }
}
