using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.Net.Http.Headers;

namespace CanBo.Host.Design;

/// <summary>Which language a reader gets: the one chosen on a page, else the first of the browser's that we have, else Vietnamese.</summary>
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

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/language", Choose).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription(); // public and harmless: it only sets a preference

    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var chosen = Known(httpContext.Request.Cookies[Cookie]) ?? httpContext.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Known(language.Value.Value)).FirstOrDefault(known => known is not null);
        return Task.FromResult(chosen is null ? null : new ProviderCultureResult(chosen));
    }

    private static async Task<RedirectHttpResult> Choose(HttpContext http, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        http.Response.Cookies.Append(Cookie, Known(form["to"]) == English.Name ? "en" : "vi", new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
        });
        var back = form["back"].ToString();
        return TypedResults.LocalRedirect(RedirectHttpResult.IsLocalUrl(back) ? back : "/");
    }

    private static string? Known(string? language) => language?.Split('-')[0].ToLowerInvariant() switch
    {
        "vi" => Vietnamese.Name,
        "en" => English.Name,
        _ => null,
    };
}
