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

    /// <summary>A line for the journal. The engine writes it there itself; it is never planned, so nobody has to handle it.</summary>
    public sealed record Line(string Text) : Effect;
}

/// <summary>An effect with where it came from. The id is the idempotency key of whatever the effect causes.</summary>
/// <param name="Number">1 or more; unique in the instance.</param>
/// <param name="Execution">The execution that asked for it.</param>
/// <param name="NodeId">Id of its node in the definition.</param>
/// <param name="Effect">What is asked.</param>
public sealed record PlannedEffect(int Number, ExecutionId Execution, string NodeId, Effect Effect);
