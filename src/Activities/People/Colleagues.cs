namespace CanBo.Activities.People;

/// <summary>Posts, bodies and residence areas around the people of some cases on one day, in memory.</summary>
internal sealed class Colleagues
{
    /// <summary>Everyone named below who is in the organisation on the day.</summary>
    public required Dictionary<Guid, Person> Persons { get; init; }

    /// <summary>Posts by the superior they name.</summary>
    public required ILookup<Guid, Post> BySuperior { get; init; }

    /// <summary>Posts by their unit.</summary>
    public required ILookup<Guid, Post> ByUnit { get; init; }

    /// <summary>Units a person heads.</summary>
    public required ILookup<Guid, Guid> HeadedBy { get; init; }

    /// <summary>The collectives and mass organisations a person belongs to, in any role, in order of their code.</summary>
    public required ILookup<Guid, Unit> BodiesOf { get; init; }

    /// <summary>Members of those bodies, in order of role and rank.</summary>
    public required ILookup<Guid, Membership> MembersOf { get; init; }

    /// <summary>Residence areas by code.</summary>
    public required Dictionary<string, Unit> Residences { get; init; }
}
