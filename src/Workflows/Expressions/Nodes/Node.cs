using System.Collections.Immutable;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Nodes;

/// <summary>One part of a parsed expression. Immutable.</summary>
internal abstract class Node(int position, int height)
{
    /// <summary>Offset in the text, for errors.</summary>
    public int Position => position;

    /// <summary>Levels below and including this one; bounds the recursion of <see cref="Evaluate"/>.</summary>
    public int Height => height;

    /// <summary>The value; meaningless once <see cref="Evaluation.Stopped"/>, and the caller then returns at once.</summary>
    public abstract Value Evaluate(ref Evaluation run);

    /// <summary>The values of several parts from left to right; like those of one, meaningless once the evaluation has stopped.</summary>
    protected static Value[] EvaluateAll(ImmutableArray<Node> nodes, ref Evaluation run)
    {
        var values = new Value[nodes.Length];
        for (var i = 0; i < values.Length && !run.Stopped; i++)
            values[i] = nodes[i].Evaluate(ref run);
        return values;
    }
}
