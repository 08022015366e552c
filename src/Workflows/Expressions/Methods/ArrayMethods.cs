using System.Collections.Immutable;
using System.Text;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Methods;

/// <summary>Methods of arrays without a function; those with one are in <see cref="ArrayCallbacks"/>.</summary>
internal static class ArrayMethods
{
    public static Value Call(ref Evaluation run, ImmutableArray<Value> array, MethodCall call) => call.Name switch
    {
        "slice" => Slice(ref run, array, call),
        "includes" or "indexOf" or "lastIndexOf" => Search(ref run, array, call),
        "join" => Join(ref run, array, call),
        "concat" => Concat(ref run, array, call),
        "flat" => Flat(ref run, array, call),
        "at" => At(ref run, array, call),
        "reverse" or "toReversed" => Reverse(ref run, array, call),
        _ when MethodNames.WithFunction.Contains(call.Name) => ArrayCallbacks.Call(ref run, array, call),
        _ => call.Unknown(ref run, "An array"),
    };

    private static Value Slice(ref Evaluation run, ImmutableArray<Value> array, MethodCall call)
    {
        if (!call.Takes(ref run, 0, 2) || !call.TryInteger(ref run, 0, 0, out var from) || !call.TryInteger(ref run, 1, array.Length, out var to))
            return default;
        var (start, end) = (MethodCall.Place(from, array.Length), MethodCall.Place(to, array.Length));
        return end <= start ? Value.EmptyArray : run.Charge(end - start, call.Position) ? Value.Of(array[start..end]) : default;
    }

    private static Value Search(ref Evaluation run, ImmutableArray<Value> array, MethodCall call)
    {
        if (!call.Takes(ref run, 1, 1) || !run.Charge(array.Length, call.Position))
            return default;
        var wanted = call[0];
        if (!wanted.IsPlain())
            return run.Fail(ScriptErrorCode.WrongOperand, $"{call.Name} cannot look for an array or object: JavaScript would compare which one it is. Use some with a condition.", call.Position, call.Name);
        var isIncludes = call.Name == "includes";
        var found = -1;
        for (var i = 0; i < array.Length && (found < 0 || call.Name == "lastIndexOf"); i++)
        {
            if (array[i].Kind == ValueKind.String && wanted.Kind == ValueKind.String && !run.Charge(Math.Min(array[i].AsString.Length, wanted.AsString.Length), call.Position))
                return default;
            if (AreSame(array[i], wanted, isIncludes))
                found = i;
        }

        return isIncludes ? Value.Of(found >= 0) : Value.Of((double)found);
    }

    /// <summary>Strictly the same; NaN is found by includes only.</summary>
    private static bool AreSame(Value one, Value other, bool nanIsItself) => one.Kind == other.Kind && one.Kind switch
    {
        ValueKind.Number => one.AsNumber == other.AsNumber || (nanIsItself && double.IsNaN(one.AsNumber) && double.IsNaN(other.AsNumber)),
        ValueKind.Boolean => one.AsBoolean == other.AsBoolean,
        ValueKind.String => one.AsString == other.AsString,
        ValueKind.Array or ValueKind.Object => false,
        _ => true,
    };

    private static Value Join(ref Evaluation run, ImmutableArray<Value> array, MethodCall call)
    {
        var separator = ",";
        if (!call.Takes(ref run, 0, 1) || (!call[0].IsUndefined && !call.TryText(ref run, 0, out separator)))
            return default;
        var text = new StringBuilder();
        for (var i = 0; i < array.Length; i++)
        {
            if (!array[i].IsPlain())
                return run.Fail(ScriptErrorCode.WrongOperand, "join cannot make a text of an array or object. Take what is meant of each with map first.", call.Position, "join");
            var part = array[i].IsNullish ? "" : array[i].ToJavaScriptText();
            if (!run.Charge((long)part.Length + separator.Length, call.Position))
                return default;
            text.Append(i == 0 ? "" : separator).Append(part);
        }

        return Value.Of(text.ToString());
    }

    private static Value Concat(ref Evaluation run, ImmutableArray<Value> array, MethodCall call)
    {
        if (!run.Charge(array.Length, call.Position))
            return default;
        var all = new List<Value>(array);
        foreach (var argument in call.Arguments)
        {
            var isArray = argument.Kind == ValueKind.Array;
            if (!run.Charge(isArray ? argument.AsArray.Length : 1, call.Position))
                return default;
            if (isArray)
                all.AddRange(argument.AsArray);
            else
                all.Add(argument);
        }

        return Value.FromOwned([.. all]);
    }

    private static Value Flat(ref Evaluation run, ImmutableArray<Value> array, MethodCall call)
    {
        if (!call.Takes(ref run, 0, 1) || !call.TryInteger(ref run, 0, 1, out var depth))
            return default;
        var all = new List<Value>();
        return Flatten(ref run, array, depth, 0, all, call.Position) ? Value.FromOwned([.. all]) : default;
    }

    public static bool Flatten(ref Evaluation run, ImmutableArray<Value> array, double depth, int level, List<Value> into, int position)
    {
        if (level > run.Limits.MaxDepth)
        {
            run.Fail(ScriptErrorCode.DepthLimit, $"flat goes through more than {run.Limits.MaxDepth} arrays inside each other. Use flatter values.", position);
            return false;
        }

        foreach (var element in array)
        {
            if (!run.Charge(1, position))
                return false;
            if (element.Kind != ValueKind.Array || depth < 1)
                into.Add(element);
            else if (!Flatten(ref run, element.AsArray, depth - 1, level + 1, into, position))
                return false;
        }

        return true;
    }

    private static Value At(ref Evaluation run, ImmutableArray<Value> array, MethodCall call)
    {
        if (!call.Takes(ref run, 1, 1) || !call.TryInteger(ref run, 0, 0, out var index))
            return default;
        var place = index < 0 ? array.Length + index : index;
        return place >= 0 && place < array.Length ? array[(int)place] : default;
    }

    private static Value Reverse(ref Evaluation run, ImmutableArray<Value> array, MethodCall call)
    {
        if (!call.Takes(ref run, 0, 0) || !run.Charge(array.Length, call.Position))
            return default;
        var reversed = array.ToArray();
        Array.Reverse(reversed);
        return Value.FromOwned(reversed);
    }
}
