using CanBo.Workflows.Values;

namespace CanBo.Workflows.Execution;

/// <summary>
/// Everything that can move an instance. The time, ids and random numbers that a step may use arrive here, so that the same
/// definition, state and stimulus give the same step (design.md §3, "Pure").
/// </summary>
public abstract record Stimulus
{
    /// <summary>Name of the resume that a due timer sends; its data is <c>{"name": …}</c>.</summary>
    public const string TimerFired = nameof(TimerFired);

    /// <summary>Name of the resume that a published event sends; its data is the payload.</summary>
    public const string EventPublished = nameof(EventPublished);

    /// <summary>Name of the resume that tells of started instances.</summary>
    public const string ChildrenStarted = nameof(ChildrenStarted);

    /// <summary>Name of the resume that says why none was started; its data is <c>{"reason": …}</c>.</summary>
    public const string ChildRefused = nameof(ChildRefused);

    /// <summary>Name of the resume that tells of a started instance that is over; its data is <c>{"index", "status", "output"}</c>.</summary>
    public const string ChildFinished = nameof(ChildFinished);

    private Stimulus(string id, DateTimeOffset now) => (Id, Now) = (id, now);

    /// <summary>Unique for each outer stimulus; a repeated id is answered as it was the first time and changes nothing.</summary>
    public string Id { get; }

    /// <summary>Business time of the step, cut to milliseconds.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Starts the instance with its workflow input (an object).</summary>
    public sealed record Start(string Id, DateTimeOffset Now, Value Input) : Stimulus(Id, Now)
    {
        /// <summary>What the procedure's start trigger is told, so that it does not wait again for what has happened; null where nothing but the start happened.</summary>
        public Happening? By { get; init; }
    }

    /// <summary>
    /// Tells a waiting execution that something happened to it. A resume for an execution that no longer waits changes nothing:
    /// idempotence by state (late timers, second answers).
    /// </summary>
    /// <param name="Execution">The waiting execution.</param>
    /// <param name="Name">What happened, e.g. <c>Submitted</c>, <c>TimerFired</c>, <c>NobodyToAsk</c>.</param>
    /// <param name="Data">Codes and outcomes only; never names, texts or scores of others (design.md §3, "State is lean").</param>
    public sealed record Resume(string Id, DateTimeOffset Now, ExecutionId Execution, string Name, Value Data) : Stimulus(Id, Now);

    /// <summary>Cancels the whole instance; every open execution is withdrawn.</summary>
    public sealed record Cancel(string Id, DateTimeOffset Now, string Reason) : Stimulus(Id, Now);

    /// <summary>
    /// Takes the case back to a node that it has passed, as a connection that leads there would: what the node leads to is withdrawn and counted anew, what stands
    /// beside it stays. Changes nothing while the node is still open or was never reached.
    /// </summary>
    /// <param name="NodeId">Id of the node in the definition.</param>
    /// <param name="Reason">A code for the journal; words belong into the audit trail.</param>
    public sealed record Return(string Id, DateTimeOffset Now, string NodeId, string Reason) : Stimulus(Id, Now);

    /// <summary>Runs a faulted execution again from its beginning and resolves its incident.</summary>
    public sealed record Retry(string Id, DateTimeOffset Now, ExecutionId Execution) : Stimulus(Id, Now);

    /// <summary>
    /// Moves the instance to another version of its definition. Not the engine's to advance: <see cref="Migrating.ProcedureMigration"/> does it, for it takes
    /// both versions; here it stands so that a journal can be replayed.
    /// </summary>
    /// <param name="FromVersionId">The version it ran on.</param>
    /// <param name="VersionId">The version it goes on under.</param>
    public sealed record Migrate(string Id, DateTimeOffset Now, string FromVersionId, string VersionId) : Stimulus(Id, Now);
}
