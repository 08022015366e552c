using CanBo.Activities.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CanBo.Host.SignIn;

/// <summary>Writes the cookie of a browser.</summary>
internal sealed class BrowserSignIn(IHttpContextAccessor http, IOptions<SignInOptions> options, TimeProvider clock)
{
    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("There is no request to sign in.");

    /// <summary>Signs in, until the browser closes or, when remembered, for a month.</summary>
    public Task SignInAsync(SignInTicket ticket, bool remember)
    {
        var properties = new AuthenticationProperties { IsPersistent = remember };
        if (remember)
            properties.ExpiresUtc = clock.GetUtcNow() + options.Value.RememberPeriod;
        return Http.SignInAsync(SignInSchemes.Cookie, SignInClaims.Of(ticket, SignInSchemes.Cookie), properties);
    }

    /// <summary>Writes the same sign-in with another ticket: after a PIN, after a new password. What was remembered stays so.</summary>
    public async Task ReplaceAsync(SignInTicket ticket)
    {
        var now = await Http.AuthenticateAsync(SignInSchemes.Cookie);
        await Http.SignInAsync(SignInSchemes.Cookie, SignInClaims.Of(ticket, SignInSchemes.Cookie), now.Properties);
    }

    /// <summary>Forgets the sign-in in this browser.</summary>
    public Task SignOutAsync() => Http.SignOutAsync(SignInSchemes.Cookie);
}
