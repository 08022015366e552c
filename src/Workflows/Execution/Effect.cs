using System.Collections.Immutable;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Execution;

/// <summary>
/// What a step asks the world to do. Row effects are applied in the step's own transaction and may answer with a stimulus;
/// deeds (mail, HTTP) are rows of the outbox first. Features add their own effects by deriving.
/// </summary>
public abstract record Effect
{
    /// <summary>Resume the execution with <c>TimerFired</c> and data <c>{"name": Name}</c> at the given instant.</summary>
    /// <param name="Name">Tells several timers of one execution apart.</param>
    /// <param name="DueAt">Business time.</param>
    public sealed record ScheduleTimer(string Name, DateTimeOffset DueAt) : Effect;

    /// <summary>Resume the execution with <c>TimerFired</c> at the next time of a cron schedule, or at once with <c>ScheduleRefused</c> when there is none.</summary>
    /// <param name="Name">Tells several timers of one execution apart.</param>
    /// <param name="Expression">The schedule, in business time.</param>
    public sealed record ScheduleCron(string Name, string Expression) : Effect;

    /// <summary>Resume with <c>EventPublished</c> every execution of other instances that waits for the event.</summary>
    /// <param name="Name">The event's name; the key of those who wait.</param>
    /// <param name="Payload">The resume's data.</param>
    /// <param name="Correlation">Only instances with this correlation; empty for all.</param>
    public sealed record PublishEvent(string Name, Value Payload, string Correlation) : Effect;

    /// <summary>
    /// Start instances of another procedure, one for each input, and tell the execution what came of it: <c>ChildRefused</c> with a reason at once, else
    /// <c>ChildrenStarted</c>, then <c>ChildFinished</c> for each that ends, with <c>index</c>, <c>status</c> and <c>output</c>.
    /// </summary>
    /// <param name="DefinitionId">Whose published version runs.</param>
    /// <param name="Inputs">The input of each instance.</param>
    /// <param name="InStep">True to start them in the same transaction, false to start them after it.</param>
    public sealed record StartChildren(string DefinitionId, ImmutableArray<Value> Inputs, bool InStep) : Effect;

    /// <summary>Cancel the instances that the execution has started and that are not over.</summary>
    /// <param name="Count">How many it has started.</param>
    public sealed record CancelChildren(int Count) : Effect;

    /// <summary>A line for the journal. The engine writes it there itself; it is never planned, so nobody has to handle it.</summary>
    public sealed record Line(string Text) : Effect;
}

/// <summary>An effect with where it came from. The id is the idempotency key of whatever the effect causes.</summary>
/// <param name="Number">1 or more; unique in the instance.</param>
/// <param name="Execution">The execution that asked for it.</param>
/// <param name="NodeId">Id of its node in the definition.</param>
/// <param name="Effect">What is asked.</param>
public sealed record PlannedEffect(int Number, ExecutionId Execution, string NodeId, Effect Effect);
