namespace CanBo.Activities.Access;

/// <summary>What a cookie or a bearer token says; everything else is looked up at each request, so that a closed account or a revoked link ends at once.</summary>
/// <param name="AccountId">The account, for a sign-in by password.</param>
/// <param name="Stamp">The account's security stamp at the sign-in; empty for links.</param>
/// <param name="LinkId">The link, for a sign-in by link.</param>
/// <param name="PinUntil">Until when the PIN that was given counts (system time); null when none was given.</param>
public sealed record SignInTicket(Guid? AccountId, string Stamp, Guid? LinkId, DateTimeOffset? PinUntil)
{
    /// <summary>How long a PIN counts after it was given.</summary>
    public static readonly TimeSpan PinPeriod = TimeSpan.FromHours(2);

    /// <summary>A sign-in by password.</summary>
    public static SignInTicket Of(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return new(account.Id, account.SecurityStamp, null, null);
    }

    /// <summary>A sign-in by link.</summary>
    public static SignInTicket Of(Link link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return new(null, "", link.Id, null);
    }
}
