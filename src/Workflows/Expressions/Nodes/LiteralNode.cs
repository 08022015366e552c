using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Nodes;

internal sealed class LiteralNode(Value value, int position) : Node(position, 1)
{
    public override Value Evaluate(ref Evaluation run) => run.Step(Position) ? value : default;
}
