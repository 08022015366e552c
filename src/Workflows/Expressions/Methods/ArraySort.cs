using System.Collections.Immutable;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Methods;

/// <summary>A stable sort by merging, so that every comparison is counted and a comparison that contradicts itself still ends.</summary>
internal static class ArraySort
{
    public static Value Call(ref Evaluation run, ImmutableArray<Value> array, MethodCall call)
    {
        if (call.Count > 0)
            return call.Fail(ref run, $"{call.Name} takes a function or nothing: {call.Name}((a, b) => a - b).");
        if (!run.Charge(array.Length, call.Position))
            return default;

        // Undefined goes last and is never compared.
        var elements = array.Where(element => !element.IsUndefined).ToArray();
        var sorted = Sort(ref run, elements, call);
        return run.Stopped ? default : Value.FromOwned([.. sorted, .. Enumerable.Repeat(Value.Undefined, array.Length - sorted.Length)]);
    }

    private static Value[] Sort(ref Evaluation run, Value[] elements, MethodCall call)
    {
        var target = new Value[elements.Length];
        for (var width = 1; width < elements.Length; width *= 2)
        {
            for (var from = 0; from < elements.Length; from += 2 * width)
            {
                if (!Merge(ref run, elements, target, from, Math.Min(from + width, elements.Length), Math.Min(from + (2 * width), elements.Length), call))
                    return elements;
            }

            (elements, target) = (target, elements);
        }

        return elements;
    }

    private static bool Merge(ref Evaluation run, Value[] source, Value[] target, int from, int middle, int to, MethodCall call)
    {
        var (left, right) = (from, middle);
        for (var at = from; at < to; at++)
        {
            var takesLeft = right >= to || (left < middle && Compare(ref run, source[left], source[right], call) <= 0);
            if (run.Stopped)
                return false;
            target[at] = takesLeft ? source[left++] : source[right++];
        }

        return true;
    }

    private static double Compare(ref Evaluation run, Value one, Value other, MethodCall call)
    {
        if (!run.Step(call.Position))
            return 0;
        if (call.HasFunction)
        {
            var answer = call.Function.Call(ref run, one, other);
            if (run.Stopped || !Nodes.Operands.TryNumber(ref run, answer, call.Name, call.Position, out var order))
                return 0;

            // JavaScript takes it for "equal", and then the order depends on the machine.
            if (double.IsNaN(order))
                call.Fail(ref run, $"The function of {call.Name} gave no number for two of the elements. Compare what can be compared.");
            return order;
        }

        if (!Nodes.Operands.RequirePlain(ref run, one, call.Name, call.Position) || !Nodes.Operands.RequirePlain(ref run, other, call.Name, call.Position))
            return 0;
        var (a, b) = (one.ToJavaScriptText(), other.ToJavaScriptText());
        return run.Charge(Math.Min(a.Length, b.Length), call.Position) ? string.CompareOrdinal(a, b) : 0;
    }
}
