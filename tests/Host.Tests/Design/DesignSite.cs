using System.Security.Claims;
using CanBo.Activities.Access;
using CanBo.Host.Design;
using CanBo.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CanBo.Host.Tests.Design;

/// <summary>The site's frame alone, without features and database: layouts, files, headers, languages, pages for errors.</summary>
public sealed class DesignSite : IAsyncLifetime
{
    private WebApplication _app = null!;

    public IServiceProvider Services => _app.Services;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Program).Assembly.GetName().Name,
            ContentRootPath = Path.Combine(Repository.Root, "src", "Host"),
            EnvironmentName = Environments.Development,
        });
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Organisation:Name"] = "Ủy ban nhân dân xã Phú Lâm",
            ["Organisation:HelpName"] = "Văn phòng",
            ["Organisation:HelpPhone"] = "0299 381 2345",
        });
        // Nobody with an account comes here, so no choice of a language is ever kept.
        builder.Services.AddScoped(_ => new Actor(null, null, ActorRoles.None, SignInStrength.Password));
        builder.Services.AddSingleton(new ChooseLanguage(null!, TimeProvider.System));
        builder.AddDesign();
        _app = builder.Build();
        _app.UseDesign();
        _app.Use(SignInByHeader);
        _app.UseFormProtection();
        _app.MapDesign();
        _app.MapGet("/campaigns/{id}", () => new RazorComponentResult<CanBo.Host.Design.Pages.SamplesPage>());
        _app.MapGet("/empty/{status:int}", (int status) => Results.StatusCode(status));
        _app.MapGet("/api/v1/nothing", () => Results.NotFound());
        _app.MapGet("/own-policy", (HttpContext http) =>
        {
            http.Response.Headers.ContentSecurityPolicy = "script-src 'self' 'wasm-unsafe-eval'";
            return "designer";
        });
        _app.MapPost("/changed", () => "done");
        _app.MapPost("/api/v1/changed", () => "done");
        await _app.StartAsync();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    /// <summary>A browser that reads <paramref name="language"/>, signed in when a name is given.</summary>
    public HttpClient Browser(string language = "vi", string? name = null, params string[] roles)
    {
        var client = _app.GetTestClient();
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        client.DefaultRequestHeaders.Add("Accept-Language", language);
        if (name is not null)
            client.DefaultRequestHeaders.Add("Test-User", Uri.EscapeDataString(string.Join('|', [name, .. roles])));
        return client;
    }

    /// <summary>One component as HTML with its characters written out, rendered as inside a page at <paramref name="address"/>.</summary>
    public async Task<string> RenderAsync<TComponent>(object parameters, string language = "vi", string address = "/")
        where TComponent : IComponent
    {
        // Its own endpoint, because components read their request.
        var result = new RazorComponentResult<TComponent>(parameters);
        var parts = address.Split('?');
        var context = await _app.GetTestServer().SendAsync(http =>
        {
            http.Request.Path = "/render";
            http.Request.Headers.AcceptLanguage = language;
            http.Request.QueryString = new QueryString(parts.Length > 1 ? "?" + parts[1] : "");
            http.Items[typeof(DesignSite)] = result;
            http.Items["path"] = parts[0];
        });
        using var reader = new StreamReader(context.Response.Body);
        return System.Net.WebUtility.HtmlDecode(await reader.ReadToEndAsync());
    }

    private static async Task SignInByHeader(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Headers["Test-User"].FirstOrDefault() is { } header)
        {
            var parts = Uri.UnescapeDataString(header).Split('|');
            http.User = new ClaimsPrincipal(new ClaimsIdentity(
                [new Claim("name", parts[0]), .. parts.Skip(1).Select(role => new Claim("role", role))], "test", "name", "role"));
        }

        if (http.Items[typeof(DesignSite)] is IResult result)
        {
            http.Request.Path = (string)http.Items["path"]!;
            await result.ExecuteAsync(http);
            return;
        }

        await next(http);
    }
}
