using CanBo.Runtime.Stepping;
using CanBo.Runtime.Storage;
using CanBo.Runtime.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CanBo.Runtime.Work.Hosting;

/// <summary>Before the host serves: an embedded database that another process uses is refused at once, and business time takes over its stored offset.</summary>
internal sealed class StorageStart(IServiceProvider services, BusinessClock clock, IOptions<StorageOptions> options) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Provider == StorageProvider.Sqlite)
            services.GetRequiredService<SqliteDatabase>().Claim();
        return clock.RefreshAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
