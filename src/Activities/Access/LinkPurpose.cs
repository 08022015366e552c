namespace CanBo.Activities.Access;

/// <summary>Why a link was made.</summary>
public enum LinkPurpose
{
    /// <summary>In a mail to the person's own mailbox; may be used until it expires.</summary>
    Mail,

    /// <summary>On a printed sheet for a person with a shared or missing mailbox; once.</summary>
    Invitation,

    /// <summary>By an administrator for a person who cannot get in; once, on record, and shown to that person ever after.</summary>
    Administrator,
}
