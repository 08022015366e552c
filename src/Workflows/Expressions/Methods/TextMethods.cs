using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Methods;

/// <summary>Methods of texts. Places are UTF-16 units, as in JavaScript; a piece that would begin or end within a character is an error.</summary>
internal static class TextMethods
{
    public static Value Call(ref Evaluation run, string text, MethodCall call)
    {
        if (!run.Charge(text.Length, call.Position))
            return default;
        switch (call.Name)
        {
            case "includes" or "indexOf" or "lastIndexOf" or "startsWith" or "endsWith":
                return Search(ref run, text, call);
            case "slice" or "substring" or "at":
                return Piece(ref run, text, call);
            case "split" or "replace" or "replaceAll" or "concat" or "repeat" or "padStart" or "padEnd":
                return TextMaking.Call(ref run, text, call);
            case "normalize":
                return call.Takes(ref run, 0, 0) ? Value.Of(text.Normalize()) : default;
            case "toUpperCase" or "toLowerCase":
                if (!call.Takes(ref run, 0, 0))
                    return default;
                return TextCase.Change(text, call.Name == "toUpperCase") is { } changed
                    ? Value.Of(changed)
                    : call.Fail(ref run, $"{call.Name} knows the letters of Latin scripts here, and the text has others.");
            case "trim" or "trimStart" or "trimEnd":
                return call.Takes(ref run, 0, 0) ? Value.Of(Trim(text, call.Name)) : default;
            case "toString":
                return call.Takes(ref run, 0, 0) ? Value.Of(text) : default;
            default:
                return call.Unknown(ref run, "A text");
        }
    }

    private static string Trim(string text, string how)
    {
        var (start, end) = (0, text.Length);
        while (how != "trimEnd" && start < end && JavaScriptConversions.IsSpace(text[start]))
            start++;
        while (how != "trimStart" && end > start && JavaScriptConversions.IsSpace(text[end - 1]))
            end--;
        return text[start..end];
    }

    private static Value Search(ref Evaluation run, string text, MethodCall call)
    {
        if (!call.Takes(ref run, 1, 1) || !call.TryText(ref run, 0, out var wanted) || !run.Charge(wanted.Length, call.Position))
            return default;
        return call.Name switch
        {
            "includes" => Value.Of(text.Contains(wanted, StringComparison.Ordinal)),
            "startsWith" => Value.Of(text.StartsWith(wanted, StringComparison.Ordinal)),
            "endsWith" => Value.Of(text.EndsWith(wanted, StringComparison.Ordinal)),
            "indexOf" => Value.Of((double)text.IndexOf(wanted, StringComparison.Ordinal)),
            _ => Value.Of((double)(wanted.Length == 0 ? text.Length : text.LastIndexOf(wanted, StringComparison.Ordinal))),
        };
    }

    private static Value Piece(ref Evaluation run, string text, MethodCall call)
    {
        var isAt = call.Name == "at";
        if (!call.Takes(ref run, isAt ? 1 : 0, isAt ? 1 : 2) || !call.TryInteger(ref run, 0, 0, out var from) || !call.TryInteger(ref run, 1, text.Length, out var to))
            return default;
        if (isAt)
        {
            var place = from < 0 ? text.Length + from : from;
            return place >= 0 && place < text.Length ? Whole(ref run, text[(int)place].ToString(), call) : default;
        }

        var (start, end) = (MethodCall.Place(from, text.Length), MethodCall.Place(to, text.Length));
        if (call.Name == "substring")
        {
            var (a, b) = ((int)Math.Clamp(from, 0, text.Length), (int)Math.Clamp(to, 0, text.Length));
            (start, end) = (Math.Min(a, b), Math.Max(a, b));
        }

        return Whole(ref run, end <= start ? "" : text[start..end], call);
    }

    /// <summary>The piece, unless it begins or ends with half of a character.</summary>
    public static Value Whole(ref Evaluation run, string piece, MethodCall call) =>
        piece.Length > 0 && (char.IsLowSurrogate(piece[0]) || char.IsHighSurrogate(piece[^1]))
            ? run.Fail(ScriptErrorCode.SplitCharacter, $"{call.Name} takes half of a character here. Take the whole text instead.", call.Position, call.Name)
            : Value.Of(piece);
}
