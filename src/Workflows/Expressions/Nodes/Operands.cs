using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Nodes;

/// <summary>Reads operands the way JavaScript does, and refuses arrays and objects where it would call their methods.</summary>
internal static class Operands
{
    public static bool TryNumber(ref Evaluation run, Value value, string symbol, int position, out double number)
    {
        if (value.Kind == ValueKind.Number)
        {
            number = value.AsNumber;
            return true;
        }

        number = double.NaN;
        if (!RequirePlain(ref run, value, symbol, position)
            || (value.Kind == ValueKind.String && !run.Charge(value.AsString.Length, position)))
            return false;
        number = value.ToJavaScriptNumber();
        return true;
    }

    public static bool RequirePlain(ref Evaluation run, Value value, string symbol, int position)
    {
        if (value.IsPlain())
            return true;
        var kind = value.Kind == ValueKind.Array ? "an array" : "an object";
        run.Fail(ScriptErrorCode.WrongOperand, $"\"{symbol}\" cannot work on {kind}. Use one of its members or elements.", position, symbol);
        return false;
    }
}
