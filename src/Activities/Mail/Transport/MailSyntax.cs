using System.Globalization;
using System.Text.RegularExpressions;

namespace CanBo.Activities.Mail.Transport;

/// <summary>What may stand in a header or in an SMTP command. Everything else is refused, never repaired.</summary>
internal static partial class MailSyntax
{
    /// <summary>Returns the address as SMTP wants it: the domain in ASCII.</summary>
    /// <exception cref="InvalidMailException">When it is not an address that every server takes.</exception>
    public static string Address(string field, string address)
    {
        var at = address.LastIndexOf('@');
        if (at < 1 || at == address.Length - 1)
            throw new InvalidMailException($"{field} is not a mail address: it needs a part before and a part after @.");

        var local = address[..at];
        if (!local.All(char.IsAscii))
            throw new InvalidMailException($"{field} has letters outside ASCII before the @, which mail servers do not take.");

        if (local.Length > 64 || !DotAtom().IsMatch(local))
            throw new InvalidMailException($"{field} is not a mail address: the part before the @ has a character that does not belong there.");

        return local + "@" + Domain(field, address[(at + 1)..]);
    }

    /// <summary>Returns a Message-ID in angle brackets.</summary>
    public static string MessageId(string value)
    {
        var id = value is ['<', .., '>'] ? value[1..^1] : value;
        return id.Length <= 250 && IdPattern().IsMatch(id)
            ? $"<{id}>"
            : throw new InvalidMailException("Message-ID must have the form id@domain in ASCII.");
    }

    /// <summary>Returns the value if it is one line.</summary>
    public static string OneLine(string field, string value) =>
        value.Any(char.IsControl) ? throw new InvalidMailException($"{field} holds a line break or another control character.") : value;

    /// <summary>Returns a header name that a caller may set.</summary>
    public static string HeaderName(string name)
    {
        if (!HeaderPattern().IsMatch(name))
            throw new InvalidMailException("A header name may hold letters, digits and hyphens only.");

        return Ours.Contains(name) || name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
            ? throw new InvalidMailException($"The header {name} is written by the transport and cannot be set beside it.")
            : name;
    }

    private static readonly HashSet<string> Ours = new(StringComparer.OrdinalIgnoreCase)
    {
        "From", "To", "Cc", "Bcc", "Sender", "Reply-To", "Subject", "Date", "Message-ID", "MIME-Version", "Return-Path", "Received", "Auto-Submitted",
    };

    private static string Domain(string field, string domain)
    {
        try
        {
            var ascii = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(domain);
            return ascii.Length <= 190 ? ascii : throw new InvalidMailException($"{field} is too long.");
        }
        catch (ArgumentException)
        {
            throw new InvalidMailException($"{field} is not a mail address: the part after the @ is not a domain.");
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*\z")]
    private static partial Regex DotAtom();

    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.-]+\z")]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9-]{0,60}\z")]
    private static partial Regex HeaderPattern();
}
