namespace CanBo.Activities.Access;

/// <summary>Signed links. Bound from <c>Links</c>; checked at start.</summary>
public sealed class SignedLinkOptions
{
    /// <summary>
    /// Secret of this installation, at least 32 bytes in Base64; the same on every host and never in the database. Links are signed with it, and
    /// the keys of sign-in cookies are wrapped with it. A host outside Development does not start without it; in Development one is made under <c>data/</c>.
    /// </summary>
    public string Key { get; set; } = "";

    /// <summary>How long the link of a mail may be used; 1 hour to 365 days, default 45 days. System time.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromDays(45);

    /// <summary>How long a printed invitation may be used; 1 hour to 365 days, default 30 days.</summary>
    public TimeSpan InvitationLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long the link of a residence committee may be used; 1 hour to 365 days, default 60 days: the comments of a year come in over a month.</summary>
    public TimeSpan GuestLifetime { get; set; } = TimeSpan.FromDays(60);

    /// <summary>How long a sign-in link made by an administrator may be used; 5 minutes to 7 days, default 1 day.</summary>
    public TimeSpan AdminLifetime { get; set; } = TimeSpan.FromDays(1);
}
