using System.Globalization;
using CanBo.Activities.Access;
using CanBo.Activities.Texts;
using CanBo.Host.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.SignIn;

/// <summary>Gives programs a bearer token for a name and a password.</summary>
internal static class TokenEndpoint
{
    public static void MapToken(this IEndpointRouteBuilder api) => api.MapPost("/token", Issue)
        .WithTags("Sign-in").WithSummary("A bearer token for a user name and password")
        .AllowAnonymous() // it is the door itself
        .RequireRateLimiting(RateLimits.SignIn)
        .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<Ok<IssuedToken>, ProblemHttpResult>> Issue(
        TokenRequest request, PasswordSignIn signIn, TokenIssuer tokens, TimeProvider clock, Localizer texts, HttpContext http, CancellationToken cancellation)
    {
        switch (await signIn.TryAsync(request.UserName ?? "", request.Password ?? "", cancellation))
        {
            case SignInOutcome.SignedIn { Account: var account }:
                return TypedResults.Ok(new IssuedToken(tokens.Issue(SignInTicket.Of(account)), "Bearer", (int)tokens.Period.TotalSeconds));
            case SignInOutcome.Wrong:
                return Problems.Result(StatusCodes.Status401Unauthorized, "wrong_password", texts["Tên đăng nhập hoặc mật khẩu chưa đúng."]);
            case SignInOutcome.Locked { Until: var until }:
                var wait = Math.Max(1, (int)Math.Ceiling((until - clock.GetUtcNow()).TotalSeconds));
                http.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
                return Problems.Result(StatusCodes.Status429TooManyRequests, "locked", texts["Đã nhập sai nhiều lần. Chờ {0} phút rồi thử lại.", (wait + 59) / 60]);
            case var other:
                throw new InvalidOperationException($"Unknown outcome {other}.");
        }
    }

    /// <summary>Who asks.</summary>
    internal sealed record TokenRequest(string? UserName, string? Password);

    /// <summary>Send it as <c>Authorization: Bearer accessToken</c>.</summary>
    /// <param name="AccessToken">The token.</param>
    /// <param name="TokenType">Always <c>Bearer</c>.</param>
    /// <param name="ExpiresIn">Seconds.</param>
    internal sealed record IssuedToken(string AccessToken, string TokenType, int ExpiresIn);
}
