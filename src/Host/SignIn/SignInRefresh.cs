using System.Security.Claims;
using CanBo.Activities.Access;
using Microsoft.AspNetCore.Authentication;

namespace CanBo.Host.SignIn;

/// <summary>
/// Looks up at each request what a cookie or token is worth now, and sets the request's actor. A closed account, a changed password
/// and a revoked link therefore end at once, and roles are never older than the request.
/// </summary>
internal sealed class SignInRefresh(SignInLookup lookup, CurrentActor actor, CurrentSignIn current, IHttpContextAccessor http) : IClaimsTransformation
{
    private ClaimsPrincipal? _refreshed;

    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        // The framework may ask more than once in a request.
        if (_refreshed is not null)
            return _refreshed;

        var ticket = SignInClaims.Read(principal);
        if (await lookup.FindAsync(ticket, http.HttpContext?.RequestAborted ?? CancellationToken.None) is not { } user)
            return _refreshed = new ClaimsPrincipal(new ClaimsIdentity());

        actor.Actor = user.Actor;
        current.User = user;
        current.Ticket = ticket;
        return _refreshed = SignInClaims.Of(user, principal.Identity?.AuthenticationType ?? SignInSchemes.Cookie);
    }
}
