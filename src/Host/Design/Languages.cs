using System.Globalization;
using CanBo.Activities.Access;
using CanBo.Host.Errors;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.Net.Http.Headers;

namespace CanBo.Host.Design;

/// <summary>
/// Which language a reader gets: the one they chose while signed in, on whatever device; else the one chosen in this browser, else the first of the browser's
/// that we have, else Vietnamese.
/// </summary>
internal sealed class Languages : RequestCultureProvider
{
    private const string Cookie = "language";
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    // Day before month, as everybody here writes dates.
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static void Configure(RequestLocalizationOptions options)
    {
        options.SupportedCultures = options.SupportedUICultures = [Vietnamese, English];
        options.DefaultRequestCulture = new RequestCulture(Vietnamese);
        options.RequestCultureProviders = [new Languages()];
        options.ApplyCurrentCultureToResponseHeaders = true;
    }

    // Public and harmless, it only sets a cookie; what is kept of somebody signed in, Choose asks the form's token for.
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/language", Choose).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    /// <summary>Turns the request to the language its reader chose. The cookie follows, for pages written before or after a sign-in is looked at.</summary>
    public static async Task FollowAsync(HttpContext http, string? chosen, RequestDelegate next)
    {
        // A program with a token says itself what it reads.
        if (Known(chosen) is { } known && http.Request.Headers.Authorization.Count == 0)
        {
            var culture = known == English.Name ? English : Vietnamese;
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            http.Response.Headers.ContentLanguage = known;
            if (Known(http.Request.Cookies[Cookie]) != known)
                Remember(http, known);
        }

        await next(http);
    }

    /// <summary>Forgets the choice in this browser: the next reader at this machine is somebody else.</summary>
    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(Cookie);

    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var chosen = Known(httpContext.Request.Cookies[Cookie]) ?? httpContext.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Known(language.Value.Value)).FirstOrDefault(known => known is not null);
        return Task.FromResult(chosen is null ? null : new ProviderCultureResult(chosen));
    }

    private static async Task<IResult> Choose(HttpContext http, ChooseLanguage choose, Actor actor, IAntiforgery antiforgery, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var chosen = Known(form["to"]) ?? Vietnamese.Name;
        if (actor.PersonId is not null || actor.AccountId is not null)
        {
            if (!await antiforgery.IsRequestValidAsync(http))
            {
                await TypedTexts.WriteOldPageAsync(http);
                return Results.Empty;
            }

            await choose.HandleAsync(actor, chosen == English.Name ? "en" : "vi", cancellation);
        }

        Remember(http, chosen);
        var back = form["back"].ToString();
        return TypedResults.LocalRedirect(RedirectHttpResult.IsLocalUrl(back) ? back : "/");
    }

    private static void Remember(HttpContext http, string known) => http.Response.Cookies.Append(Cookie, known == English.Name ? "en" : "vi", new CookieOptions
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = TimeSpan.FromDays(365),
        SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
    });

    private static string? Known(string? language) => language?.Split('-')[0].ToLowerInvariant() switch
    {
        "vi" => Vietnamese.Name,
        "en" => English.Name,
        _ => null,
    };
}
