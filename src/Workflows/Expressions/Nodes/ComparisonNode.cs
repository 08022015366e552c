using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Nodes;

/// <summary><c>&lt; &lt;= &gt; &gt;=</c>: two strings by UTF-16 code unit, everything else as numbers.</summary>
internal sealed class ComparisonNode(string symbol, Node left, Node right, int position)
    : Node(position, Math.Max(left.Height, right.Height) + 1)
{
    private readonly bool _less = symbol[0] == '<';
    private readonly bool _orEqual = symbol.Length == 2;

    public override Value Evaluate(ref Evaluation run)
    {
        var first = left.Evaluate(ref run);
        if (run.Stopped)
            return default;
        var second = right.Evaluate(ref run);
        if (run.Stopped || !run.Step(Position))
            return default;

        if (first.Kind == ValueKind.String && second.Kind == ValueKind.String)
        {
            var a = first.AsString;
            var b = second.AsString;
            return run.Charge(Math.Min(a.Length, b.Length), Position) ? Answer(string.CompareOrdinal(a, b)) : default;
        }

        if (!Operands.TryNumber(ref run, first, symbol, Position, out var x)
            || !Operands.TryNumber(ref run, second, symbol, Position, out var y))
            return default;
        return double.IsNaN(x) || double.IsNaN(y) ? Value.False : Answer(x < y ? -1 : x > y ? 1 : 0);
    }

    private Value Answer(int order) => Value.Of(order == 0 ? _orEqual : order < 0 == _less);
}
