using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Nodes;

/// <summary><c>- * / %</c>: both operands as numbers.</summary>
internal sealed class ArithmeticNode(string symbol, Node left, Node right, int position)
    : Node(position, Math.Max(left.Height, right.Height) + 1)
{
    private readonly char _operation = symbol[0];

    public override Value Evaluate(ref Evaluation run)
    {
        var first = left.Evaluate(ref run);
        if (run.Stopped)
            return default;
        var second = right.Evaluate(ref run);
        if (run.Stopped || !run.Step(Position)
            || !Operands.TryNumber(ref run, first, symbol, Position, out var a)
            || !Operands.TryNumber(ref run, second, symbol, Position, out var b))
            return default;

        return Value.Of(_operation switch
        {
            '-' => a - b,
            '*' => a * b,
            '/' => a / b,
            _ => a % b,
        });
    }
}

/// <summary><c>+</c>: joins when either operand is a string, adds otherwise.</summary>
internal sealed class AddNode(Node left, Node right, int position)
    : Node(position, Math.Max(left.Height, right.Height) + 1)
{
    public override Value Evaluate(ref Evaluation run)
    {
        var first = left.Evaluate(ref run);
        if (run.Stopped)
            return default;
        var second = right.Evaluate(ref run);
        if (run.Stopped || !run.Step(Position)
            || !Operands.RequirePlain(ref run, first, "+", Position)
            || !Operands.RequirePlain(ref run, second, "+", Position))
            return default;

        if (first.Kind != ValueKind.String && second.Kind != ValueKind.String)
            return Value.Of(first.ToJavaScriptNumber() + second.ToJavaScriptNumber());
        var a = first.ToJavaScriptText();
        var b = second.ToJavaScriptText();
        return run.Charge((long)a.Length + b.Length, Position) ? Value.Of(a + b) : default;
    }
}
