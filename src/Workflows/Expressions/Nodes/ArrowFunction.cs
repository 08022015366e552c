using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Nodes;

/// <summary>A function that is written where a method takes one, and lives no longer than the call. Parameters beyond what it is given are undefined.</summary>
internal sealed class ArrowFunction(int[] parameters, Node body)
{
    public int Height => body.Height + MethodNode.Weight;

    public int Position => body.Position;

    public Value Call(ref Evaluation run, params ReadOnlySpan<Value> arguments)
    {
        if (!run.Step(Position))
            return default;
        for (var i = 0; i < parameters.Length; i++)
            run.Locals[parameters[i]] = i < arguments.Length ? arguments[i] : default;
        var value = body.Evaluate(ref run);
        // A block without return gives undefined.
        if (body is BlockNode && !run.HasReturned)
            value = default;
        run.HasReturned = false;
        return value;
    }
}
