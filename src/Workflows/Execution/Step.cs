using System.Collections.Immutable;

namespace CanBo.Workflows.Execution;

/// <summary>The answer of <c>Engine.Advance</c>: the next state, and everything that must be stored or done with it.</summary>
/// <param name="State">The state after the step.</param>
/// <param name="Effects">In the order they were asked for.</param>
/// <param name="Journal">What happened, in order.</param>
/// <param name="Opened">Executions that wait since this step and still wait at its end.</param>
/// <param name="Closed">Executions that waited before this step and no longer do.</param>
public sealed record Step(
    InstanceState State,
    ImmutableArray<PlannedEffect> Effects,
    ImmutableArray<JournalEntry> Journal,
    ImmutableArray<Bookmark> Opened,
    ImmutableArray<ExecutionId> Closed)
{
    /// <summary>False when the stimulus was late or unknown and nothing changed.</summary>
    public bool Changed { get; init; } = true;

    /// <summary>The step of a stimulus that changes nothing.</summary>
    public static Step Unchanged(InstanceState state) => new(state, [], [], [], []) { Changed = false };
}

/// <summary>A waiting execution.</summary>
/// <param name="Execution">Which one.</param>
/// <param name="NodeId">Id of its node in the definition.</param>
/// <param name="ActivityType">Type name, e.g. <c>CanBo.SelfAssessment</c>.</param>
/// <param name="Since">When it began to wait (business time).</param>
/// <param name="Key">What it waits for, by a name that the world can look up; empty where only the execution is told.</param>
public sealed record Bookmark(ExecutionId Execution, string NodeId, string ActivityType, DateTimeOffset Since, string Key = "")
{
    /// <summary>The longest <see cref="Key"/>; more is an incident.</summary>
    public const int MaxKeyLength = 400;
}

/// <summary>One line of the instance's history.</summary>
/// <param name="Sequence">1 or more; unique and gapless in the instance.</param>
/// <param name="At">Business time.</param>
/// <param name="Event">One of <see cref="JournalEvents"/>.</param>
/// <param name="Execution">Zero when the line is about the whole instance.</param>
/// <param name="NodeId">Empty when the line is about the whole instance.</param>
/// <param name="ActivityType">Type name, or empty.</param>
/// <param name="Detail">Outcomes joined by comma, the incident's message, the written line; may be empty.</param>
public sealed record JournalEntry(int Sequence, DateTimeOffset At, string Event, ExecutionId Execution, string NodeId, string ActivityType, string Detail);
