using CanBo.Workflows.Catalogue.BuiltIn;
using CanBo.Workflows.Expressions;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Graphs;

/// <summary>
/// Which activities an instance may come to, told from what is known before it starts. A branch on inputs that are given is followed one way;
/// a branch on anything else (a variable, an input that comes later, an expression that cannot be worked out) is followed both ways.
/// </summary>
public static class ReachablePaths
{
    /// <summary>Every node that a run with these inputs may begin, in the graph's order.</summary>
    /// <param name="graph">The compiled definition.</param>
    /// <param name="input">The inputs known so far, an object; names that are missing are unknown, not empty.</param>
    public static IReadOnlyList<GraphNode> From(WorkflowGraph graph, Value input)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var reached = new HashSet<GraphNode>();
        Enter(graph.Root);
        return [.. graph.Nodes.Where(reached.Contains)];

        void Enter(GraphNode node)
        {
            reached.Add(node);
            if (node.Flow is { Start: >= 0 } plan)
                Follow(node, plan);
            else if (node.Activity is If && Answer(node) is { } answer)
                EnterAll(node.Children.Where(child => child.Slot == (answer ? "then" : "else")));
            else
                EnterAll(node.Children);
        }

        void EnterAll(IEnumerable<GraphNode> nodes)
        {
            foreach (var node in nodes)
                Enter(node);
        }

        void Follow(GraphNode flowchart, FlowPlan plan)
        {
            var open = new Stack<int>([plan.Start]);
            while (open.TryPop(out var position))
            {
                var node = flowchart.Children[position];
                if (reached.Contains(node))
                    continue;
                Enter(node);
                var answer = Answer(node);
                foreach (var index in plan.Outbound(position))
                {
                    var connection = plan.Connections[index];
                    if (answer is null || connection.Port == OutcomeNames.Of(answer.Value)[0])
                        open.Push(connection.Target);
                }
            }
        }

        bool? Answer(GraphNode node) => node.Activity switch
        {
            Decide => Compare(graph, node, input),
            FlowDecision or If => Truth(node, input),
            _ => null,
        };
    }

    private static bool? Compare(WorkflowGraph graph, GraphNode node, Value input)
    {
        // A variable goes before an input of the same name, and what it will hold is not known.
        if (Given(node, "fact", input) is not { Kind: ValueKind.String } name || Declares(graph, name.AsString))
            return null;
        return input.TryGet(name.AsString, out var fact) && Given(node, "operator", input) is { Kind: ValueKind.String } comparison && Given(node, "value", input) is { } value
            ? Comparison.Compare(fact, comparison.AsString, value)
            : null;
    }

    private static bool? Truth(GraphNode node, Value input) => Given(node, "condition", input) is { } value
        ? value is { Kind: ValueKind.Boolean } && value.AsBoolean
        : null;

    /// <summary>The input as it will be, converted; null when that is not known yet.</summary>
    private static Value? Given(GraphNode node, string name, Value input)
    {
        var compiled = Array.Find(node.Inputs, candidate => candidate.Descriptor.Name == name);
        if (compiled is null || compiled.Problem is not null || compiled.Variable is not null)
            return null;
        if (compiled.IsConstant)
            return compiled.Constant;

        Value value;
        if (compiled.WorkflowInput is { } wanted)
        {
            if (!input.TryGet(wanted, out value))
                return null;
        }
        else
        {
            var result = compiled.Script!.Evaluate(new KnownInputs(input), EvaluationLimits.Default);
            if (!result.Succeeded)
                return null;
            value = result.Value;
        }

        if (value.IsNullish && !compiled.Descriptor.Default.IsUndefined)
            value = compiled.Descriptor.Default;
        var converted = ValueConversion.To(value, compiled.TypeName);
        return converted.Succeeded ? converted.Value : null;
    }

    private static bool Declares(WorkflowGraph graph, string name) =>
        Array.Exists(graph.Variables, slot => slot.Name == name) || graph.Nodes.Any(node => Array.Exists(node.Variables, slot => slot.Name == name));

    /// <summary>What an expression may rely on before the start. Anything else ends it with an error: unknown.</summary>
    private sealed class KnownInputs(Value input) : IExpressionScope
    {
        public bool TryGetVariable(string name, out Value value)
        {
            value = Value.Null;
            return false;
        }

        public bool TryGetInput(string name, out Value value) => input.TryGet(name, out value);
    }
}
