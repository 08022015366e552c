using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Idempotency;

/// <summary>
/// Keeps calls from happening twice. A call is noted before it is done, marked in the very transaction that changes something, and its answer
/// stored afterwards; so whatever is killed in between, the same key never does the work a second time.
/// </summary>
/// <param name="runner">For changes.</param>
/// <param name="clock">System time.</param>
public sealed class IdempotentCalls(StepRunner runner, TimeProvider clock)
{
    /// <summary>A call that changed nothing for so long was lost with its host; another attempt may take its place.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Notes a call, or says what became of it before.</summary>
    public Task<CallOutcome> BeginAsync(string caller, string key, string requestHash, CancellationToken cancellation) => runner.RunAsync<CallOutcome>(
        async (step, token) =>
        {
            await step.LockAsync($"idempotency:{caller}:{key}", token);
            var now = clock.GetUtcNow();
            var calls = step.Db().Set<IdempotentCall>();
            var call = await calls.SingleOrDefaultAsync(c => c.Caller == caller && c.Key == key, token);
            var attempt = new IdempotentAttempt(caller, key, Ids.NewSecret());
            if (call is null)
            {
                var before = now - Kept;
                await calls.Where(c => c.CreatedAt < before).ExecuteDeleteAsync(token);
                calls.Add(IdempotentCall.Begin(caller, key, requestHash, attempt.AttemptId, now));
                return new CallOutcome.Do(attempt);
            }

            if (call.RequestHash != requestHash)
                return new CallOutcome.OtherRequest();
            if (call.State == IdempotentState.Answered)
                return new CallOutcome.Repeat(new StoredAnswer(call.Status!.Value, call.ContentType, call.Location, call.Body ?? []));

            var isAbandoned = now - call.CreatedAt > Abandoned;
            if (!isAbandoned)
                return new CallOutcome.UnderWay();
            if (call.State == IdempotentState.Changed)
                return new CallOutcome.AnswerLost(call.CreatedAt);

            call.BeginAgain(attempt.AttemptId, now);
            return new CallOutcome.Do(attempt);
        },
        cancellation);

    /// <summary>Marks, inside the step that changes something, that it does. A step of an attempt that was taken over is refused.</summary>
    /// <exception cref="StepConflictException">Another attempt has taken over.</exception>
    public static async Task MarkAsync(StepScope step, IdempotentAttempt attempt, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        var call = await step.Db().Set<IdempotentCall>().SingleOrDefaultAsync(c => c.Caller == attempt.Caller && c.Key == attempt.Key, cancellation);
        if (call is null || call.AttemptId != attempt.AttemptId)
            throw new StepConflictException("Another attempt at this call has taken over.");
        call.Change();
    }

    /// <summary>Stores the answer of a call that was done.</summary>
    public Task AnswerAsync(IdempotentAttempt attempt, StoredAnswer answer, CancellationToken cancellation) => runner.RunAsync(
        async (step, token) =>
        {
            var call = await step.Db().Set<IdempotentCall>()
                .SingleOrDefaultAsync(c => c.Caller == attempt.Caller && c.Key == attempt.Key && c.AttemptId == attempt.AttemptId, token);
            call?.Answer(answer);
        },
        cancellation);

    /// <summary>Forgets a call that was refused, so that it may be mended and sent again with the same key. One that changed something stays.</summary>
    public Task ForgetAsync(IdempotentAttempt attempt, CancellationToken cancellation) => runner.RunAsync(
        (step, token) => step.Db().Set<IdempotentCall>()
            .Where(c => c.Caller == attempt.Caller && c.Key == attempt.Key && c.AttemptId == attempt.AttemptId && c.State == IdempotentState.Begun)
            .ExecuteDeleteAsync(token),
        cancellation);
}
