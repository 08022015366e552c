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

    /// <summary>Nobody: a request without a sign-in. May do nothing.</summary>
    public static Actor Anonymous { get; } = new(null, null, ActorRoles.None, SignInStrength.None);

    /// <summary>What the audit trail calls this actor: an id, never a name.</summary>
    public string AuditName => Strength is SignInStrength.GuestLink ? $"guest:{PersonId?.ToString("N", CultureInfo.InvariantCulture)}"
        : AccountId is { } account ? $"account:{account.ToString("N", CultureInfo.InvariantCulture)}"
        : PersonId is { } person ? $"person:{person.ToString("N", CultureInfo.InvariantCulture)}"
        : Strength is SignInStrength.System ? "system"
        : "anonymous";

    /// <summary>A body without accounts, let in by its link: it may answer what it is asked, and nothing else.</summary>
    public static Actor Guest(Guid unitId) => new(null, unitId, ActorRoles.None, SignInStrength.GuestLink);

    /// <summary>True when the actor has any of the roles; an admin has all but those of a person.</summary>
    public bool Is(ActorRoles role) => (Roles & (role | ActorRoles.Admin)) != 0;

    /// <summary>True when the actor proved with an own password, PIN or passkey: needed for votes, approvals and decisions.</summary>
    public bool MayDecide => Strength is SignInStrength.Password or SignInStrength.Pin;

    /// <summary>Refuses an act that needs the actor's own password or PIN.</summary>
    /// <exception cref="StepUpNeededException">The actor came by a link and has not given the PIN.</exception>
    public void RequireOwnProof()
    {
        if (!MayDecide)
            throw new StepUpNeededException();
    }

    /// <summary>Refuses an act that needs a role.</summary>
    /// <exception cref="NotAllowedException">The actor has none of the roles.</exception>
    public void Require(ActorRoles role)
    {
        if (!Is(role))
            throw new NotAllowedException();
    }
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
    /// <summary>Not at all.</summary>
    None,

    /// <summary>The application itself.</summary>
    System,

    /// <summary>The link of a body without accounts, such as a residence committee; its unit stands where the person would.</summary>
    GuestLink,

    /// <summary>The link of a task mail or a printed invitation, confirmed with "Continue as": own tasks only, no decision.</summary>
    MailLink,

    /// <summary>A sign-in link made by an administrator, or a password an administrator knows: own tasks only, cannot decide.</summary>
    AdminLink,

    /// <summary>A mail link and the person's own PIN.</summary>
    Pin,

    /// <summary>The account's own password.</summary>
    Password,
}
