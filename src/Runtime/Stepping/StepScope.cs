using CanBo.Runtime.Stimuli;
using CanBo.Runtime.Storage;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Migrating;
using CanBo.Workflows.Values;

namespace CanBo.Runtime.Stepping;

/// <summary>
/// One attempt at one transaction. Everything a use case or an effect handler does with the database goes through it: features' rows
/// by <see cref="Context"/>, instances by <see cref="StartAsync"/> and <see cref="ResumeAsync"/>, deeds by <see cref="Enqueue"/>.
/// After a version conflict the whole attempt is thrown away and the work runs again on a fresh scope, so work holds no state outside it.
/// </summary>
public abstract class StepScope
{
    /// <summary>EF Core over the step's connection and transaction; made at first use. Saved by the runner before the commit.</summary>
    public abstract RuntimeContext Context { get; }

    /// <summary>Business time of the step, the same for everything in it; cut to milliseconds.</summary>
    public abstract DateTimeOffset Now { get; }

    /// <summary>Which database this is, for the few statements that differ.</summary>
    public abstract StorageProvider Provider { get; }

    /// <summary>Starts an instance of a stored definition version and runs it until it waits or ends, effects included.</summary>
    public abstract Task StartAsync(StartInstance start, CancellationToken cancellation);

    /// <summary>
    /// Tells a waiting execution what happened and runs the instance until it waits or ends, effects included.
    /// Returns false when the execution no longer waits: nothing was changed.
    /// </summary>
    public abstract Task<bool> ResumeAsync(Guid instanceId, ExecutionId execution, string name, Value data, CancellationToken cancellation);

    /// <summary>
    /// Tells the activity of that node what happened, now or, when it does not wait yet, as soon as it does. A repeated id does nothing; one whose
    /// patience ends, or whose instance ends first, becomes a dead letter.
    /// </summary>
    public abstract Task<DeliveryResult> DeliverAsync(Delivery delivery, CancellationToken cancellation);

    /// <summary>Cancels an instance; open executions are withdrawn. False when it was already over.</summary>
    public abstract Task<bool> CancelAsync(Guid instanceId, string reason, CancellationToken cancellation);

    /// <summary>Runs a faulted execution again. False when it is not faulted.</summary>
    public abstract Task<bool> RetryAsync(Guid instanceId, ExecutionId execution, CancellationToken cancellation);

    /// <summary>
    /// Takes an instance back to a node that it has passed; what the node leads to is withdrawn and gone through again. Returns the ids of these nodes, the node
    /// first; none when it is still open, was never reached, or the instance is over: nothing was changed.
    /// </summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="nodeId">The node in the definition.</param>
    /// <param name="reason">A code for the journal.</param>
    /// <param name="cancellation">Stops before the commit.</param>
    public abstract Task<IReadOnlyList<string>> ReturnAsync(Guid instanceId, string nodeId, string reason, CancellationToken cancellation);

    /// <summary>
    /// Moves an instance to another version of its definition: where it stands is judged anew on what this step read, and its state, its version and the journal change together.
    /// Nothing begins, ends, or is asked of anybody. The judgement tells why an instance stays; then nothing was changed.
    /// </summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="versionId">The stored version that it is to go on under; published at some time.</param>
    /// <param name="cancellation">Stops before the commit.</param>
    /// <exception cref="InvalidOperationException">There is no such instance or version, or it runs on this version already.</exception>
    public abstract Task<MigrationJudgement> MigrateAsync(Guid instanceId, string versionId, CancellationToken cancellation);

    /// <summary>
    /// Resumes after this step's commit, in a transaction of its own: for telling many other instances (a cohort is complete).
    /// Durable, at least once, and harmless when the execution no longer waits.
    /// </summary>
    public abstract void ResumeLater(Guid instanceId, ExecutionId execution, string name, Value data);

    /// <summary>
    /// A timer of an execution: it resumes with <c>TimerFired</c> and data <c>{"name": name}</c>. One timer per (execution, name): scheduling again moves it.
    /// Goes by itself when the execution no longer waits.
    /// </summary>
    public abstract void ScheduleTimer(Guid instanceId, ExecutionId execution, string name, DateTimeOffset dueAt);

    /// <summary>A timer that calls the <see cref="Work.ITimedJob"/> of that name with the payload, once, in a step of its own.</summary>
    public abstract void ScheduleJob(string job, string key, DateTimeOffset dueAt, string payload);

    /// <summary>Writes a deed to the outbox: done after commit, at least once, by the <see cref="Work.IDeed"/> of that kind.</summary>
    /// <param name="kind">Which <see cref="Work.IDeed"/>.</param>
    /// <param name="key">Idempotency key; a second row with the same kind and key is ignored.</param>
    /// <param name="payload">JSON; no rating, score or comment of a person.</param>
    /// <param name="notBefore">When at the earliest; null for at once.</param>
    public abstract void Enqueue(string kind, string key, string payload, DateTimeOffset? notBefore = null);

    /// <summary>Writes a line of the audit trail of a case (or of a campaign, import, account: any id). Numbered per subject; sealed into the hash chain later.</summary>
    /// <param name="subject">The case's id, or whatever the line is about.</param>
    /// <param name="action">Past tense verb phrase in code form, e.g. <c>TaskSubmitted</c>.</param>
    /// <param name="actor">Id of the account or person who acted, <c>system</c>, or <c>timer</c>.</param>
    /// <param name="data">Details; no free text of answers.</param>
    public abstract void Audit(Guid subject, string action, string actor, Value data);

    /// <summary>
    /// Takes the lock of a row that several people complete together, creating it when absent: <c>FOR UPDATE</c> on PostgreSQL; on SQLite the
    /// step already holds the only write lock. Always before reading what is counted. Take several in the order of their keys.
    /// </summary>
    public abstract Task LockAsync(string key, CancellationToken cancellation);

    /// <summary>
    /// Takes the same lock together with others who take it this way: for many who each add a row of their own and count nothing. Whoever takes it by <see cref="LockAsync"/>
    /// waits for all of them, and they for it; the first ever to take it holds it alone. A step that needs more after all takes it by <see cref="LockAsync"/> besides; of two that do
    /// so at once, one may have to run again.
    /// </summary>
    public abstract Task LockSharedAsync(string key, CancellationToken cancellation);

    /// <summary>Sends EF's pending rows now, so that plain SQL and later handlers in this step see them.</summary>
    public abstract Task FlushAsync(CancellationToken cancellation);
}

/// <summary>A new instance.</summary>
/// <param name="InstanceId">Made by the caller (<see cref="Guid.CreateVersion7(DateTimeOffset)"/>, or any id where order must not show).</param>
/// <param name="DefinitionVersionId">Which stored version runs it; stays for the instance's life unless migrated.</param>
/// <param name="CorrelationId">What it is about: the case's id.</param>
/// <param name="Input">The workflow's input: facts about the case, codes only.</param>
public sealed record StartInstance(Guid InstanceId, string DefinitionVersionId, Guid CorrelationId, Value Input)
{
    /// <summary>What the procedure's start trigger is told; null where nothing but the start happened.</summary>
    public Happening? By { get; init; }
}

/// <summary>The two databases.</summary>
public enum StorageProvider
{
    /// <summary>One host process, one writer.</summary>
    Sqlite,

    /// <summary>Any number of hosts.</summary>
    PostgreSql,
}
