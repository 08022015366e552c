namespace CanBo.Runtime.Stepping;

/// <summary>The only door through which the database is changed: one transaction a step, run again on a fresh scope after a conflict.</summary>
public abstract class StepRunner
{
    /// <summary>
    /// Runs the work in a transaction and commits. When it returns, everything is durable. Work must be repeatable: after a conflict
    /// (version check, serialization, deadlock, busy) it runs again from its beginning, at most a few times with a growing pause, then
    /// <see cref="StepConflictException"/> is thrown. An exception of the work rolls back and is passed on.
    /// </summary>
    public abstract Task<T> RunAsync<T>(Func<StepScope, CancellationToken, Task<T>> work, CancellationToken cancellation);

    /// <inheritdoc cref="RunAsync{T}(Func{StepScope, CancellationToken, Task{T}}, CancellationToken)"/>
    public Task RunAsync(Func<StepScope, CancellationToken, Task> work, CancellationToken cancellation) =>
        RunAsync(
            async (step, token) =>
            {
                await work(step, token);
                return true;
            },
            cancellation);
}

/// <summary>The same rows were changed by others again and again; the caller may try later. Maps to 409.</summary>
public sealed class StepConflictException(string message, Exception? inner = null) : Exception(message, inner);
