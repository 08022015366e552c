using System.Collections.Immutable;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Methods;

/// <summary>Methods of arrays that take a function. It is given the element, its index and the array, in order, as long as it is asked.</summary>
internal static class ArrayCallbacks
{
    public static Value Call(ref Evaluation run, ImmutableArray<Value> array, MethodCall call)
    {
        if (call.Name is "sort" or "toSorted")
            return ArraySort.Call(ref run, array, call);
        if (!call.HasFunction || call.Count != (call.Name == "reduce" ? Math.Min(call.Count, 1) : 0))
            return call.Fail(ref run, $"{call.Name} needs a function first: {call.Name}(x => …).");
        return call.Name switch
        {
            "map" => Map(ref run, array, call),
            "filter" => Filter(ref run, array, call),
            "flatMap" => FlatMap(ref run, array, call),
            "some" or "every" => Decide(ref run, array, call),
            "reduce" => Reduce(ref run, array, call),
            _ => Find(ref run, array, call),
        };
    }

    private static Value Map(ref Evaluation run, ImmutableArray<Value> array, MethodCall call)
    {
        if (!run.Charge(array.Length, call.Position))
            return default;
        var mapped = new Value[array.Length];
        for (var i = 0; i < mapped.Length; i++)
        {
            mapped[i] = Ask(ref run, array, i, call);
            if (run.Stopped)
                return default;
        }

        return Value.FromOwned(mapped);
    }

    private static Value FlatMap(ref Evaluation run, ImmutableArray<Value> array, MethodCall call)
    {
        var mapped = Map(ref run, array, call);
        var all = new List<Value>();
        return !run.Stopped && ArrayMethods.Flatten(ref run, mapped.AsArray, 1, 0, all, call.Position) ? Value.FromOwned([.. all]) : default;
    }

    private static Value Filter(ref Evaluation run, ImmutableArray<Value> array, MethodCall call)
    {
        var kept = new List<Value>();
        for (var i = 0; i < array.Length; i++)
        {
            var answer = Ask(ref run, array, i, call);
            if (run.Stopped || !run.Charge(1, call.Position))
                return default;
            if (answer.IsTruthy())
                kept.Add(array[i]);
        }

        return Value.FromOwned([.. kept]);
    }

    private static Value Decide(ref Evaluation run, ImmutableArray<Value> array, MethodCall call)
    {
        var deciding = call.Name == "some";
        for (var i = 0; i < array.Length; i++)
        {
            var answer = Ask(ref run, array, i, call);
            if (run.Stopped)
                return default;
            if (answer.IsTruthy() == deciding)
                return Value.Of(deciding);
        }

        return Value.Of(!deciding);
    }

    private static Value Find(ref Evaluation run, ImmutableArray<Value> array, MethodCall call)
    {
        var (isLast, isIndex) = (call.Name.StartsWith("findLast", StringComparison.Ordinal), call.Name.EndsWith("Index", StringComparison.Ordinal));
        for (var n = 0; n < array.Length; n++)
        {
            var i = isLast ? array.Length - 1 - n : n;
            var answer = Ask(ref run, array, i, call);
            if (run.Stopped)
                return default;
            if (answer.IsTruthy())
                return isIndex ? Value.Of((double)i) : array[i];
        }

        return isIndex ? Value.Of(-1d) : default;
    }

    private static Value Reduce(ref Evaluation run, ImmutableArray<Value> array, MethodCall call)
    {
        if (call.Count == 0 && array.IsEmpty)
            return call.Fail(ref run, "reduce of an empty array needs a start: reduce((sum, x) => sum + x, 0).");
        var sum = call.Count == 1 ? call[0] : array[0];
        for (var i = call.Count == 1 ? 0 : 1; i < array.Length; i++)
        {
            sum = call.Function.Call(ref run, sum, array[i], Value.Of((double)i), Value.Of(array));
            if (run.Stopped)
                return default;
        }

        return sum;
    }

    private static Value Ask(ref Evaluation run, ImmutableArray<Value> array, int index, MethodCall call) =>
        call.Function.Call(ref run, array[index], Value.Of((double)index), Value.Of(array));
}
