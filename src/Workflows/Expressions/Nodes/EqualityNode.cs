using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Nodes;

/// <summary>
/// <c>===</c> and <c>!==</c>. Two arrays or objects are refused: JavaScript would compare which one they are, not what they hold.
/// </summary>
internal sealed class EqualityNode(bool negated, Node left, Node right, int position)
    : Node(position, Math.Max(left.Height, right.Height) + 1)
{
    public override Value Evaluate(ref Evaluation run)
    {
        var first = left.Evaluate(ref run);
        if (run.Stopped)
            return default;
        var second = right.Evaluate(ref run);
        if (run.Stopped || !run.Step(Position))
            return default;

        var symbol = negated ? "!==" : "===";
        if (!first.IsPlain() && !second.IsPlain())
        {
            Operands.RequirePlain(ref run, first, symbol, Position);
            return default;
        }

        if (first.Kind == ValueKind.String && second.Kind == ValueKind.String
            && !run.Charge(Math.Min(first.AsString.Length, second.AsString.Length), Position))
            return default;
        return Value.Of(AreSame(first, second) != negated);
    }

    private static bool AreSame(Value first, Value second)
    {
        if (first.Kind != second.Kind)
            return false;
        return first.Kind switch
        {
            // By operator and not by Equals: NaN is not itself.
            ValueKind.Number => first.AsNumber == second.AsNumber,
            ValueKind.Boolean => first.AsBoolean == second.AsBoolean,
            ValueKind.String => first.AsString == second.AsString,
            _ => true,
        };
    }
}
