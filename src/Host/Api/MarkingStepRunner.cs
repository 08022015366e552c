using CanBo.Activities.Idempotency;
using CanBo.Runtime.Stepping;

namespace CanBo.Host.Api;

/// <summary>
/// Marks a call with an <c>Idempotency-Key</c> as done in the same transaction as its work. Everything else passes through.
/// </summary>
internal sealed class MarkingStepRunner(StepRunner inner, IHttpContextAccessor http) : StepRunner
{
    protected override Task<T> RunOuterAsync<T>(Func<StepScope, CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        if (http.HttpContext?.Features.Get<IdempotentAttempt>() is not { } attempt)
            return inner.RunAsync(work, cancellation);

        return inner.RunAsync(
            async (step, token) =>
            {
                var result = await work(step, token);
                await IdempotentCalls.MarkAsync(step, attempt, token);
                return result;
            },
            cancellation);
    }
}
