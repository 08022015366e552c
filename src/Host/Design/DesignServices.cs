using System.Text.Encodings.Web;
using System.Text.Unicode;
using CanBo.Activities.Texts;
using CanBo.Host.Design.Pages;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.StaticFiles;

namespace CanBo.Host.Design;

/// <summary>Everything pages stand on: texts, languages, layouts, files, headers.</summary>
internal static class DesignServices
{
    public static WebApplicationBuilder AddDesign(this WebApplicationBuilder builder)
    {
        // In Development the framework does this itself; a host started from its build folder in another environment needs it too.
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.Services.AddSingleton(new Localizer(typeof(DesignServices).Assembly, typeof(Localizer).Assembly));
        builder.Services.AddOptions<OrganisationOptions>().BindConfiguration("Organisation");
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<PageContext>();
        builder.Services.AddSingleton<SiteFiles>();
        builder.Services.AddRazorComponents();
        // Vietnamese letters as they are: a third of the bytes, and a page that can be read and searched as text.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "antiforgery";
            options.SuppressXFrameOptionsHeader = true; // SecurityHeaders sets it on every answer
        });
        builder.Services.Configure<RequestLocalizationOptions>(Languages.Configure);
        return builder;
    }

    /// <summary>Headers, language, our files, pages for empty answers. Goes before authentication: a style sheet needs no sign-in.</summary>
    public static WebApplication UseDesign(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseRequestLocalization();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = LetBrowsersKeep });
        app.UseStatusCodePages(ErrorPages.OnEmptyAnswerAsync);
        return app;
    }

    /// <summary>Pages of the site itself: language, help, and in Development the sheet of all components.</summary>
    public static WebApplication MapDesign(this WebApplication app)
    {
        Languages.Map(app);
        app.MapGet("/help", () => new RazorComponentResult<HelpPage>()).AllowAnonymous().ExcludeFromDescription(); // help must be readable before signing in
        if (app.Environment.IsDevelopment())
        {
            var samples = app.MapGroup("/dev/design").AllowAnonymous().ExcludeFromDescription(); // invented data only
            samples.MapGet("/", () => new RazorComponentResult<SamplesPage>());
            samples.MapGet("/form", () => new RazorComponentResult<SampleFormPage>());
            samples.MapGet("/expired", () => new RazorComponentResult<ExpiredLinkPage>(new { LastDay = new DateOnly(2026, 12, 14), SendTo = "/dev/design", Mailbox = "chiuy.kp4•••@gmail.com" }));
            samples.MapGet("/error/{status:int}", ErrorPages.Error);
        }

        return app;
    }

    private static void LetBrowsersKeep(StaticFileResponseContext file)
    {
        var request = file.Context.Request;
        file.Context.Response.Headers.CacheControl =
            request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable"
            : request.Path.StartsWithSegments("/fonts") ? "public, max-age=2592000"
            : "no-cache";
    }
}
