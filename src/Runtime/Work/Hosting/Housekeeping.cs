using CanBo.Runtime.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using CanBo.Runtime.Stepping;

namespace CanBo.Runtime.Work.Hosting;

/// <summary>Removes what nobody asks for any more, in small steps: done deeds, proofs of old commits, locks nobody took for a month.</summary>
internal sealed class Housekeeping(StepRunner steps, TimeProvider clock, IServiceProvider services, IOptions<WorkOptions> options, ILogger<Housekeeping> logger)
    : WorkLoop(logger)
{
    private const int Batch = 1_000;
    private static readonly TimeSpan KeepMarks = TimeSpan.FromDays(1);
    private static readonly TimeSpan KeepLocks = TimeSpan.FromDays(30);

    protected override async Task<bool> RunOnceAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await RemoveAsync("outbox", "id", "status = 'Done' and done_at < $1", now - options.Value.KeepDone, cancellation);
        await RemoveAsync("step_marks", "step_id", "at < $1", now - KeepMarks, cancellation);
        await RemoveAsync("locks", "key", "created_at < $1", now - KeepLocks, cancellation);
        Checkpoint();
        return false;
    }

    protected override Task RestAsync(CancellationToken cancellation) => Task.Delay(options.Value.HousekeepingInterval, cancellation);

    private async Task RemoveAsync(string table, string key, string condition, DateTimeOffset before, CancellationToken cancellation)
    {
        int removed;
        do
        {
            removed = await steps.RunAsync(
                (step, token) =>
                {
                    var attempt = StepAttempt.Of(step);
                    var skip = step.Provider == StorageProvider.PostgreSql ? " for update skip locked" : "";
                    return attempt.Session.ExecuteAsync(
                        new($"delete from {table} where {key} in (select {key} from {table} where {condition} limit {Batch}{skip})", before), token);
                },
                cancellation);
        }
        while (removed == Batch);
    }

    /// <summary>Moves SQLite's log into the database without making anyone wait.</summary>
    private void Checkpoint()
    {
        if (services.GetRequiredService<IOptions<StorageOptions>>().Value.Provider != StorageProvider.Sqlite)
            return;

        using var connection = new SqliteConnection(services.GetRequiredService<SqliteDatabase>().ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma wal_checkpoint(passive)";
        command.ExecuteNonQuery();
    }
}
