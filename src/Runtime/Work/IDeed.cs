namespace CanBo.Runtime.Work;

/// <summary>Does what one kind of outbox row asks, after commit, at least once. Registered with <c>services.AddDeed&lt;T&gt;()</c>; made per row in a scope of its own.</summary>
public interface IDeed
{
    /// <summary>The kind of outbox row.</summary>
    static abstract string Kind { get; }

    /// <summary>Does it. Must be harmless when repeated with the same key.</summary>
    Task<DeedResult> DoAsync(OutboxItem item, CancellationToken cancellation);
}

/// <summary>A claimed outbox row.</summary>
/// <param name="Id">Row id.</param>
/// <param name="Kind">Which deed.</param>
/// <param name="Key">Idempotency key.</param>
/// <param name="Payload">JSON.</param>
/// <param name="Attempt">1 at the first try.</param>
public sealed record OutboxItem(Guid Id, string Kind, string Key, string Payload, int Attempt);

/// <summary>How a deed ended.</summary>
public abstract record DeedResult
{
    private DeedResult()
    {
    }

    /// <summary>Done, or found already done.</summary>
    public sealed record Done : DeedResult;

    /// <summary>Try again later (back-off by attempt, dead letter after the last).</summary>
    public sealed record Again(string Reason) : DeedResult;

    /// <summary>Never will: a dead letter at once.</summary>
    public sealed record Never(string Reason) : DeedResult;
}

/// <summary>A named job that a timer calls once, in a step of its own. Registered with <c>services.AddTimedJob&lt;T&gt;()</c>.</summary>
public interface ITimedJob
{
    /// <summary>The job's name in timer rows.</summary>
    static abstract string Name { get; }

    /// <summary>Runs inside the step that deletes the timer row, so it happens exactly once.</summary>
    Task RunAsync(Stepping.StepScope step, string key, string payload, CancellationToken cancellation);
}
