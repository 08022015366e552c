using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;

namespace CanBo.Workflows.Tests.Running;

/// <summary>What must hold after every step, whatever the definition.</summary>
internal static class Invariants
{
    public static void Check(WorkflowGraph graph, InstanceState before, Step step)
    {
        var state = step.State;
        if (!step.Changed)
        {
            state.ShouldBeSameAs(before);
            step.Journal.ShouldBeEmpty();
            step.Effects.ShouldBeEmpty();
            return;
        }

        step.Journal.Select(entry => entry.Sequence).SequenceEqual(Enumerable.Range(before.JournalCount + 1, step.Journal.Length)).ShouldBeTrue();
        state.JournalCount.ShouldBe(before.JournalCount + step.Journal.Length);
        step.Effects.Select(effect => effect.Number).ShouldBeUnique();
        step.Effects.All(effect => effect.Number > before.EffectCount && effect.Number <= state.EffectCount).ShouldBeTrue();
        Waits(before, step);

        state.Executions.Select(execution => execution.Id.Number).ShouldBeInOrder();
        state.Executions.All(execution => graph.Find(execution.NodeId) != null).ShouldBeTrue();
        foreach (var execution in state.Executions.Where(execution => execution.Parent.Number != 0))
            state.Executions.Count(parent => parent.Id == execution.Parent && parent.Status == ExecutionStatus.Running).ShouldBe(1);
        if (state.IsOver)
        {
            state.Executions.ShouldBeEmpty();
            state.Scheduled.ShouldBeEmpty();
        }
        else
        {
            state.Status.ShouldBeOneOf(InstanceStatus.Suspended, InstanceStatus.Faulted);
            var waits = state.Executions.Any(execution => execution.Status == ExecutionStatus.Waiting);
            var faults = state.Executions.Any(execution => execution.Status == ExecutionStatus.Faulted);
            (waits || faults).ShouldBeTrue("an open instance waits for somebody or is an incident");
            if (state.Status == InstanceStatus.Suspended)
                state.Scheduled.ShouldBeEmpty();
        }
    }

    private static void Waits(InstanceState before, Step step)
    {
        var waited = Waiting(before);
        var waits = Waiting(step.State);
        step.Opened.Select(bookmark => bookmark.Execution.Number).ShouldBe(waits.Except(waited));
        step.Closed.Select(execution => execution.Number).Order().ShouldBe(waited.Except(waits).Order());
    }

    private static int[] Waiting(InstanceState state) =>
        [.. state.Executions.Where(execution => execution.Status == ExecutionStatus.Waiting).Select(execution => execution.Id.Number)];
}
