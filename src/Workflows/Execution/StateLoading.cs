using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Execution;

/// <summary>Makes the working copy of a stored state, and refuses one that belongs to another version of the definition.</summary>
internal static class StateLoading
{
    public static InvalidOperationException Foreign(string why) =>
        new($"The state belongs to another version of the definition: {why}.");

    public static GraphNode Node(WorkflowGraph graph, string id) =>
        graph.Find(id) ?? throw Foreign($"there is no activity '{id}'");

    public static OpenExecution Find(List<OpenExecution> open, ExecutionId id) =>
        OpenExecution.PlaceIn(open, id) is >= 0 and var place ? open[place] : throw Foreign($"execution {id} is missing");

    public static Value[] Variables(WorkflowGraph graph, InstanceState state)
    {
        var values = new Value[graph.Variables.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = Variable(state, graph.Variables[i], i);
        return values;
    }

    public static OpenExecution Execution(WorkflowGraph graph, ExecutionState saved, List<OpenExecution> open)
    {
        var node = Node(graph, saved.NodeId);
        if (saved.NodeVisits.Length > 0 && (node.Flow is not { } flow || saved.NodeVisits.Length != node.Children.Length || saved.ConnectionVisits.Length != flow.Connections.Length))
            throw Foreign($"the flowchart '{node.Id}' has other activities or connections");
        if (saved.Variables.Length != node.Variables.Length)
            throw Foreign($"'{node.Id}' has other variables");

        return new OpenExecution(saved.Id, node, saved.Parent.Number == 0 ? null : Find(open, saved.Parent))
        {
            Status = saved.Status,
            Round = saved.Round,
            Since = saved.Since,
            Key = saved.Key,
            Inputs = saved.Inputs.IsUndefined ? null : [.. node.Inputs.Select(input => saved.Inputs[input.Descriptor.Name])],
            Memory = saved.Memory,
            Variables = [.. saved.Variables],
            NodeVisits = [.. saved.NodeVisits],
            ConnectionVisits = [.. saved.ConnectionVisits],
            StopsCase = saved.StopsCase,
            WaitedBefore = saved.Status == ExecutionStatus.Waiting,
        };
    }

    private static Value Variable(InstanceState state, VariableSlot slot, int index)
    {
        var stored = state.Variables;
        if (index < stored.Length && stored[index].Key == slot.Id)
            return stored[index].Value;
        foreach (var (id, value) in stored)
        {
            if (id == slot.Id)
                return value;
        }

        return slot.Initial;
    }
}
