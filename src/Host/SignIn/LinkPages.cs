using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Texts;
using CanBo.Host.Design;
using CanBo.Host.Design.Pages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CanBo.Host.SignIn;

/// <summary>
/// The links of mails and sheets. Opening one shows who would come in and changes nothing, because mail programs open links too; the button
/// signs in. What is wrong with a link is never told.
/// </summary>
internal static class LinkPages
{
    public static void MapLinks(this IEndpointRouteBuilder pages)
    {
        // Public: whoever holds the link is let in by it, and nothing is shown without it.
        var links = pages.MapGroup("").AllowAnonymous().RequireRateLimiting(RateLimits.SignIn);
        links.MapGet("/t/{token}", ShowAsync);
        links.MapPost("/t/{token}", ContinueAsync);
        links.MapPost("/t/{token}/again", AskForAnotherAsync);
        links.MapGet("/code", () => new RazorComponentResult<CodePage>());
        links.MapPost("/code", EnterCodeAsync);
    }

    private static async Task<IResult> ShowAsync(string token, Links links, CurrentSignIn signIn, CancellationToken cancellation)
    {
        if (await links.OpenAsync(token, cancellation) is not { } opened)
            return Gone(token);
        return IsAlready(signIn, opened)
            ? TypedResults.LocalRedirect(opened.Link.Target)
            : new RazorComponentResult<ContinuePage>(new { Opened = opened, Other = signIn.User?.Name });
    }

    private static async Task<IResult> ContinueAsync(string token, Links links, CurrentSignIn signIn, BrowserSignIn browser, CancellationToken cancellation)
    {
        // A better sign-in of the same person is not replaced by a weaker one, and a one-time link is not used up for nothing.
        if (signIn.User is not null && await links.OpenAsync(token, cancellation) is { } opened && IsAlready(signIn, opened))
            return TypedResults.LocalRedirect(opened.Link.Target);
        if (await links.UseAsync(token, cancellation) is not { } used)
            return Gone(token);

        await browser.SignInAsync(SignInTicket.Of(used.Link), remember: false);
        return TypedResults.LocalRedirect(used.Link.Target);
    }

    private static async Task<RazorComponentResult<LinkAskedPage>> AskForAnotherAsync(string token, Links links, CancellationToken cancellation)
    {
        await links.AskForAnotherAsync(token, cancellation);
        return new RazorComponentResult<LinkAskedPage>();
    }

    private static async Task<IResult> EnterCodeAsync([FromForm] string? code, Links links, CancellationToken cancellation) =>
        await links.FindByCodeAsync(code ?? "", cancellation) is { } token
            ? TypedResults.LocalRedirect($"/t/{token}")
            : new RazorComponentResult<CodePage>(new
            {
                Code = code,
                Errors = new FormErrors([new FieldError("code", Sentence.Of("Mã này không dùng được: nhập sai, đã dùng, hoặc đã hết hạn. Kiểm tra lại, hoặc xin thư mời mới."))]),
            })
            {
                StatusCode = StatusCodes.Status400BadRequest,
            };

    private static RazorComponentResult<ExpiredLinkPage> Gone(string token) =>
        new(new { SendTo = $"/t/{Uri.EscapeDataString(token)}/again" }) { StatusCode = StatusCodes.Status410Gone };

    private static bool IsAlready(CurrentSignIn signIn, OpenedLink opened) =>
        signIn.User is { } user && user.Actor.PersonId == opened.Link.PersonId && user.Actor.Strength != SignInStrength.AdminLink;
}
