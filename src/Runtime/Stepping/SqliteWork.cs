namespace CanBo.Runtime.Stepping;

/// <summary>A step in the writer's queue: runs in its turn, answers after the commit.</summary>
internal abstract class SqliteWork
{
    /// <summary>True when it ran well and wants its rows committed.</summary>
    public bool HasWritten { get; protected set; }

    /// <summary>Runs the step; keeps its result or its exception for <see cref="Answer"/>. Never throws.</summary>
    public abstract Task RunAsync(SqliteSession session);

    /// <summary>The commit failed: nothing is durable.</summary>
    public abstract void Lose(Exception exception);

    /// <summary>Tells the caller how it ended.</summary>
    public abstract void Answer();
}

/// <inheritdoc />
internal sealed class SqliteWork<T>(Func<SqliteSession, Task<(T Result, bool HasWritten)>> run, CancellationToken cancellation) : SqliteWork
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private T _result = default!;
    private Exception? _failure;

    public Task<T> Task => _answer.Task;

    public override async Task RunAsync(SqliteSession session)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            (_result, HasWritten) = await RunAsCaller(session);
        }
        catch (Exception exception)
        {
            // Handed to the caller by Answer.
            _failure = exception;
        }
    }

    /// <summary>With the caller's culture, trace and request, not with those of whoever came first to the writer.</summary>
    private Task<(T Result, bool HasWritten)> RunAsCaller(SqliteSession session)
    {
        if (_context is null)
            return run(session);

        Task<(T Result, bool HasWritten)>? running = null;
        ExecutionContext.Run(_context, _ => running = run(session), null);
        return running!;
    }

    public override void Lose(Exception exception)
    {
        HasWritten = false;
        _failure ??= exception;
    }

    public override void Answer()
    {
        if (_failure is OperationCanceledException canceled && cancellation.IsCancellationRequested)
            _answer.TrySetCanceled(canceled.CancellationToken);
        else if (_failure is not null)
            _answer.TrySetException(_failure);
        else
            _answer.TrySetResult(_result);
    }
}
