using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Texts;
using CanBo.Host.Design;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CanBo.Host.SignIn;

/// <summary>Sign in by password, sign out, and the page that asks for the PIN.</summary>
internal static class SignInPages
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/sign-in", Show).AllowAnonymous(); // it is the door itself
        pages.MapPost("/sign-in", SignInAsync).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn); // it is the door itself
        pages.MapPost("/sign-out", SignOutAsync);
        pages.MapGet("/pin", (HttpContext http) => PinStepUp.WriteAsync(http, FormErrors.None));
        pages.MapPost("/pin", AfterPin).RequireRateLimiting(RateLimits.SignIn);
        pages.MapLinks();
        pages.MapAccount();
        pages.MapUsers();
        pages.MapPersonAccess();
        pages.MapInvitations();
    }

    /// <summary>A local path to go back to, or the inbox.</summary>
    public static string Local(string? path) => Links.IsLocal(path) ? path! : "/";

    private static RazorComponentResult<SignInPage> Show(string? returnUrl) => new(new { ReturnUrl = Local(returnUrl) });

    private static async Task<IResult> SignInAsync(
        [FromForm] string? userName, [FromForm] string? password, [FromForm] string? remember, [FromForm] string? returnUrl,
        PasswordSignIn signIn, BrowserSignIn browser, TimeProvider clock, CancellationToken cancellation)
    {
        var outcome = await signIn.TryAsync(userName ?? "", password ?? "", cancellation);
        if (outcome is SignInOutcome.SignedIn { Account: var account })
        {
            await browser.SignInAsync(SignInTicket.Of(account), remember == "true");
            return TypedResults.LocalRedirect(account.MustChangePassword ? "/account#password" : Local(returnUrl));
        }

        var sentence = outcome switch
        {
            SignInOutcome.Wrong wrong => Sentence.Of("Tên đăng nhập hoặc mật khẩu chưa đúng. Còn {0} lần thử.", $"{wrong.TriesLeft}"),
            SignInOutcome.Locked locked => Sentence.Of("Đã nhập sai nhiều lần. Chờ {0} phút rồi thử lại.", $"{Math.Max(1, Math.Ceiling((locked.Until - clock.GetUtcNow()).TotalMinutes))}"),
            _ => throw new InvalidOperationException($"Unknown outcome {outcome}."),
        };
        return new RazorComponentResult<SignInPage>(new
        {
            UserName = userName,
            Remember = remember == "true",
            ReturnUrl = Local(returnUrl),
            Errors = new FormErrors([new FieldError("password", sentence)]),
        })
        {
            StatusCode = StatusCodes.Status401Unauthorized,
        };
    }

    private static async Task<RedirectHttpResult> SignOutAsync(HttpContext http, BrowserSignIn browser)
    {
        await browser.SignOutAsync();
        Languages.Forget(http);
        return TypedResults.LocalRedirect("/sign-in");
    }

    // The PIN itself was taken on the way here (PinStepUp); without one there is nothing to do but ask.
    private static RedirectHttpResult AfterPin([FromForm] string? returnUrl, Actor actor) =>
        TypedResults.LocalRedirect(actor.MayDecide ? Local(returnUrl) : "/pin?returnUrl=" + Uri.EscapeDataString(Local(returnUrl)));
}
