using System.Collections.Immutable;
using CanBo.Workflows.Graphs;

namespace CanBo.Workflows.Execution;

/// <summary>What the step leaves behind: journal lines, effects, ended waits.</summary>
internal sealed partial class Run
{
    private readonly ImmutableArray<JournalEntry>.Builder _journal = ImmutableArray.CreateBuilder<JournalEntry>(16);
    private ImmutableArray<PlannedEffect>.Builder? _effects;
    private ImmutableArray<ExecutionId>.Builder? _closed;
    private int _journalCount;
    private int _effectCount;

    /// <summary>A line about the whole instance.</summary>
    public void Journal(string what, string detail) =>
        _journal.Add(new JournalEntry(++_journalCount, Now, what, default, "", "", detail));

    /// <summary>A line about a node that has no execution.</summary>
    public void Journal(string what, GraphNode node, string detail) =>
        _journal.Add(new JournalEntry(++_journalCount, Now, what, default, node.Id, node.Descriptor.TypeName, detail));

    /// <summary>A line about an execution.</summary>
    public void Journal(string what, OpenExecution execution, string detail) =>
        _journal.Add(new JournalEntry(++_journalCount, Now, what, execution.Id, execution.Node.Id, execution.Node.Descriptor.TypeName, detail));

    private void Plan(OpenExecution execution, ImmutableArray<Effect> effects)
    {
        if (effects.IsDefaultOrEmpty)
            return;
        foreach (var effect in effects)
        {
            if (effect is Effect.Line line)
            {
                Journal(JournalEvents.Line, execution, line.Text);
                continue;
            }

            _effects ??= ImmutableArray.CreateBuilder<PlannedEffect>();
            _effects.Add(new PlannedEffect(++_effectCount, execution.Id, execution.Node.Id, effect));
        }
    }

    private void StopWaiting(OpenExecution execution)
    {
        if (execution is { Status: ExecutionStatus.Waiting, WaitedBefore: true })
            (_closed ??= ImmutableArray.CreateBuilder<ExecutionId>()).Add(execution.Id);
    }
}
