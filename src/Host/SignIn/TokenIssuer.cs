using CanBo.Activities.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;

namespace CanBo.Host.SignIn;

/// <summary>Makes the bearer tokens that the framework's handler reads.</summary>
internal sealed class TokenIssuer(IOptionsMonitor<BearerTokenOptions> bearer, IOptions<SignInOptions> options, TimeProvider clock)
{
    /// <summary>How long a token lasts.</summary>
    public TimeSpan Period => options.Value.TokenPeriod;

    public string Issue(SignInTicket ticket)
    {
        var properties = new AuthenticationProperties { ExpiresUtc = clock.GetUtcNow() + Period };
        var principal = SignInClaims.Of(ticket, SignInSchemes.Bearer);

        // The suffix is what the handler itself writes; it refuses tickets without it.
        return bearer.Get(SignInSchemes.Bearer).BearerTokenProtector.Protect(new AuthenticationTicket(principal, properties, SignInSchemes.Bearer + ":AccessToken"));
    }
}
