using System.Globalization;

namespace CanBo.Workflows.Expressions.Syntax;

/// <summary>Cuts a text into JavaScript's tokens, one at a time, on the parser's request.</summary>
internal sealed class Tokenizer(string text)
{
    // Longest first. Symbols that the language leaves out are here too, so that a finding can name them whole.
    private static readonly string[] Symbols =
    [
        ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=",
        "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "++", "--", "**", "<<", ">>", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=",
        "(", ")", "[", "]", "{", "}", ".", ",", ";", ":", "?", "+", "-", "*", "/", "%", "<", ">", "!", "=", "&", "|", "^", "~", "@", "#",
    ];

    /// <summary>The token that starts at or after the offset, white space and comments skipped.</summary>
    public Token Read(int from)
    {
        var start = SkipSpace(from, out var problem);
        if (problem is not null)
            return new(TokenKind.Bad, start, start, "", Problem: problem);
        if (start == text.Length)
            return new(TokenKind.End, start, start, "");

        var c = text[start];
        if (IsWordStart(c))
            return ReadWord(start);
        if (char.IsAsciiDigit(c) || (c == '.' && start + 1 < text.Length && char.IsAsciiDigit(text[start + 1])))
            return NumberReader.Read(text, start);
        if (c is '"' or '\'')
            return StringReader.ReadString(text, start);
        return c == '`' ? new(TokenKind.Template, start, start + 1, "`") : ReadSymbol(start);
    }

    public static bool IsWordStart(char c) =>
        c is '$' or '_' || char.IsLetter(c) || char.GetUnicodeCategory(c) == UnicodeCategory.LetterNumber;

    public static bool IsWordPart(char c) => IsWordStart(c) || c is '\u200C' or '\u200D' || char.GetUnicodeCategory(c) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation;

    private static bool IsLineEnd(char c) => c is '\n' or '\r' or '\u2028' or '\u2029';

    private Token ReadWord(int start)
    {
        var end = start + 1;
        while (end < text.Length && IsWordPart(text[end]))
            end++;
        return new(TokenKind.Word, start, end, text[start..end]);
    }

    private Token ReadSymbol(int start)
    {
        var rest = text.AsSpan(start);
        foreach (var symbol in Symbols)
        {
            if (rest[0] != symbol[0] || !rest.StartsWith(symbol, StringComparison.Ordinal))
                continue;
            // "a?.5:b" is a conditional with .5 in it.
            if (symbol == "?." && rest.Length > 2 && char.IsAsciiDigit(rest[2]))
                continue;
            return new(TokenKind.Symbol, start, start + symbol.Length, symbol);
        }

        var length = char.IsHighSurrogate(rest[0]) && rest.Length > 1 && char.IsLowSurrogate(rest[1]) ? 2 : 1;
        var shown = length == 1 && (char.IsSurrogate(rest[0]) || char.IsControl(rest[0]))
            ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)rest[0]:x4}")
            : rest[..length].ToString();
        return new(TokenKind.Bad, start, start + length, shown,
            Problem: new(ScriptErrorCode.Syntax, start, $"The character {shown} cannot stand here. Remove it, or put it into a text.", shown));
    }

    private int SkipSpace(int from, out Finding? problem)
    {
        problem = null;
        var i = from;
        while (i < text.Length)
        {
            if (JavaScriptConversions.IsSpace(text[i]))
            {
                i++;
            }
            else if (text.AsSpan(i).StartsWith("//", StringComparison.Ordinal))
            {
                while (i < text.Length && !IsLineEnd(text[i]))
                    i++;
            }
            else if (text.AsSpan(i).StartsWith("/*", StringComparison.Ordinal))
            {
                var end = text.IndexOf("*/", i + 2, StringComparison.Ordinal);
                if (end < 0)
                {
                    problem = new(ScriptErrorCode.UnexpectedEnd, i, "The comment is not closed. Add */ at its end.", "/*");
                    return i;
                }

                i = end + 2;
            }
            else
            {
                break;
            }
        }

        return i;
    }
}
