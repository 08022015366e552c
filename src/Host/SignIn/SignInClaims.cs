using System.Globalization;
using System.Security.Claims;
using CanBo.Activities.Access;

namespace CanBo.Host.SignIn;

/// <summary>
/// Two kinds of principals: the small one inside a cookie or a token (a <see cref="SignInTicket"/>), and the one that requests see,
/// made anew from the database each time.
/// </summary>
internal static class SignInClaims
{
    public const string Name = "name", Role = "role", Person = "person_id", Account = "account_id", Strength = "strength";

    // Antiforgery tokens belong to this; with it they outlive a step-up by PIN.
    private const string Subject = "sub";

    private const string Stamp = "stamp", Link = "link_id", PinUntil = "pin_until";

    public static ClaimsPrincipal Of(SignInTicket ticket, string scheme)
    {
        var identity = new ClaimsIdentity(scheme, Name, Role);
        Add(identity, Account, ticket.AccountId?.ToString("D"));
        Add(identity, Stamp, ticket.Stamp);
        Add(identity, Link, ticket.LinkId?.ToString("D"));
        Add(identity, PinUntil, ticket.PinUntil?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        return new ClaimsPrincipal(identity);
    }

    public static SignInTicket Read(ClaimsPrincipal principal) => new(
        GuidIn(principal, Account),
        principal.FindFirstValue(Stamp) ?? "",
        GuidIn(principal, Link),
        long.TryParse(principal.FindFirstValue(PinUntil), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null);

    public static ClaimsPrincipal Of(SignedIn user, string scheme)
    {
        var identity = new ClaimsIdentity(scheme, Name, Role);
        Add(identity, Subject, user.Actor.AuditName);
        Add(identity, Name, user.Name);
        Add(identity, Account, user.Actor.AccountId?.ToString("D"));
        Add(identity, Person, user.Actor.PersonId?.ToString("D"));
        Add(identity, Strength, user.Actor.Strength.ToString());
        foreach (var role in Enum.GetValues<ActorRoles>().Where(role => role != ActorRoles.None && user.Actor.Roles.HasFlag(role)))
            Add(identity, Role, role.ToString());
        return new ClaimsPrincipal(identity);
    }

    /// <summary>Who a request's principal is: for what has no request any more, such as a connection that stays open.</summary>
    public static Actor ActorOf(ClaimsPrincipal principal) => new(
        GuidIn(principal, Account),
        GuidIn(principal, Person),
        principal.FindAll(Role).Aggregate(ActorRoles.None, (roles, claim) => roles | Enum.Parse<ActorRoles>(claim.Value)),
        Enum.TryParse<SignInStrength>(principal.FindFirstValue(Strength), out var strength) ? strength : SignInStrength.None);

    private static Guid? GuidIn(ClaimsPrincipal principal, string claim) => Guid.TryParse(principal.FindFirstValue(claim), out var id) ? id : null;

    private static void Add(ClaimsIdentity identity, string type, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            identity.AddClaim(new Claim(type, value));
    }
}
