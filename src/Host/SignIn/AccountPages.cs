using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Host.Design;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CanBo.Host.SignIn;

/// <summary>The page about one's own sign-in: password, PIN, and who came in when.</summary>
internal static class AccountPages
{
    public static void MapAccount(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/account", (AccountPageReader reader, CancellationToken cancellation) => reader.ShowAsync(FormErrors.None, null, cancellation));
        pages.MapPost("/account/password", ChangePasswordAsync);
        pages.MapPost("/account/pin", SetPinAsync);
    }

    private static async Task<IResult> ChangePasswordAsync(
        [FromForm] string? currentPassword, [FromForm] string? password, [FromForm] string? passwordAgain,
        PasswordChange change, BrowserSignIn browser, Actor actor, AccountPageReader reader, CancellationToken cancellation)
    {
        try
        {
            if (password != passwordAgain)
                throw new InvalidInputException("passwordAgain", Activities.Texts.Sentence.Of("Hai lần nhập mật khẩu mới chưa giống nhau."));
            var account = await change.ChangeAsync(actor, currentPassword ?? "", password ?? "", cancellation);
            await browser.ReplaceAsync(SignInTicket.Of(account));
            return TypedResults.LocalRedirect("/account?done=password");
        }
        catch (InvalidInputException refused)
        {
            return await reader.ShowAsync(FormErrors.Of(refused), "password", cancellation);
        }
        catch (RuleBrokenException broken)
        {
            return await reader.ShowAsync(FormErrors.Of(broken), "password", cancellation);
        }
    }

    private static async Task<IResult> SetPinAsync(
        [FromForm] string? pin, [FromForm] string? again, PinGate gate, CurrentSignIn signIn, Actor actor, AccountPageReader reader, CancellationToken cancellation)
    {
        try
        {
            await gate.SetAsync(actor, signIn.User?.LinkId, pin ?? "", again ?? "", cancellation);
            return TypedResults.LocalRedirect("/account?done=pin");
        }
        catch (InvalidInputException refused)
        {
            return await reader.ShowAsync(FormErrors.Of(refused), "pin", cancellation);
        }
    }
}
