using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Nodes;

/// <summary>A name that the script itself declared: a constant, a variable of <c>let</c>, a parameter. Each has a place of its own, for no function calls itself.</summary>
internal sealed class LocalNode(int slot, int position) : Node(position, 1)
{
    public override Value Evaluate(ref Evaluation run) => run.Step(Position) ? run.Locals[slot] : default;
}

/// <summary><c>now</c>: the business time of the step as text, the same for the whole step.</summary>
internal sealed class NowNode(int position) : Node(position, 1)
{
    public override Value Evaluate(ref Evaluation run)
    {
        if (!run.Step(Position))
            return default;
        return run.Scope.Now is { IsUndefined: false } now ? now : run.Fail(ScriptErrorCode.UnknownName, "There is no time here: now is known while a case runs only.", Position, "now");
    }
}

/// <summary><c>getCorrelationId()</c>.</summary>
internal sealed class CorrelationNode(int position) : Node(position, 1)
{
    public override Value Evaluate(ref Evaluation run) => run.Step(Position) ? run.Scope.Correlation : default;
}
