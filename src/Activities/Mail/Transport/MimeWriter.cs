using System.Globalization;
using System.Text;

namespace CanBo.Activities.Mail.Transport;

/// <summary>
/// Writes a mail as it travels: ASCII, CRLF, text and HTML as alternatives. The same mail at the same instant gives the same bytes.
/// </summary>
internal static class MimeWriter
{
    // "=_" cannot occur in quoted-printable text, so no body can hold the boundary (RFC 2045 §6.7).
    public const string Boundary = "=_canbo_part";

    /// <exception cref="InvalidMailException">When a field holds what must not stand in a mail, such as a line break in the subject.</exception>
    public static byte[] Write(OutgoingMail mail, Mailbox sender, DateTimeOffset now)
    {
        var text = new StringBuilder(4096);
        foreach (var field in Headers(mail, sender, now))
            text.Append(field).Append("\r\n");

        if (mail.HtmlBody is { } html)
            WriteAlternatives(text, mail.TextBody, html);
        else
            WritePart(text, "text/plain", mail.TextBody);

        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static IEnumerable<string> Headers(OutgoingMail mail, Mailbox sender, DateTimeOffset now)
    {
        yield return "Date: " + now.ToString("ddd, dd MMM yyyy HH':'mm':'ss ", CultureInfo.InvariantCulture)
            + now.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);
        yield return HeaderText.Field("From", mail.From ?? sender);
        if (mail.ReplyTo is { } replyTo)
            yield return HeaderText.Field("Reply-To", replyTo);
        yield return HeaderText.Field("To", mail.To);
        yield return HeaderText.Field("Subject", MailSyntax.OneLine("Subject", mail.Subject));
        yield return "Message-ID: " + MailSyntax.MessageId(mail.MessageId);
        // Asks holiday notices and the like not to answer (RFC 3834).
        yield return "Auto-Submitted: auto-generated";
        foreach (var (name, value) in mail.Headers)
            yield return HeaderText.Field(MailSyntax.HeaderName(name), MailSyntax.OneLine(name, value));
        yield return "MIME-Version: 1.0";
    }

    private static void WriteAlternatives(StringBuilder text, string plain, string html)
    {
        text.Append("Content-Type: multipart/alternative; boundary=\"").Append(Boundary).Append("\"\r\n\r\n");
        foreach (var (type, body) in new[] { ("text/plain", plain), ("text/html", html) })
        {
            text.Append("--").Append(Boundary).Append("\r\n");
            WritePart(text, type, body);
            // The line end before a boundary belongs to the boundary; the body keeps its own.
            text.Append("\r\n");
        }

        text.Append("--").Append(Boundary).Append("--\r\n");
    }

    private static void WritePart(StringBuilder text, string type, string body)
    {
        text.Append("Content-Type: ").Append(type).Append("; charset=utf-8\r\n");
        text.Append("Content-Transfer-Encoding: quoted-printable\r\n\r\n");
        QuotedPrintable.Write(text, body);
    }
}
