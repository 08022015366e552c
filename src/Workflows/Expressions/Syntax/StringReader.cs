using System.Globalization;
using System.Text;

namespace CanBo.Workflows.Expressions.Syntax;

/// <summary>Reads string literals and the texts of templates, with JavaScript's escapes.</summary>
internal static class StringReader
{
    /// <summary>The string that opens at the offset.</summary>
    public static Token ReadString(string text, int start)
    {
        var quote = text[start];
        var content = new StringBuilder();
        var i = start + 1;
        while (i < text.Length && text[i] != quote)
        {
            if (text[i] is '\n' or '\r')
                break;
            if (!ReadCharacter(text, ref i, content, out var problem))
                return Bad(start, problem!);
        }

        if (i >= text.Length || text[i] != quote)
            return Bad(start, new(ScriptErrorCode.InvalidString, start, $"The text is not closed. Add {quote} at its end; write \\n for a new line.", quote.ToString()));
        return Finish(TokenKind.String, start, i + 1, content);
    }

    /// <summary>
    /// A template's text from the offset to the next <c>${</c> or the closing back quote, both included in
    /// <see cref="Token.End"/>.
    /// </summary>
    public static Token ReadTemplateText(string text, int start, out bool closes)
    {
        closes = false;
        var content = new StringBuilder();
        var i = start;
        while (i < text.Length)
        {
            if (text[i] == '`')
            {
                closes = true;
                return Finish(TokenKind.String, start, i + 1, content);
            }

            if (text[i] == '$' && i + 1 < text.Length && text[i + 1] == '{')
                return Finish(TokenKind.String, start, i + 2, content);

            if (text[i] == '\r')
            {
                // Line ends are \n in a template's value, whatever the file has.
                content.Append('\n');
                i += i + 1 < text.Length && text[i + 1] == '\n' ? 2 : 1;
            }
            else if (!ReadCharacter(text, ref i, content, out var problem))
            {
                return Bad(start, problem!);
            }
        }

        return Bad(start, new(ScriptErrorCode.InvalidString, start, "The template is not closed. Add ` at its end.", "`"));
    }

    private static bool ReadCharacter(string text, ref int i, StringBuilder content, out Finding? problem)
    {
        problem = null;
        if (text[i] != '\\')
        {
            content.Append(text[i++]);
            return true;
        }

        var at = i;
        if (++i == text.Length)
            return true;
        var c = text[i++];
        var plain = c switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', 'v' => '\v', _ => '\0' };
        if (plain != '\0')
        {
            content.Append(plain);
            return true;
        }

        if (c is '\n' or '\r' or '\u2028' or '\u2029')
        {
            // A backslash before a line end continues the line and adds nothing.
            if (c == '\r' && i < text.Length && text[i] == '\n')
                i++;
            return true;
        }

        if (c is 'x' or 'u')
            return ReadCode(text, c, at, ref i, content, out problem);
        if (c == '0' && (i == text.Length || !char.IsAsciiDigit(text[i])))
        {
            content.Append('\0');
            return true;
        }

        if (char.IsAsciiDigit(c))
        {
            problem = BadEscape(text, at, i);
            return false;
        }

        content.Append(c);
        return true;
    }

    private static bool ReadCode(string text, char kind, int at, ref int i, StringBuilder content, out Finding? problem)
    {
        var braces = kind == 'u' && i < text.Length && text[i] == '{';
        int from, to, after;
        if (braces)
        {
            from = i + 1;
            to = text.IndexOf('}', from);
            after = to + 1;
        }
        else
        {
            from = i;
            to = after = i + (kind == 'x' ? 2 : 4);
        }

        problem = null;
        if (to <= from || to > text.Length || to - from > 8
            || !int.TryParse(text.AsSpan(from, to - from), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || code is < 0 or > 0x10FFFF)
        {
            problem = BadEscape(text, at, Math.Min(at + 2, text.Length));
            return false;
        }

        if (code > 0xFFFF)
            content.Append(char.ConvertFromUtf32(code));
        else
            content.Append((char)code);
        i = after;
        return true;
    }

    private static Token Finish(TokenKind kind, int start, int end, StringBuilder content)
    {
        var value = content.ToString();
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i]))
                continue;
            if (!char.IsHighSurrogate(value[i]) || i + 1 == value.Length || !char.IsLowSurrogate(value[i + 1]))
                return Bad(start, new(ScriptErrorCode.InvalidString, start, "The text holds half of a character (a lone surrogate). Write the whole character, or \\u{…} with its code."));
            i++;
        }

        return new(kind, start, end, value);
    }

    private static Token Bad(int start, Finding problem) => new(TokenKind.Bad, start, start, "", Problem: problem);

    private static Finding BadEscape(string text, int at, int end) => new(ScriptErrorCode.InvalidString, at,
        $"\"{text[at..end]}\" is not a complete escape. Use \\n, \\t, \\\\, a quote after \\, \\xHH, \\uHHHH or \\u{{H…}}.", text[at..end]);
}
