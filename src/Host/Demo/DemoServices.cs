using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CanBo.Host.Demo;

/// <summary>The demo organisation, in Development only and only when it is switched on.</summary>
internal static class DemoServices
{
    public static WebApplicationBuilder AddDemo(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment() || !builder.Configuration.GetValue<bool>("Demo:Enabled"))
            return builder;
        builder.Services.AddOptions<DemoOptions>().BindConfiguration("Demo").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<DemoOrganisation>().AddHostedService<DemoSeeding>();
        return builder;
    }

    /// <summary>Seeds once the host listens, so that the address it prints answers.</summary>
    private sealed class DemoSeeding(DemoOrganisation demo, IServer server, IHostApplicationLifetime lifetime) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            var started = new TaskCompletionSource();
            await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
            await started.Task.WaitAsync(stoppingToken);
            var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost:5100";
            await demo.SeedAsync(address, stoppingToken);
        }
    }
}
