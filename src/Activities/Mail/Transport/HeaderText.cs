using System.Text;

namespace CanBo.Activities.Mail.Transport;

/// <summary>Writes header fields: ASCII as it is, other text as RFC 2047 encoded words, lines folded at 76 characters.</summary>
internal static class HeaderText
{
    private const int LineLimit = 76;
    private const string Prefix = "=?utf-8?B?", Suffix = "?=";

    /// <summary>A field of free text, such as Subject.</summary>
    public static string Field(string name, string value) =>
        IsPlain(value) ? Fold(name + ": " + value) : name + ":" + EncodedWords(value, name.Length + 1);

    /// <summary>A field of one address with its name.</summary>
    public static string Field(string name, Mailbox mailbox)
    {
        var address = $"<{MailSyntax.Address(name, mailbox.Address)}>";
        var display = MailSyntax.OneLine(name, mailbox.DisplayName ?? "").Trim();
        if (display.Length == 0)
            return $"{name}: {address}";

        var shown = IsPlain(display) ? " " + Quoted(display) : EncodedWords(display, name.Length + 1);
        return $"{name}:{shown}\r\n {address}";
    }

    /// <summary>True when the text can stand in a header unencoded without being taken for something else.</summary>
    private static bool IsPlain(string value) =>
        value.Length <= 400 && value.All(char.IsAscii) && !value.Contains("=?", StringComparison.Ordinal) && value.Trim() == value;

    private static string Quoted(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    // Each encoded word holds whole characters: a reader may decode them one by one.
    private static string EncodedWords(string text, int column)
    {
        var result = new StringBuilder();
        var chunk = new List<byte>();
        Span<byte> buffer = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var bytes = buffer[..rune.EncodeToUtf8(buffer)];
            var room = (LineLimit - column - 1 - Prefix.Length - Suffix.Length) / 4 * 3;
            if (chunk.Count > 0 && chunk.Count + bytes.Length > room)
            {
                Close(result, chunk);
                result.Append("\r\n");
                column = 0;
            }

            chunk.AddRange(bytes);
        }

        Close(result, chunk);
        return result.ToString();
    }

    private static void Close(StringBuilder result, List<byte> chunk)
    {
        result.Append(' ').Append(Prefix).Append(Convert.ToBase64String([.. chunk])).Append(Suffix);
        chunk.Clear();
    }

    private static string Fold(string line)
    {
        var result = new StringBuilder();
        while (line.Length > LineLimit)
        {
            var space = line.LastIndexOf(' ', LineLimit, LineLimit - 1);
            if (space <= 0 || line[..space].EndsWith(':'))
                space = line.IndexOf(' ', LineLimit);
            if (space < 0)
                break;

            result.Append(line, 0, space).Append("\r\n");
            line = line[space..];
        }

        return result.Append(line).ToString();
    }
}
