using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Access;

/// <summary>
/// Lets a secret be tried five times, then pauses for fifteen minutes. A try is counted before it is checked and under a lock, so that parallel
/// guesses, also on several hosts, are all counted; a success wipes the count. System time, never business time.
/// </summary>
/// <param name="runner">For counting.</param>
/// <param name="clock">System time.</param>
public sealed class AttemptGuard(StepRunner runner, TimeProvider clock)
{
    /// <summary>Tries before the pause.</summary>
    public const int Allowed = 5;

    /// <summary>How long nothing is heard after the last try.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    /// <summary>A row nobody touched for so long says nothing any more.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    /// <summary>Counts one try. Check the secret only when it may be tried, and call <see cref="ForgiveAsync"/> when it was right.</summary>
    public Task<Attempt> BeginAsync(string key, CancellationToken cancellation) => runner.RunAsync<Attempt>(
        async (step, token) =>
        {
            var now = clock.GetUtcNow();
            await step.LockAsync("attempts:" + key, token);
            var attempts = step.Db().Set<SignInAttempts>();
            var row = await attempts.SingleOrDefaultAsync(a => a.Key == key, token);
            if (row?.LockedUntil is { } until && until > now)
                return new Attempt.Refused(until);

            if (row is null)
            {
                var before = now - Forgotten;
                await attempts.Where(a => a.LastAt < before).ExecuteDeleteAsync(token);
                attempts.Add(row = SignInAttempts.Of(key));
            }

            row.Count(now, Allowed, Pause);
            return row.LockedUntil is { } locked ? new Attempt.Last(locked) : new Attempt.Allowed(Allowed - row.Failed);
        },
        cancellation);

    /// <summary>The secret was right: nothing is counted against it any more.</summary>
    public Task ForgiveAsync(string key, CancellationToken cancellation) => runner.RunAsync(
        (step, token) => step.Db().Set<SignInAttempts>().Where(a => a.Key == key).ExecuteDeleteAsync(token),
        cancellation);
}
