using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CanBo.Testing.Mail;

/// <summary>Undoes the encodings of mail: RFC 2047 words in headers, quoted-printable and base64 in bodies.</summary>
internal static partial class MimeText
{
    /// <summary>Decodes a header; white space between two encoded words belongs to neither.</summary>
    public static string DecodeWords(string value) =>
        EncodedWord().Replace(BetweenWords().Replace(value, "$1"), word =>
        {
            var bytes = word.Groups[2].Value is "B" or "b" ? Convert.FromBase64String(word.Groups[3].Value) : QuotedPrintable(word.Groups[3].Value.Replace('_', ' '));
            return Encoding.GetEncoding(word.Groups[1].Value).GetString(bytes);
        });

    public static byte[] Decode(string? encoding, string body) => encoding?.ToLowerInvariant() switch
    {
        "base64" => Convert.FromBase64String(body),
        "quoted-printable" => QuotedPrintable(body),
        null or "7bit" or "8bit" => Encoding.Latin1.GetBytes(body),
        _ => throw new FormatException($"Unknown transfer encoding {encoding}."),
    };

    private static byte[] QuotedPrintable(string text)
    {
        var joined = SoftBreak().Replace(text, "");
        var result = new List<byte>(joined.Length);
        for (var i = 0; i < joined.Length; i++)
        {
            if (joined[i] == '=')
            {
                result.Add(byte.Parse(joined.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 2;
            }
            else
            {
                result.Add((byte)joined[i]);
            }
        }

        return [.. result];
    }

    [GeneratedRegex(@"=\?([^?]+)\?([BbQq])\?([^?]*)\?=")]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"(\?=)\s+(?==\?)")]
    private static partial Regex BetweenWords();

    [GeneratedRegex(@"=[ \t]*\r\n")]
    private static partial Regex SoftBreak();
}
