using CanBo.Activities.Access;
using CanBo.Activities.Texts;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace CanBo.Host.Dev;

/// <summary>Once the host serves: fills the demo organisation and prints where to go and whom to sign in as.</summary>
internal sealed class DemoStart(IServiceScopeFactory scopes, IServer server, Localizer texts, IOptions<DemoOptions> options) : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled)
            return;

        var signIns = new List<DemoSignIn>();
        await using (var scope = scopes.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
            foreach (var seed in scope.ServiceProvider.GetServices<IDemoSeed>())
                signIns.AddRange(await seed.SeedAsync(scope.ServiceProvider, options.Value.Password, cancellationToken));
        }

        Console.WriteLine();
        foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
            Console.WriteLine(texts["Mở trình duyệt: {0}", address]);
        if (signIns.Count > 0)
            Console.WriteLine(texts["Đăng nhập thử, mật khẩu {0}:", options.Value.Password]);
        foreach (var signIn in signIns)
            Console.WriteLine($"  {signIn.UserName,-36} {signIn.Who}");
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
