using System.Globalization;
using System.Text;

namespace CanBo.Activities.Mail.Transport;

/// <summary>Text bodies as quoted-printable (RFC 2045 §6.7): ASCII lines of at most 76 characters that end in CRLF.</summary>
internal static class QuotedPrintable
{
    private const int LineLimit = 76;

    public static void Write(StringBuilder result, string text)
    {
        foreach (var line in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            WriteLine(result, line);
            result.Append("\r\n");
        }
    }

    /// <summary>Undoes <see cref="Write"/>; lines end in \n and there is none empty at the end.</summary>
    public static string Read(string written)
    {
        var joined = written.Replace("=\r\n", "", StringComparison.Ordinal).TrimEnd('\r', '\n');
        var bytes = new List<byte>(joined.Length);
        for (var i = 0; i < joined.Length; i++)
        {
            if (joined[i] != '=')
            {
                bytes.Add((byte)joined[i]);
                continue;
            }

            bytes.Add(byte.Parse(joined.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
            i += 2;
        }

        return Encoding.UTF8.GetString([.. bytes]).ReplaceLineEndings("\n");
    }

    private static void WriteLine(StringBuilder result, string line)
    {
        var column = 0;
        var position = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            position += rune.Utf16SequenceLength;
            var token = Token(rune, isLast: position == line.Length);
            if (column + token.Length >= LineLimit)
            {
                result.Append("=\r\n");
                column = 0;
            }

            result.Append(token);
            column += token.Length;
        }
    }

    // A space at the end of a line would be lost on the way.
    private static string Token(Rune rune, bool isLast) => rune.Value switch
    {
        ' ' or '\t' when !isLast => rune.ToString(),
        > ' ' and <= '~' and not '=' => rune.ToString(),
        _ => Escaped(rune),
    };

    private static string Escaped(Rune rune)
    {
        Span<byte> bytes = stackalloc byte[4];
        var result = new StringBuilder(12);
        foreach (var one in bytes[..rune.EncodeToUtf8(bytes)])
            result.Append(CultureInfo.InvariantCulture, $"={one:X2}");
        return result.ToString();
    }
}
