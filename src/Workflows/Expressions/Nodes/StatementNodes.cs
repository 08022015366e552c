using System.Collections.Immutable;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Nodes;

/// <summary>Statements one after the other. Its value is that of a <c>return</c>, or of the expression that a script ends with.</summary>
internal sealed class BlockNode(ImmutableArray<Node> statements, int position)
    : Node(position, statements.Select(statement => statement.Height).DefaultIfEmpty().Max() + 1)
{
    public override Value Evaluate(ref Evaluation run)
    {
        Value value = default;
        foreach (var statement in statements)
        {
            value = statement.Evaluate(ref run);
            if (run.Stopped || run.HasReturned)
                return value;
        }

        return value;
    }
}

/// <summary><c>const x = …</c>, <c>let x = …</c>, <c>let x</c> and <c>x = …</c>.</summary>
internal sealed class AssignNode(int slot, Node? value, int position) : Node(position, (value?.Height ?? 0) + 1)
{
    public override Value Evaluate(ref Evaluation run)
    {
        var assigned = value is null ? Value.Undefined : value.Evaluate(ref run);
        if (!run.Stopped && run.Step(Position))
            run.Locals[slot] = assigned;
        return default;
    }
}

/// <summary><c>if (…) … else …</c>.</summary>
internal sealed class IfNode(Node test, Node then, Node? otherwise, int position)
    : Node(position, Math.Max(test.Height, Math.Max(then.Height, otherwise?.Height ?? 0)) + 1)
{
    public override Value Evaluate(ref Evaluation run)
    {
        var answer = test.Evaluate(ref run);
        if (run.Stopped || !run.Step(Position))
            return default;
        var value = answer.IsTruthy() ? then.Evaluate(ref run) : otherwise?.Evaluate(ref run) ?? default;
        return run.HasReturned ? value : default;
    }
}

/// <summary><c>return</c>.</summary>
internal sealed class ReturnNode(Node? result, int position) : Node(position, (result?.Height ?? 0) + 1)
{
    public override Value Evaluate(ref Evaluation run)
    {
        var value = result is null ? Value.Undefined : result.Evaluate(ref run);
        if (!run.Stopped && run.Step(Position))
            run.HasReturned = true;
        return value;
    }
}

/// <summary><c>setX(…)</c>, <c>setVariable("x", …)</c> and <c>setOutcome(…)</c>, which only scripts that act may say.</summary>
internal sealed class SetNode(ScriptTarget target, Node value, int position) : Node(position, value.Height + 1)
{
    public override Value Evaluate(ref Evaluation run)
    {
        var assigned = value.Evaluate(ref run);
        if (run.Stopped || !run.Step(Position))
            return default;
        ResultBounds.Check(ref run, assigned, Position);
        run.Assign(target, assigned, Position);
        return default;
    }
}
