using System.Globalization;
using System.Text;

namespace CanBo.Activities.Mail.Transport;

/// <summary>Speaks SMTP's lines over a stream: replies in, commands and dot-stuffed mails out. Bounded, whatever the server sends.</summary>
internal sealed class SmtpLines(Stream stream)
{
    private const int LineLimit = 4096, ReplyLimit = 200;

    private readonly byte[] _buffer = new byte[LineLimit];
    private int _start, _end;

    /// <summary>True when the server has said more than was read.</summary>
    public bool HasUnread => _start < _end;

    /// <exception cref="IOException">When the connection ends, or what arrives is not SMTP.</exception>
    public async Task<SmtpReply> ReadReplyAsync(CancellationToken cancellation)
    {
        var lines = new List<string>();
        while (true)
        {
            var line = await ReadLineAsync(cancellation);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code) || code is < 200 or > 599)
                throw new IOException("The server's answer is not SMTP.");

            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-')
                return new SmtpReply(code, lines);
            if (lines.Count == ReplyLimit)
                throw new IOException("The server's answer is too long.");
        }
    }

    public async Task WriteLineAsync(string line, CancellationToken cancellation)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"), cancellation);
        await stream.FlushAsync(cancellation);
    }

    /// <summary>Sends a mail, which ends in CRLF, with a dot doubled at each line's start, and the line of one dot that ends it.</summary>
    public async Task WriteMailAsync(byte[] mime, CancellationToken cancellation)
    {
        await stream.WriteAsync(Stuffed(mime), cancellation);
        await stream.FlushAsync(cancellation);
    }

    internal static byte[] Stuffed(ReadOnlySpan<byte> mime)
    {
        var result = new List<byte>(mime.Length + 64);
        var atLineStart = true;
        foreach (var one in mime)
        {
            if (atLineStart && one == '.')
                result.Add((byte)'.');
            result.Add(one);
            atLineStart = one == '\n';
        }

        result.AddRange(".\r\n"u8);
        return [.. result];
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                var line = Encoding.UTF8.GetString(_buffer, _start, length).TrimEnd('\r');
                _start += length + 1;
                return line;
            }

            await FillAsync(cancellation);
        }
    }

    private async Task FillAsync(CancellationToken cancellation)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        if (_end == _buffer.Length)
            throw new IOException("The server's answer is too long.");

        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellation);
        _end += read > 0 ? read : throw new EndOfStreamException("The server closed the connection.");
    }
}
