using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace CanBo.Host.SignIn;

/// <summary>
/// A cookie or token that is genuine but worth nothing any more is answered like none at all: sign in, not "forbidden". The framework
/// would say forbidden, because its ticket could be read.
/// </summary>
internal sealed class EndedSignIns : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult) =>
        _usual.HandleAsync(
            next,
            context,
            policy,
            authorizeResult.Forbidden && context.User.Identity?.IsAuthenticated != true ? PolicyAuthorizationResult.Challenge() : authorizeResult);
}
