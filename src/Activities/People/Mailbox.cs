namespace CanBo.Activities.People;

/// <summary>Whose mailbox a person's address is. Only an own mailbox may sign in by a mail link (design.md §3).</summary>
public enum Mailbox
{
    /// <summary>The person's own.</summary>
    Own,

    /// <summary>An address that others read too: on several people, a unit's, or named after a role.</summary>
    Shared,

    /// <summary>No address.</summary>
    Missing,
}
