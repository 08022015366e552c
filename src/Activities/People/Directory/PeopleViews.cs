namespace CanBo.Activities.People.Directory;

/// <summary>A person in a list, with the main post.</summary>
public sealed record PersonRow(
    Guid Id, string Code, string FullName, string Email, Mailbox Mailbox, DateOnly ActiveFrom, DateOnly? ActiveTo, string UnitCode, string UnitName, string Post, string PositionGroup);

/// <summary>A person whole.</summary>
/// <param name="Person">The person.</param>
/// <param name="ResidenceName">The residence unit's name; empty when none or not known.</param>
/// <param name="Posts">Posts, the main one first, ended ones last.</param>
/// <param name="Memberships">Roles in units and bodies.</param>
/// <param name="Reports">Who names this person as direct superior.</param>
/// <param name="Superior">Who is found as direct superior today, with the reason; or the gap.</param>
/// <param name="Decider">Who is found as competent to decide today, with the reason; or the gap.</param>
public sealed record PersonView(
    Person Person,
    string ResidenceName,
    IReadOnlyList<PostView> Posts,
    IReadOnlyList<MembershipView> Memberships,
    IReadOnlyList<PersonName> Reports,
    Resolution? Superior,
    Resolution? Decider);

/// <summary>A post of a person.</summary>
public sealed record PostView(
    Guid Id, string UnitCode, string? UnitName, string Title, string PositionGroup, string SuperiorCode, Guid? SuperiorId, string? SuperiorName, bool IsMain, DateOnly From, DateOnly? To);

/// <summary>A role of a person in a unit.</summary>
public sealed record MembershipView(Guid Id, string UnitCode, string? UnitName, UnitKind? UnitKind, MembershipRole Role, int Rank, DateOnly? From, DateOnly? To);

/// <summary>Somebody to link to.</summary>
public sealed record PersonName(Guid Id, string Code, string FullName, string Post);

/// <summary>A unit in the tree.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="ParentCode">Code of the unit above; empty at the top.</param>
/// <param name="DeciderUnitCode">Code of the deciding unit; empty when the rule applies.</param>
/// <param name="Email">Its address.</param>
/// <param name="Depth">0 at the top.</param>
/// <param name="People">How many hold a post in it today, those of units below not counted.</param>
/// <param name="Heads">Who heads it today.</param>
/// <param name="UnknownCodes">Codes it refers to that nothing carries.</param>
/// <param name="Version">For editing.</param>
public sealed record UnitRow(
    Guid Id, string Code, string Name, UnitKind Kind, string ParentCode, string DeciderUnitCode, string Email, int Depth, int People, IReadOnlyList<PersonName> Heads, IReadOnlyList<string> UnknownCodes, int Version);

/// <summary>How many of what there is, for the head of the pages.</summary>
/// <param name="People">Active today.</param>
/// <param name="Units">All.</param>
/// <param name="Shared">Active people with a shared address.</param>
/// <param name="Missing">Active people without an address.</param>
/// <param name="UnknownCodes">References to codes that nothing carries: they hold up a launch.</param>
public sealed record PeopleFigures(int People, int Units, int Shared, int Missing, int UnknownCodes);
