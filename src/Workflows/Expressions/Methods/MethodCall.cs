using CanBo.Workflows.Expressions.Nodes;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Methods;

/// <summary>One call: what it is given, and reading that strictly. What JavaScript would first convert is an error here.</summary>
internal readonly ref struct MethodCall(string name, Value[] arguments, ArrowFunction? function, int position)
{
    public string Name => name;

    public int Count => arguments.Length;

    public int Position => position;

    public ArrowFunction Function => function!;

    public bool HasFunction => function is not null;

    public Value this[int index] => index < arguments.Length ? arguments[index] : default;

    public ReadOnlySpan<Value> Arguments => arguments;

    /// <summary>False, and the run failed, unless there are so many arguments.</summary>
    public bool Takes(ref Evaluation run, int least, int most)
    {
        if (function is null && arguments.Length >= least && arguments.Length <= most)
            return true;
        var wanted = least == most ? $"{least}" : $"{least} to {most}";
        Fail(ref run, $"{name} takes {wanted} value(s) here.");
        return false;
    }

    public bool TryText(ref Evaluation run, int index, out string text)
    {
        text = "";
        if (this[index].Kind != ValueKind.String)
        {
            Fail(ref run, $"{name} needs a text, not {this[index].Describe()}. Write String(…) around it if that is meant.");
            return false;
        }

        text = this[index].AsString;
        return true;
    }

    /// <summary>A whole number by JavaScript's rule: cut off towards zero, NaN is zero. Absent or undefined is the one given.</summary>
    public bool TryInteger(ref Evaluation run, int index, double absent, out double number)
    {
        number = absent;
        if (this[index].IsUndefined)
            return true;
        if (this[index].Kind != ValueKind.Number)
        {
            Fail(ref run, $"{name} needs a number, not {this[index].Describe()}.");
            return false;
        }

        number = double.IsNaN(this[index].AsNumber) ? 0 : Math.Truncate(this[index].AsNumber);
        return true;
    }

    public Value Unknown(ref Evaluation run, string owner) =>
        run.Fail(ScriptErrorCode.UnknownMember, $"{owner} has no method {name} here.", position, name);

    public Value Fail(ref Evaluation run, string message) => run.Fail(ScriptErrorCode.WrongArgument, message, position, name);

    /// <summary>A place counted from the end when negative, kept within the length.</summary>
    public static int Place(double relative, int length) => (int)(relative < 0 ? Math.Max(length + relative, 0) : Math.Min(relative, length));
}
