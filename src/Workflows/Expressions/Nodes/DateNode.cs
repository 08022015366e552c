using System.Globalization;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Nodes;

/// <summary><c>new Date(x).toISOString()</c> and its kin: x is a number of milliseconds or an instant as text; what is read of it is UTC.</summary>
internal sealed class DateNode(Node argument, string method, int position) : Node(position, argument.Height + 1)
{
    /// <summary>The methods that may follow.</summary>
    public static bool IsMethod(string name) => name is "toISOString" or "getTime" or "getUTCFullYear" or "getUTCMonth" or "getUTCDate" or "getUTCDay" or "getUTCHours" or "getUTCMinutes" or "getUTCSeconds";

    public override Value Evaluate(ref Evaluation run)
    {
        var value = argument.Evaluate(ref run);
        if (run.Stopped || !run.Step(Position))
            return default;
        if (!TryRead(value, out var instant))
        {
            return run.Fail(ScriptErrorCode.WrongArgument,
                $"A date is made of milliseconds or of an instant with its offset, such as 2026-11-22T07:30:00+07:00, not of {value.Describe()}.", Position, method);
        }

        return method switch
        {
            "toISOString" => Value.Of(instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
            "getTime" => Value.Of((double)instant.ToUnixTimeMilliseconds()),
            "getUTCFullYear" => Value.Of((double)instant.Year),
            "getUTCMonth" => Value.Of((double)instant.Month - 1),
            "getUTCDate" => Value.Of((double)instant.Day),
            "getUTCDay" => Value.Of((double)instant.DayOfWeek),
            "getUTCHours" => Value.Of((double)instant.Hour),
            "getUTCMinutes" => Value.Of((double)instant.Minute),
            _ => Value.Of((double)instant.Second),
        };
    }

    private static bool TryRead(Value value, out DateTimeOffset instant)
    {
        // The years that both .NET and the text form without a sign can say.
        const double First = -62135596800000;
        const double Last = 253402300799999;
        instant = default;
        if (value.Kind == ValueKind.Number)
        {
            if (value.AsNumber is not (>= First and <= Last))
                return false;
            instant = DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Truncate(value.AsNumber));
            return true;
        }

        if (!ValueConversion.TryGetInstant(value, out instant))
            return false;
        instant = instant.ToUniversalTime();
        return true;
    }
}
