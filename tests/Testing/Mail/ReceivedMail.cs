using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CanBo.Testing.Mail;

/// <summary>A mail as it arrived, decoded as a mail program would.</summary>
public sealed partial class ReceivedMail
{
    private readonly MimePart _part;

    private ReceivedMail(byte[] raw)
    {
        Raw = raw;
        _part = MimePart.Parse(Encoding.Latin1.GetString(raw));
    }

    /// <summary>The bytes between DATA and the final dot, dots unstuffed.</summary>
    public byte[] Raw { get; }

    /// <summary>Which connection brought it.</summary>
    public string Connection { get; private init; } = "";

    public string EnvelopeFrom { get; private init; } = "";

    public string EnvelopeTo { get; private init; } = "";

    /// <summary>True when it came encrypted.</summary>
    public bool IsSecure { get; private init; }

    /// <summary>Who had signed in, or null.</summary>
    public string? User { get; private init; }

    public string Subject => Header("Subject") ?? "";

    /// <summary>As written: name and address.</summary>
    public string From => Header("From") ?? "";

    /// <summary>As written: name and address.</summary>
    public string To => Header("To") ?? "";

    public string MessageId => Header("Message-ID") ?? "";

    public DateTimeOffset Date => DateTimeOffset.Parse(Header("Date") ?? "", CultureInfo.InvariantCulture);

    public string Text => _part.Find("text/plain")?.Text ?? "";

    public string Html => _part.Find("text/html")?.Text ?? "";

    /// <summary>Every header's name, in order.</summary>
    public IReadOnlyList<string> HeaderNames => [.. _part.Headers.Select(header => header.Name)];

    /// <summary>The addresses of links, of the HTML or, without one, of the text; each once, in order.</summary>
    public IReadOnlyList<Uri> Links
    {
        get
        {
            var found = Html.Length > 0 ? Hrefs().Matches(Html).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)) : TextLinks;
            return [.. found.Distinct().Select(link => new Uri(link))];
        }
    }

    /// <summary>The addresses written out in the text.</summary>
    public IReadOnlyList<string> TextLinks => [.. Addresses().Matches(Text).Select(match => match.Value.TrimEnd('.', ',', ')'))];

    /// <summary>All that a reader could see: subject, text and HTML. For tests that something is not in a mail.</summary>
    public string Everything => string.Join('\n', Subject, From, To, Text, WebUtility.HtmlDecode(Html));

    /// <summary>Decodes a mail file.</summary>
    public static ReceivedMail Parse(byte[] raw) => new(raw);

    /// <summary>A header's decoded value, or null.</summary>
    public string? Header(string name) => _part.Header(name) is { } value ? MimeText.DecodeWords(value) : null;

    internal static ReceivedMail Read(JsonElement said) => new(said.GetProperty("raw").GetBytesFromBase64())
    {
        Connection = said.GetProperty("connection").GetString()!,
        EnvelopeFrom = said.GetProperty("from").GetString()!,
        EnvelopeTo = said.GetProperty("to")[0].GetString()!,
        IsSecure = said.GetProperty("secure").GetBoolean(),
        User = said.GetProperty("user").GetString(),
    };

    [GeneratedRegex("""href\s*=\s*["'](https?:[^"']+)["']""", RegexOptions.IgnoreCase)]
    private static partial Regex Hrefs();

    [GeneratedRegex(@"https?://[^\s<>""]+")]
    private static partial Regex Addresses();
}
