using System.Collections.Immutable;
using CanBo.Workflows.Expressions.Methods;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Nodes;

/// <summary><c>target.name(…)</c>; which method it is, the target's kind decides.</summary>
internal sealed class MethodNode(Node target, string name, bool optional, ArrowFunction? function, ImmutableArray<Node> arguments, int position)
    : Node(position, Math.Max(Math.Max(target.Height, function?.Height ?? 0), arguments.Select(argument => argument.Height).DefaultIfEmpty().Max()) + Weight)
{
    /// <summary>A call takes more of the stack than an operator.</summary>
    public const int Weight = 4;

    public string Name => name;

    public override Value Evaluate(ref Evaluation run)
    {
        var value = target.Evaluate(ref run);
        if (run.Stopped || !run.Step(Position))
            return default;
        if (value.IsNullish)
        {
            if (!optional)
                return MemberAccess.Read(ref run, value, Value.Of(name), Position);
            run.ChainBroken = true;
            return default;
        }

        var given = EvaluateAll(arguments, ref run);
        if (run.Stopped)
            return default;

        var call = new MethodCall(name, given, function, Position);
        return value.Kind switch
        {
            ValueKind.Array => ArrayMethods.Call(ref run, value.AsArray, call),
            ValueKind.String => TextMethods.Call(ref run, value.AsString, call),
            ValueKind.Number => NumberMethods.Call(ref run, value.AsNumber, call),
            _ => call.Unknown(ref run, value.Kind == ValueKind.Object ? "An object" : "A boolean"),
        };
    }
}

/// <summary>A function of JavaScript that depends on nothing but what it is given: <c>Math.max(…)</c>, <c>Number(…)</c>, <c>Object.keys(…)</c>.</summary>
internal sealed class FunctionNode(string name, ImmutableArray<Node> arguments, int position)
    : Node(position, arguments.Select(argument => argument.Height).DefaultIfEmpty().Max() + MethodNode.Weight)
{
    public string Name => name;

    public override Value Evaluate(ref Evaluation run)
    {
        if (!run.Step(Position))
            return default;
        var given = EvaluateAll(arguments, ref run);
        if (run.Stopped)
            return default;

        return Functions.Call(ref run, new MethodCall(name, given, null, Position));
    }
}
