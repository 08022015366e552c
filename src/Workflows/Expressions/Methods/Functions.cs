using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Methods;

/// <summary>JavaScript's functions that are exact everywhere: none whose last digit differs from one machine to the next.</summary>
internal static class Functions
{
    public static Value Call(ref Evaluation run, MethodCall call)
    {
        switch (call.Name)
        {
            case "Math.max" or "Math.min":
                return Extreme(ref run, call);
            case "Number" or "String" or "Boolean":
                return Convert(ref run, call);
            case "Object.keys" or "Object.values" or "Object.entries":
                return Members(ref run, call);
            case "Date.parse":
                return Parse(ref run, call);
            default:
                break;
        }

        if (!call.Takes(ref run, 1, 1))
            return default;
        var isNumber = call[0].Kind == ValueKind.Number;
        var number = isNumber ? call[0].AsNumber : double.NaN;
        switch (call.Name)
        {
            case "Array.isArray":
                return Value.Of(call[0].Kind == ValueKind.Array);
            case "Number.isInteger":
                return Value.Of(isNumber && double.IsFinite(number) && Math.Floor(number).Equals(number));
            case "Number.isFinite":
                return Value.Of(isNumber && double.IsFinite(number));
            case "Number.isNaN":
                return Value.Of(isNumber && double.IsNaN(number));
            default:
                return Nodes.Operands.TryNumber(ref run, call[0], call.Name, call.Position, out number) ? Value.Of(Of(call.Name, number)) : default;
        }
    }

    private static double Of(string name, double number) => name switch
    {
        "Math.abs" => Math.Abs(number),
        "Math.ceil" => Math.Ceiling(number),
        "Math.floor" => Math.Floor(number),
        "Math.trunc" => Math.Truncate(number),
        "Math.sqrt" => Math.Sqrt(number),
        "Math.sign" => double.IsNaN(number) || number == 0 ? number : Math.Sign(number),
        // Halves go up, also below zero; the sum of a large number and a half would not be exact.
        _ => Math.Floor(number) is var floor && number - floor >= 0.5 ? Math.CopySign(floor + 1, number) : floor,
    };

    private static Value Extreme(ref Evaluation run, MethodCall call)
    {
        var isMax = call.Name == "Math.max";
        var extreme = isMax ? double.NegativeInfinity : double.PositiveInfinity;
        foreach (var argument in call.Arguments)
        {
            if (!run.Step(call.Position) || !Nodes.Operands.TryNumber(ref run, argument, call.Name, call.Position, out var number))
                return default;
            extreme = isMax ? Math.Max(extreme, number) : Math.Min(extreme, number);
        }

        return Value.Of(extreme);
    }

    private static Value Convert(ref Evaluation run, MethodCall call)
    {
        if (!call.Takes(ref run, 1, 1))
            return default;
        if (call.Name == "Boolean")
            return Value.Of(call[0].IsTruthy());
        if (call.Name == "Number")
            return Nodes.Operands.TryNumber(ref run, call[0], call.Name, call.Position, out var number) ? Value.Of(number) : default;
        if (!Nodes.Operands.RequirePlain(ref run, call[0], call.Name, call.Position))
            return default;
        var text = call[0].ToJavaScriptText();
        return run.Charge(text.Length, call.Position) ? Value.Of(text) : default;
    }

    private static Value Members(ref Evaluation run, MethodCall call)
    {
        if (!call.Takes(ref run, 1, 1))
            return default;
        if (call[0].Kind != ValueKind.Object)
            return call.Fail(ref run, $"{call.Name} needs an object, not {call[0].Describe()}.");
        var members = call[0].Properties;
        if (!run.Charge(members.Length * 3L, call.Position))
            return default;
        // Names that are numbers come first in JavaScript, whatever order the data has.
        var ordered = members.OrderBy(member => Syntax.Parser.IndexOf(member.Key) ?? double.PositiveInfinity);
        return call.Name switch
        {
            "Object.keys" => Value.Of([.. ordered.Select(member => Value.Of(member.Key))]),
            "Object.values" => Value.Of([.. ordered.Select(member => member.Value)]),
            _ => Value.Of([.. ordered.Select(member => Value.Array(Value.Of(member.Key), member.Value))]),
        };
    }

    private static Value Parse(ref Evaluation run, MethodCall call)
    {
        if (!call.Takes(ref run, 1, 1) || !call.TryText(ref run, 0, out var text))
            return default;
        return ValueConversion.TryGetInstant(call[0], out var instant)
            ? Value.Of((double)instant.ToUnixTimeMilliseconds())
            : call.Fail(ref run, $"Date.parse needs an instant with its offset, such as 2026-11-22T07:30:00+07:00, not \"{ValueDescription.Shorten(text)}\".");
    }
}
