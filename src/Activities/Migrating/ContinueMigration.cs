using System.Diagnostics;
using System.Globalization;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Time;
using CanBo.Runtime.Work;

namespace CanBo.Activities.Migrating;

/// <summary>Moves the cases of a migration, a slice of time a row of the outbox, so that a host that dies in the middle costs nothing but time.</summary>
/// <param name="cases">Moves a few.</param>
/// <param name="steps">The door to the database.</param>
/// <param name="time">Makes keys.</param>
public sealed class ContinueMigration(MigrateCases cases, StepRunner steps, BusinessTime time) : IDeed
{
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(8);

    /// <inheritdoc />
    public static string Kind => "cases.migrate";

    /// <inheritdoc />
    public async Task<DeedResult> DoAsync(OutboxItem item, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(item);
        var migrationId = Guid.Parse(item.Payload, CultureInfo.InvariantCulture);
        var started = Stopwatch.GetTimestamp();
        while (await cases.NextAsync(migrationId, cancellation))
        {
            if (Stopwatch.GetElapsedTime(started) < Slice)
                continue;
            var key = string.Create(CultureInfo.InvariantCulture, $"{item.Payload}:{Ids.New(time.GetUtcNow()):N}");
            await steps.RunAsync(
                (step, _) =>
                {
                    step.Enqueue(Kind, key, item.Payload);
                    return Task.CompletedTask;
                },
                cancellation);
            break;
        }

        return new DeedResult.Done();
    }
}
