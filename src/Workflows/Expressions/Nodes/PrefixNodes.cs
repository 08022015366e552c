using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Nodes;

internal sealed class NotNode(Node operand, int position) : Node(position, operand.Height + 1)
{
    public override Value Evaluate(ref Evaluation run)
    {
        var value = operand.Evaluate(ref run);
        return run.Stopped || !run.Step(Position) ? default : Value.Of(!value.IsTruthy());
    }
}

internal sealed class NegateNode(Node operand, int position) : Node(position, operand.Height + 1)
{
    public override Value Evaluate(ref Evaluation run)
    {
        var value = operand.Evaluate(ref run);
        return run.Stopped || !run.Step(Position) || !Operands.TryNumber(ref run, value, "-", Position, out var number)
            ? default
            : Value.Of(-number);
    }
}
