namespace CanBo.Runtime.Stepping;

/// <summary>The only door through which the database is changed: one transaction a step, run again on a fresh scope after a conflict.</summary>
public abstract class StepRunner
{
    private static readonly AsyncLocal<bool> Inside = new();

    /// <summary>
    /// Runs the work in a transaction and commits. When it returns, everything is durable. Work must be repeatable: after a conflict
    /// (version check, serialization, deadlock, busy, a unique key that another step just took) it runs again from its beginning, at most a few
    /// times with a growing pause, then <see cref="StepConflictException"/> is thrown. An exception of the work, or of an effect handler in it,
    /// rolls everything back and is passed on. Work awaits nothing but the database: on SQLite all writers wait for it.
    /// </summary>
    /// <exception cref="StepConflictException">The same rows were changed by others again and again.</exception>
    /// <exception cref="StepOutcomeUnknownException">The database went away during the commit and stayed away.</exception>
    /// <exception cref="InvalidOperationException">Called inside another step's work: steps do not nest.</exception>
    public async Task<T> RunAsync<T>(Func<StepScope, CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(work);
        return await RunOuterAsync(Outermost(work), cancellation);
    }

    /// <inheritdoc cref="RunAsync{T}(Func{StepScope, CancellationToken, Task{T}}, CancellationToken)"/>
    public Task RunAsync(Func<StepScope, CancellationToken, Task> work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(work);
        return RunAsync(
            async (step, token) =>
            {
                await work(step, token);
                return true;
            },
            cancellation);
    }

    /// <summary>The same work, which no other step may begin in.</summary>
    private protected static Func<StepScope, CancellationToken, Task<T>> Outermost<T>(Func<StepScope, CancellationToken, Task<T>> work)
    {
        if (Inside.Value)
            throw new InvalidOperationException("Steps do not nest: pass the StepScope on instead of calling the runner inside a step.");

        return async (step, token) =>
        {
            Inside.Value = true;
            return await work(step, token);
        };
    }

    /// <summary>Runs the work as <see cref="RunAsync{T}"/> says; it is not inside another step.</summary>
    protected abstract Task<T> RunOuterAsync<T>(Func<StepScope, CancellationToken, Task<T>> work, CancellationToken cancellation);
}

/// <summary>The same rows were changed by others again and again; the caller may try later. Maps to 409.</summary>
public sealed class StepConflictException(string message, Exception? inner = null) : Exception(message, inner);
