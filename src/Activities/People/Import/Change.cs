namespace CanBo.Activities.People.Import;

/// <summary>What an import does to one row of the database; kept so that it can be undone.</summary>
/// <typeparam name="T">The facts.</typeparam>
/// <param name="Id">The row.</param>
/// <param name="OwnerId">The person of a post; null elsewhere.</param>
/// <param name="Key">The code it is known by, for messages.</param>
/// <param name="Before">As it was; null when it is new.</param>
/// <param name="After">As it becomes.</param>
public sealed record Change<T>(Guid Id, Guid? OwnerId, string Key, T? Before, T After)
    where T : class;

/// <summary>Everything an import does, unchanged rows left out.</summary>
public sealed record ImportChanges(
    IReadOnlyList<Change<UnitFacts>> Units,
    IReadOnlyList<Change<PersonFacts>> Persons,
    IReadOnlyList<Change<PostFacts>> Posts,
    IReadOnlyList<Change<MembershipFacts>> Memberships)
{
    /// <summary>Nothing.</summary>
    public static ImportChanges None { get; } = new([], [], [], []);

    /// <summary>True when there is nothing to do.</summary>
    public bool IsEmpty => Units.Count + Persons.Count + Posts.Count + Memberships.Count == 0;
}
