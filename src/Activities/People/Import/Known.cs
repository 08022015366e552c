namespace CanBo.Activities.People.Import;

/// <summary>What the database knows, as far as one file touches it.</summary>
internal sealed class Known
{
    /// <summary>The day of the import, in the business zone.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Makes ids for new rows.</summary>
    public required Func<Guid> NewId { get; init; }

    /// <summary>Every unit, by code.</summary>
    public Dictionary<string, KnownUnit> Units { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Everybody's name and address, by code.</summary>
    public Dictionary<string, KnownName> Names { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The people of the file with their posts, by code.</summary>
    public Dictionary<string, KnownPerson> Persons { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The superior's code of everybody's main post, by code.</summary>
    public Dictionary<string, string> Superiors { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Position groups in use.</summary>
    public IReadOnlyList<string> PositionGroups { get; init; } = [];

    /// <summary>Every membership that lasts.</summary>
    public IReadOnlyList<KnownMembership> Memberships { get; init; } = [];

    /// <summary>Whose mailbox an address is.</summary>
    public IReadOnlyList<string> RoleMailboxes { get; init; } = PeopleOptions.UsualRoleMailboxes;
}

internal sealed record KnownUnit(Guid Id, UnitFacts Facts);

internal sealed record KnownName(string FullName, string Email, bool IsActive);

internal sealed record KnownPerson(Guid Id, PersonFacts Facts, IReadOnlyList<KnownPost> Posts);

internal sealed record KnownPost(Guid Id, PostFacts Facts);

internal sealed record KnownMembership(Guid Id, MembershipFacts Facts);
