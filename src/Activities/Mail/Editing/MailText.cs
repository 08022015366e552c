using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CanBo.Activities.Mail.Editing;

/// <summary>A mail text as a versioned document: the words of one kind of letter in both languages, with named places that are filled when it is sent.</summary>
/// <param name="Code">What the product or a definition calls it, such as <c>tasks</c>.</param>
/// <param name="Version">From 1; a stored version never changes.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Vietnamese">Its Vietnamese words.</param>
/// <param name="English">Its English words.</param>
public sealed record MailText(
    string Code,
    int Version,
    string Name,
    [property: JsonPropertyName("vi")] MailWords Vietnamese,
    [property: JsonPropertyName("en")] MailWords English)
{
    /// <summary>The code of the text that stands around every other: greeting, help, letterhead.</summary>
    public const string Frame = "letter";
}

/// <summary>The words of a mail in one language.</summary>
/// <param name="Text">Plain text, a line an item.</param>
/// <param name="Html">The same with its layout, a line an item.</param>
/// <param name="Subject">One line; empty for the text around the others.</param>
public sealed record MailWords(ImmutableArray<string> Text, ImmutableArray<string> Html, string Subject = "");
