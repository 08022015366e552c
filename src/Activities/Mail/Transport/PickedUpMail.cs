using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CanBo.Activities.Mail.Transport;

/// <summary>A mail that <see cref="PickupTransport"/> wrote, read back for people who look at them during development.</summary>
/// <param name="Name">The file's name without its folder; identifies the mail.</param>
/// <param name="Date">When it was written.</param>
/// <param name="To">Name and address of the recipient.</param>
/// <param name="Subject">Decoded.</param>
/// <param name="Text">The plain text, lines ended by \n.</param>
/// <param name="Html">The HTML, or empty.</param>
public sealed partial record PickedUpMail(string Name, DateTimeOffset Date, string To, string Subject, string Text, string Html)
{
    /// <summary>The newest mails of a folder, newest first; none when there is no such folder.</summary>
    public static IReadOnlyList<PickedUpMail> Newest(string folder, int count) => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder, "*.eml").OrderDescending(StringComparer.Ordinal).Take(count).Select(Read)];

    /// <summary>One mail of a folder, or null when there is none of this name. A name that leads out of the folder finds nothing.</summary>
    public static PickedUpMail? Find(string folder, string name)
    {
        var file = Path.Combine(folder, name);
        return Path.GetFileName(name) == name && name.EndsWith(".eml", StringComparison.Ordinal) && File.Exists(file) ? Read(file) : null;
    }

    private static PickedUpMail Read(string file)
    {
        var parts = File.ReadAllText(file, Encoding.ASCII).Split($"--{MimeWriter.Boundary}");
        var (head, body) = HeadAndBody(parts[0]);
        var bodies = parts.Length == 1 ? [body] : parts[1..^1].Select(part => HeadAndBody(part).Body).ToArray();
        return new PickedUpMail(
            Path.GetFileName(file),
            DateTimeOffset.Parse(Header(head, "Date"), CultureInfo.InvariantCulture),
            Header(head, "To"),
            Header(head, "Subject"),
            QuotedPrintable.Read(bodies[0]),
            bodies.Length > 1 ? QuotedPrintable.Read(bodies[1]) : "");
    }

    private static (string Head, string Body) HeadAndBody(string part)
    {
        var halves = part.Split("\r\n\r\n", 2);
        return (halves[0].Replace("\r\n ", " ", StringComparison.Ordinal), halves.Length > 1 ? halves[1] : "");
    }

    private static string Header(string head, string name)
    {
        var line = head.Split("\r\n").First(header => header.StartsWith(name + ": ", StringComparison.Ordinal));
        var joined = BetweenWords().Replace(line[(name.Length + 2)..], "");
        return EncodedWord().Replace(joined, word => Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[1].Value)));
    }

    [GeneratedRegex(@"=\?utf-8\?B\?([^?]*)\?=")]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"(?<=\?=) (?==\?)")]
    private static partial Regex BetweenWords();
}
