using CanBo.Host.Design;
using CanBo.Host.Errors;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace CanBo.Host.SignIn;

/// <summary>The cookie of browsers, and what an unanswered challenge looks like: a page for people, problem details for programs.</summary>
internal sealed class CookieSetup(IOptions<SignInOptions> options) : IConfigureNamedOptions<CookieAuthenticationOptions>
{
    public void Configure(CookieAuthenticationOptions cookies) => Configure(SignInSchemes.Cookie, cookies);

    public void Configure(string? name, CookieAuthenticationOptions cookies)
    {
        if (name != SignInSchemes.Cookie)
            return;
        cookies.Cookie.Name = "signin";
        cookies.Cookie.HttpOnly = true;
        cookies.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;

        // Lax, not Strict: the link of a mail must find the sign-in that is there. Every change needs the antiforgery token besides.
        cookies.Cookie.SameSite = SameSiteMode.Lax;
        cookies.ExpireTimeSpan = options.Value.Period;
        cookies.SlidingExpiration = true;
        cookies.LoginPath = "/sign-in";
        cookies.ReturnUrlParameter = "returnUrl";
        cookies.Events.OnRedirectToLogin = AskToSignInAsync;
        cookies.Events.OnRedirectToAccessDenied = HideAsync;
    }

    private static Task AskToSignInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (!ErrorPages.WantsPage(context.HttpContext))
            return Problems.WriteAsync(context.HttpContext, StatusCodes.Status401Unauthorized);
        if (HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        }

        return TypedTexts.WriteSignInAgainAsync(context.HttpContext);
    }

    // What an account may not see looks like what is not there.
    private static Task HideAsync(RedirectContext<CookieAuthenticationOptions> context) => ErrorPages.WantsPage(context.HttpContext)
        ? ErrorPages.WriteAsync(context.HttpContext, StatusCodes.Status404NotFound)
        : Problems.WriteAsync(context.HttpContext, StatusCodes.Status403Forbidden);
}
