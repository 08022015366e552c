using System.Collections.Immutable;
using CanBo.Workflows.Catalogue.BuiltIn;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Migrating;

/// <summary>Carries a whole state over: executions and scheduled nodes by the ids of their activities, variables by theirs, counts by both graphs.</summary>
internal sealed class StateMapping(WorkflowGraph from, WorkflowGraph to, InstanceState state, Reasons reasons)
{
    /// <summary>The state under the other version; means nothing when something was refused.</summary>
    public InstanceState Map()
    {
        foreach (var scheduled in state.Scheduled)
            Same(scheduled.NodeId);
        var executions = ImmutableArray.CreateBuilder<ExecutionState>(state.Executions.Length);
        foreach (var execution in state.Executions)
        {
            if (Same(execution.NodeId) is var (before, after))
                executions.Add(Execution(execution, before, after));
        }

        return new InstanceState
        {
            Status = state.Status,
            Input = state.Input,
            Output = state.Output,
            Results = state.Results,
            Title = state.Title,
            Correlation = state.Correlation,
            Variables = [.. to.Variables.Select(slot => new KeyValuePair<string, Value>(slot.Id, Variable(slot, state.Variables)))],
            Executions = executions.DrainToImmutable(),
            Scheduled = state.Scheduled,
            Rounds = Rounds(),
            Incidents = state.Incidents,
            IsDecided = state.IsDecided,
            ExecutionCount = state.ExecutionCount,
            EffectCount = state.EffectCount,
            JournalCount = state.JournalCount,
        };
    }

    private (GraphNode Before, GraphNode After)? Same(string nodeId)
    {
        var before = from.Find(nodeId)!;
        var after = to.Find(nodeId);
        MigrationRefusalCode? refusal =
            after is null ? MigrationRefusalCode.StepGone
            : (before.Descriptor.TypeName, before.Descriptor.Version) != (after.Descriptor.TypeName, after.Descriptor.Version) ? MigrationRefusalCode.StepReplaced
            : (before.Parent?.Id, before.Slot) != (after.Parent?.Id, after.Slot) ? MigrationRefusalCode.StepMoved
            : null;
        if (refusal is not { } code)
            return (before, after!);
        reasons.Refuse(code, before);
        return null;
    }

    private ExecutionState Execution(ExecutionState saved, GraphNode before, GraphNode after)
    {
        var mapped = saved with
        {
            Inputs = Inputs(saved, before, after),
            Variables = [.. after.Variables.Select(slot => Variable(slot, before.Variables.Select((old, i) => KeyValuePair.Create(old.Id, saved.Variables[i]))))],
        };
        var live = Live(saved.Id);
        if (before.Activity is Sequence)
            InOrder(before, after, live);
        if (state.IsDecided && after.Flow is { } plan)
            StaysDecided(after, plan, live);
        if (saved.NodeVisits.IsEmpty)
            return mapped;

        // One that became empty would have ended at once; something open in it has been refused already.
        if (after.Flow is null)
            return mapped;
        var flow = new FlowMapping(before, after, saved, live, reasons);
        flow.Map();
        return mapped with { NodeVisits = [.. flow.NodeVisits], ConnectionVisits = [.. flow.ConnectionVisits] };
    }

    /// <summary>An open step goes on as it began: with the inputs it had then, whatever the other version says now.</summary>
    private static Value Inputs(ExecutionState saved, GraphNode before, GraphNode after)
    {
        if (!saved.Inputs.IsUndefined || before.Constants is not { Length: > 0 } constants || (after.Constants is { } now && now.AsSpan().SequenceEqual(constants)))
            return saved.Inputs;
        var kept = new ValueObjectBuilder(constants.Length);
        for (var i = 0; i < constants.Length; i++)
        {
            if (!constants[i].IsUndefined)
                kept.Set(before.Inputs[i].Descriptor.Name, constants[i]);
        }

        return kept.Build();
    }

    private Value Variable(VariableSlot slot, IEnumerable<KeyValuePair<string, Value>> stored)
    {
        foreach (var (id, value) in stored)
        {
            if (id != slot.Id)
                continue;
            var converted = value.IsNullish ? new ConversionResult(value, null) : ValueConversion.To(value, slot.TypeName);
            if (converted.Error is null)
                return converted.Value;
            reasons.Refuse(MigrationRefusalCode.VariableUnfit, slot.Name);
        }

        return slot.Initial;
    }

    private ImmutableArray<int> Rounds()
    {
        var rounds = new int[to.Nodes.Length];
        for (var index = 0; index < state.Rounds.Length; index++)
        {
            if (to.Find(from.Nodes[index].Id) is { } after)
                rounds[after.Index] = state.Rounds[index];
        }

        return StateSaving.Rounds(rounds);
    }

    private HashSet<string> Live(ExecutionId parent) =>
    [
        .. state.Executions.Where(child => child.Parent == parent).Select(child => child.NodeId),
        .. state.Scheduled.Where(child => child.Parent == parent).Select(child => child.NodeId),
    ];

    private void InOrder(GraphNode before, GraphNode after, HashSet<string> live)
    {
        if (after.Children.FirstOrDefault(child => live.Contains(child.Id)) is not { } here)
            return;
        var stood = before.Children.First(child => child.Id == here.Id).Position;
        foreach (var child in after.Children)
        {
            var was = before.Children.FirstOrDefault(candidate => candidate.Id == child.Id);
            if (child.Position > here.Position && was?.Position < stood)
                reasons.Refuse(MigrationRefusalCode.PassedAgain, child);
            else if (child.Position < here.Position && !(was?.Position < stood))
                reasons.PassBy(child);
        }
    }

    private void StaysDecided(GraphNode after, FlowPlan plan, HashSet<string> live)
    {
        foreach (var child in after.Children.Where(child => live.Contains(child.Id)))
        {
            var region = plan.RegionFrom(child.Position);
            foreach (var decision in after.Children.Where(next => region[next.Position]).SelectMany(Decisions).Where(decision => from.Find(decision.Id) is null))
                reasons.Refuse(MigrationRefusalCode.DecidedAgain, decision);
        }
    }

    private static IEnumerable<GraphNode> Decisions(GraphNode node) =>
        node.Children.SelectMany(Decisions).Concat(node.Descriptor.IsFinalDecision ? [node] : []);
}
