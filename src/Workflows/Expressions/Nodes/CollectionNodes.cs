using System.Collections.Immutable;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Nodes;

/// <summary><c>[a, b]</c>.</summary>
internal sealed class ArrayNode(ImmutableArray<Node> elements, int position)
    : Node(position, elements.Select(element => element.Height).DefaultIfEmpty().Max() + 1)
{
    public override Value Evaluate(ref Evaluation run)
    {
        if (!run.Step(Position) || !run.Charge(elements.Length, Position))
            return default;
        var values = EvaluateAll(elements, ref run);
        return run.Stopped ? default : Value.FromOwned(values);
    }
}

/// <summary><c>{ name: a, "other": b }</c>, in the order that JavaScript gives the properties.</summary>
internal sealed class ObjectNode(ImmutableArray<KeyValuePair<string, Node>> properties, int position)
    : Node(position, properties.Select(property => property.Value.Height).DefaultIfEmpty().Max() + 1)
{
    public override Value Evaluate(ref Evaluation run)
    {
        if (!run.Step(Position) || !run.Charge(properties.Length, Position))
            return default;
        var builder = new ValueObjectBuilder(properties.Length);
        foreach (var (name, node) in properties)
        {
            var value = node.Evaluate(ref run);
            if (run.Stopped)
                return default;
            builder.Set(name, value);
        }

        return builder.Build();
    }
}
