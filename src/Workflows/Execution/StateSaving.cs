using System.Collections.Immutable;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Execution;

/// <summary>Turns the working copy into an immutable state again. Arrays are handed over, not copied: the working copy ends here.</summary>
internal static class StateSaving
{
    public static ExecutionState Execution(OpenExecution open) =>
        new(open.Id, open.Node.Id, open.Parent?.Id ?? default, open.Status)
        {
            Round = open.Round,
            Since = open.Since,
            Key = open.Key,
            Inputs = Inputs(open),
            Memory = open.Memory,
            Variables = Own(open.Variables),
            NodeVisits = Own(open.NodeVisits),
            ConnectionVisits = Own(open.ConnectionVisits),
            StopsCase = open.StopsCase,
        };

    public static ImmutableArray<KeyValuePair<string, Value>> Variables(WorkflowGraph graph, Value[] values)
    {
        if (values.Length == 0)
            return [];
        var variables = new KeyValuePair<string, Value>[values.Length];
        for (var i = 0; i < values.Length; i++)
            variables[i] = new(graph.Variables[i].Id, values[i]);
        return Own(variables);
    }

    public static ImmutableArray<ScheduledNode> Scheduled(List<WorkItem> queue, int head)
    {
        if (head >= queue.Count)
            return [];
        var scheduled = ImmutableArray.CreateBuilder<ScheduledNode>();
        for (var i = head; i < queue.Count; i++)
        {
            if (queue[i].Node is { } node)
                scheduled.Add(new ScheduledNode(node.Id, queue[i].Parent?.Id ?? default));
        }

        return scheduled.DrainToImmutable();
    }

    public static ImmutableArray<int> Rounds(int[] rounds)
    {
        var length = rounds.Length;
        while (length > 0 && rounds[length - 1] == 0)
            length--;
        return length == rounds.Length ? Own(rounds) : [.. rounds.AsSpan(0, length)];
    }

    private static Value Inputs(OpenExecution open)
    {
        if (open.Inputs is not { } values)
            return default;
        var inputs = new ValueObjectBuilder(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            if (!values[i].IsUndefined)
                inputs.Set(open.Node.Inputs[i].Descriptor.Name, values[i]);
        }

        return inputs.Build();
    }

    private static ImmutableArray<T> Own<T>(T[]? array) =>
        array is null ? [] : System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(array);
}
