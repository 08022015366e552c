using System.Text;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Methods;

/// <summary>Methods of texts that make longer texts, or several.</summary>
internal static class TextMaking
{
    public static Value Call(ref Evaluation run, string text, MethodCall call) => call.Name switch
    {
        "split" => Split(ref run, text, call),
        "concat" => Concat(ref run, text, call),
        "repeat" => Repeat(ref run, text, call),
        "replace" or "replaceAll" => Replace(ref run, text, call),
        _ => Pad(ref run, text, call),
    };

    private static Value Split(ref Evaluation run, string text, MethodCall call)
    {
        if (!call.Takes(ref run, 1, 1) || !call.TryText(ref run, 0, out var separator))
            return default;
        var pieces = separator.Length > 0 ? text.Split(separator, StringSplitOptions.None) : [.. text.Select(c => c.ToString())];
        if (!run.Charge(pieces.Length, call.Position))
            return default;
        var values = new Value[pieces.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = TextMethods.Whole(ref run, pieces[i], call);
            if (run.Stopped)
                return default;
        }

        return Value.FromOwned(values);
    }

    private static Value Concat(ref Evaluation run, string text, MethodCall call)
    {
        var joined = new StringBuilder(text);
        for (var i = 0; i < call.Count; i++)
        {
            if (!call.TryText(ref run, i, out var more) || !run.Charge(more.Length, call.Position))
                return default;
            joined.Append(more);
        }

        return Value.Of(joined.ToString());
    }

    private static Value Repeat(ref Evaluation run, string text, MethodCall call)
    {
        if (!call.Takes(ref run, 1, 1) || !call.TryInteger(ref run, 0, 0, out var count))
            return default;
        if (count < 0 || double.IsInfinity(count))
            return call.Fail(ref run, "repeat needs a count that is not negative.");
        if (text.Length == 0)
            return Value.Of("");
        return run.Charge((long)Math.Min(text.Length * count, long.MaxValue / 4), call.Position)
            ? Value.Of(new StringBuilder().Insert(0, text, (int)count).ToString())
            : default;
    }

    private static Value Replace(ref Evaluation run, string text, MethodCall call)
    {
        if (!call.Takes(ref run, 2, 2) || !call.TryText(ref run, 0, out var wanted) || !call.TryText(ref run, 1, out var replacement))
            return default;
        if (replacement.Contains('$', StringComparison.Ordinal))
            return call.Fail(ref run, $"JavaScript reads $ in the new text of {call.Name} as a sign of its own. Split and join instead.");
        if (wanted.Length == 0 && call.Name == "replaceAll")
            return call.Fail(ref run, "replaceAll needs a text to replace that is not empty.");

        var first = text.IndexOf(wanted, StringComparison.Ordinal);
        if (first < 0)
            return Value.Of(text);
        var pieces = call.Name == "replace" ? [text[..first], text[(first + wanted.Length)..]] : text.Split(wanted, StringSplitOptions.None);
        if (!run.Charge(text.Length + ((long)pieces.Length * replacement.Length), call.Position))
            return default;
        foreach (var piece in pieces)
        {
            TextMethods.Whole(ref run, piece, call);
            if (run.Stopped)
                return default;
        }

        return Value.Of(string.Join(replacement, pieces));
    }

    private static Value Pad(ref Evaluation run, string text, MethodCall call)
    {
        var filler = " ";
        if (!call.Takes(ref run, 1, 2) || !call.TryInteger(ref run, 0, 0, out var length) || (!call[1].IsUndefined && !call.TryText(ref run, 1, out filler)))
            return default;
        var missing = length - text.Length;
        if (missing <= 0 || filler.Length == 0)
            return Value.Of(text);
        if (!run.Charge((long)Math.Min(missing, long.MaxValue / 4), call.Position))
            return default;
        var padding = new StringBuilder();
        while (padding.Length < missing)
            padding.Append(filler);
        padding.Length = (int)missing;
        var made = TextMethods.Whole(ref run, padding.ToString(), call);
        return run.Stopped ? default : Value.Of(call.Name == "padStart" ? made.AsString + text : text + made.AsString);
    }
}
