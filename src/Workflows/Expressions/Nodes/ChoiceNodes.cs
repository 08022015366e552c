using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Nodes;

/// <summary><c>&amp;&amp; || ??</c>: the right side is evaluated only when the left does not decide.</summary>
internal sealed class LogicalNode(string symbol, Node left, Node right, int position)
    : Node(position, Math.Max(left.Height, right.Height) + 1)
{
    private readonly char _operation = symbol[0];

    /// <summary>True for <c>??</c>, which JavaScript does not let stand beside the other two without parentheses.</summary>
    public bool IsCoalesce => _operation == '?';

    public override Value Evaluate(ref Evaluation run)
    {
        var first = left.Evaluate(ref run);
        if (run.Stopped || !run.Step(Position))
            return default;
        var decided = _operation switch
        {
            '&' => !first.IsTruthy(),
            '|' => first.IsTruthy(),
            _ => !first.IsNullish,
        };
        return decided ? first : right.Evaluate(ref run);
    }
}

/// <summary><c>test ? then : otherwise</c>.</summary>
internal sealed class ConditionalNode(Node test, Node then, Node otherwise, int position)
    : Node(position, Math.Max(test.Height, Math.Max(then.Height, otherwise.Height)) + 1)
{
    public override Value Evaluate(ref Evaluation run)
    {
        var answer = test.Evaluate(ref run);
        if (run.Stopped || !run.Step(Position))
            return default;
        return answer.IsTruthy() ? then.Evaluate(ref run) : otherwise.Evaluate(ref run);
    }
}
