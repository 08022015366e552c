using CanBo.Activities.Procedures;
using CanBo.Runtime.Storage;

namespace CanBo.Host;

/// <summary>What happens before the host serves: the database gets its tables and the procedures that ship.</summary>
internal static class StartUp
{
    public static IServiceCollection AddStartUp(this IServiceCollection services) => services
        .AddSingleton<DatabasePreparation>()
        .AddHostedService(provider => provider.GetRequiredService<DatabasePreparation>());
}

/// <summary>Gives the database its tables before anything else starts, whichever order services were added in.</summary>
internal sealed class DatabasePreparation(Schema schema, ShippedProcedures procedures) : IHostedLifecycleService
{
    /// <summary>Safe to repeat: an up-to-date database stays as it is.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        await schema.MigrateAsync(cancellation);
        await procedures.ImportAsync(cancellation);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => PrepareAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
