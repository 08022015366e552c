namespace CanBo.Workflows.Values;

internal static class ValueDescription
{
    private const int Longest = 40;

    /// <summary>The value for an error sentence: its kind and, for texts and numbers, how it starts.</summary>
    public static string Describe(this Value value) => value.Kind switch
    {
        ValueKind.Undefined => "nothing (undefined)",
        ValueKind.Null => "null",
        ValueKind.Boolean => value.AsBoolean ? "true" : "false",
        ValueKind.Number => Expressions.JavaScriptNumbers.Format(value.AsNumber),
        ValueKind.String => $"the text \"{Shorten(value.AsString)}\"",
        ValueKind.Array => $"an array of {value.AsArray.Length}",
        _ => "an object",
    };

    /// <summary>A text short enough for an error sentence.</summary>
    public static string Shorten(string text)
    {
        if (text.Length <= Longest)
            return text;
        var end = char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
