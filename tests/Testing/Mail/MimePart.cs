using System.Text;

namespace CanBo.Testing.Mail;

/// <summary>One part of a mail, or the whole of it: headers, and a body or further parts (RFC 2045, 2046).</summary>
internal sealed class MimePart
{
    private readonly string _body;

    private MimePart(IReadOnlyList<(string Name, string Value)> headers, string body)
    {
        Headers = headers;
        _body = body;
        Parts = Type.StartsWith("multipart/", StringComparison.Ordinal) ? Split(body, Parameter("boundary") ?? "") : [];
    }

    /// <summary>Names and unfolded values.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; }

    public IReadOnlyList<MimePart> Parts { get; }

    public string Type => (Header("Content-Type") ?? "text/plain").Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>The body as text, in its own character set.</summary>
    public string Text => Encoding.GetEncoding(Parameter("charset") ?? "us-ascii").GetString(MimeText.Decode(Header("Content-Transfer-Encoding"), _body));

    /// <summary>Reads a part whose bytes stand one to a character.</summary>
    public static MimePart Parse(string raw)
    {
        var end = raw.StartsWith("\r\n", StringComparison.Ordinal) ? 0 : raw.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
            throw new FormatException("No empty line between headers and body.");

        var unfolded = raw[..end].Replace("\r\n ", " ", StringComparison.Ordinal).Replace("\r\n\t", "\t", StringComparison.Ordinal);
        var headers = unfolded.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(ReadHeader).ToList();
        return new MimePart(headers, raw[(end == 0 ? 2 : end + 4)..]);
    }

    public string? Header(string name) =>
        Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).FirstOrDefault();

    /// <summary>The first part of a type, this one included.</summary>
    public MimePart? Find(string type) =>
        Type == type ? this : Parts.Select(part => part.Find(type)).FirstOrDefault(part => part is not null);

    private static (string Name, string Value) ReadHeader(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? (line[..colon], line[(colon + 1)..].Trim()) : throw new FormatException($"Not a header: {line}");
    }

    private static List<MimePart> Split(string body, string boundary)
    {
        var text = "\r\n" + body;
        var end = text.IndexOf($"\r\n--{boundary}--", StringComparison.Ordinal);
        if (end < 0)
            throw new FormatException("A multipart mail without its end.");

        return [.. text[..end].Split($"\r\n--{boundary}\r\n").Skip(1).Select(Parse)];
    }

    private string? Parameter(string name) => (Header("Content-Type") ?? "").Split(';').Skip(1)
        .Select(parameter => parameter.Trim().Split('=', 2))
        .Where(parameter => parameter.Length == 2 && parameter[0].Equals(name, StringComparison.OrdinalIgnoreCase))
        .Select(parameter => parameter[1].Trim('"'))
        .FirstOrDefault();
}
