using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions;

/// <summary>
/// Holds a result built by a script to the limits as it would be written. Values share their parts, so
/// <c>[x, x]</c> is cheap in memory and, repeated by a loop of activities, doubles in storage each time.
/// </summary>
internal static class ResultBounds
{
    public static void Check(ref Evaluation run, Value value, int position)
    {
        var room = (long)run.Limits.MaxSize;
        Measure(ref run, value, 0, ref room, position);
    }

    private static void Measure(ref Evaluation run, Value value, int depth, ref long room, int position)
    {
        if (value.Kind is not (ValueKind.Array or ValueKind.Object))
        {
            Take(ref run, value.Kind == ValueKind.String ? value.AsString.Length + 1 : 1, ref room, position);
            return;
        }

        if (depth == run.Limits.MaxDepth)
        {
            run.Fail(ScriptErrorCode.DepthLimit, $"The result nests more than {run.Limits.MaxDepth} arrays and objects. Return a flatter value.", position);
            return;
        }

        // Empty arrays inside each other count, too: they double as all else does.
        if (!Take(ref run, 1, ref room, position))
            return;
        if (value.Kind == ValueKind.Array)
        {
            foreach (var element in value.AsArray)
            {
                Measure(ref run, element, depth + 1, ref room, position);
                if (run.Failure is not null)
                    return;
            }
        }
        else
        {
            foreach (var (name, property) in value.Properties)
            {
                room -= name.Length;
                Measure(ref run, property, depth + 1, ref room, position);
                if (run.Failure is not null)
                    return;
            }
        }
    }

    private static bool Take(ref Evaluation run, int amount, ref long room, int position)
    {
        room -= amount;
        if (room >= 0)
            return true;
        run.Fail(ScriptErrorCode.SizeLimit, $"The result holds more than {run.Limits.MaxSize} characters and elements. Return only what is needed.", position);
        return false;
    }
}
