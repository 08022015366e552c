using System.Globalization;
using CanBo.Runtime.Stepping;
using Microsoft.Extensions.Options;

namespace CanBo.Runtime.Work;

/// <summary>Removes what nobody asks for any more, a batch of each a step: done deeds, stimuli that were delivered, proofs of old commits, locks nobody took for a month.</summary>
internal sealed class Retention(TimeProvider clock, IOptions<WorkOptions> options) : IRecurringJob
{
    private const int Batch = 1_000;
    private static readonly TimeSpan KeepMarks = TimeSpan.FromDays(1);
    private static readonly TimeSpan KeepLocks = TimeSpan.FromDays(30);

    public static string Name => "retention";

    public string Cron { get; } = string.Create(CultureInfo.InvariantCulture, $"0 0/{Math.Clamp((int)options.Value.HousekeepingInterval.TotalMinutes, 1, 59)} * * * ?");

    public async Task<string?> RunAsync(StepScope step, string from, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var keepDone = now - options.Value.KeepDone;
        var isLeft = await RemoveAsync(step, "outbox", "id", "status = 'Done' and done_at < $1", keepDone, cancellation)
            | await RemoveAsync(step, "stimuli", "id", "status = 'Done' and done_at < $1", keepDone, cancellation)
            | await RemoveAsync(step, "step_marks", "step_id", "at < $1", now - KeepMarks, cancellation)
            | await RemoveAsync(step, "locks", "key", "created_at < $1", now - KeepLocks, cancellation);
        return isLeft ? "more" : null;
    }

    /// <summary>True when there may be more.</summary>
    private static async Task<bool> RemoveAsync(StepScope step, string table, string key, string condition, DateTimeOffset before, CancellationToken cancellation)
    {
        var skip = step.Provider == StorageProvider.PostgreSql ? " for update skip locked" : "";
        var removed = await StepAttempt.Of(step).Session.ExecuteAsync(
            new($"delete from {table} where {key} in (select {key} from {table} where {condition} limit {Batch}{skip})", before), cancellation);
        return removed == Batch;
    }
}
