namespace CanBo.Workflows.Expressions;

/// <summary>Turns an offset in a text into line and column, only when an error needs it.</summary>
internal static class TextPosition
{
    public static (int Line, int Column) Of(string text, int offset)
    {
        var line = 1;
        var start = 0;
        for (var i = 0; i < offset; i++)
        {
            var ends = text[i] is '\n' or '\u2028' or '\u2029' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'));
            if (!ends)
                continue;
            line++;
            start = i + 1;
        }

        return (line, offset - start + 1);
    }

    public static ScriptError Error(string text, int offset, ScriptErrorCode code, string message, string? subject)
    {
        var (line, column) = Of(text, offset);
        return new(code, message, line, column, subject);
    }
}
