using System.Security.Claims;
using CanBo.Activities.Access;
using CanBo.Host.Design;
using CanBo.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CanBo.Browser.Tests.Design;

/// <summary>The site's frame alone on a real port: layouts, components, style sheets, headers; no features, no database.</summary>
public sealed class FrameSite : IAsyncLifetime
{
    private WebApplication _app = null!;

    public string Address { get; private set; } = "";

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Program).Assembly.GetName().Name,
            ContentRootPath = Path.Combine(Repository.Root, "src", "Host"),
            EnvironmentName = Environments.Development,
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        // Nobody with an account comes here, so no choice of a language is ever kept.
        builder.Services.AddScoped(_ => new Actor(null, null, ActorRoles.None, SignInStrength.Password));
        builder.Services.AddSingleton(new ChooseLanguage(null!, TimeProvider.System));
        builder.AddDesign();
        _app = builder.Build();
        _app.UseDesign();
        _app.Use(SignInByHeader);
        _app.UseFormProtection();
        _app.MapDesign();
        await _app.StartAsync();
        Address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private static Task SignInByHeader(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Headers["Test-Role"].FirstOrDefault() is { } role)
            http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("name", "Tôn Nữ Hoàng Khánh Huyền"), new Claim("role", role)], "test", "name", "role"));
        return next(http);
    }
}
