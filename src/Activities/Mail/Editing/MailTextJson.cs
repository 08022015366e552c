using CanBo.Activities.Json;

namespace CanBo.Activities.Mail.Editing;

/// <summary>Mail texts as JSON documents.</summary>
public static class MailTextJson
{
    /// <summary>Reads a mail text.</summary>
    /// <exception cref="Errors.InvalidInputException">Something is wrong; each error names the place, such as <c>vi.subject</c>, and the fix.</exception>
    public static MailText Read(string json) => StrictJson.Read<MailText>(json, MailTextCheck.Errors);

    /// <summary>Writes a mail text; reading it back gives the same.</summary>
    public static string Write(MailText text) => StrictJson.Write(text);
}
