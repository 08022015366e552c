using System.Globalization;

namespace CanBo.Activities.Access;

/// <summary>Who acts, and how surely we know it. Every use case takes one and checks for itself what this actor may do.</summary>
/// <param name="AccountId">The local account; null for links and the system.</param>
/// <param name="PersonId">The person of the organisation; null for pure administrators and the system.</param>
/// <param name="Roles">What the account may do beyond its person's own tasks.</param>
/// <param name="Strength">How the actor signed in (design.md §3, "Who may act how").</param>
public sealed record Actor(Guid? AccountId, Guid? PersonId, ActorRoles Roles, SignInStrength Strength)
{
    /// <summary>Background work of the application itself.</summary>
    public static Actor System { get; } = new(null, null, ActorRoles.Admin | ActorRoles.Organiser, SignInStrength.System);

    /// <summary>What the audit trail calls this actor: an id, never a name.</summary>
    public string AuditName => AccountId is { } account ? $"account:{account.ToString("N", CultureInfo.InvariantCulture)}"
        : PersonId is { } person ? $"person:{person.ToString("N", CultureInfo.InvariantCulture)}"
        : "system";

    /// <summary>True when the actor has any of the roles; an admin has all but those of a person.</summary>
    public bool Is(ActorRoles role) => (Roles & (role | ActorRoles.Admin)) != 0;

    /// <summary>True when the actor proved with an own password, PIN or passkey: needed for votes, approvals and decisions.</summary>
    public bool MayDecide => Strength is SignInStrength.Password or SignInStrength.Pin;
}

/// <summary>Roles of an account.</summary>
[Flags]
public enum ActorRoles
{
    /// <summary>A participant: own tasks and own results only.</summary>
    None = 0,

    /// <summary>Prepares and runs campaigns, imports people, sees every case of the organisation.</summary>
    Organiser = 1,

    /// <summary>Designs procedures.</summary>
    Designer = 2,

    /// <summary>Watches the machine: outbox, incidents, cluster; sees no answers.</summary>
    Operator = 4,

    /// <summary>Gives roles and accounts; has all the roles above.</summary>
    Admin = 8,
}

/// <summary>How an actor signed in.</summary>
public enum SignInStrength
{
    /// <summary>The application itself.</summary>
    System,

    /// <summary>The link of a task mail, confirmed with "Continue as": own tasks only, no decision.</summary>
    MailLink,

    /// <summary>A sign-in link made by an administrator: audited, shown to the person, cannot decide.</summary>
    AdminLink,

    /// <summary>A mail link and the person's own PIN.</summary>
    Pin,

    /// <summary>The account's own password.</summary>
    Password,
}
