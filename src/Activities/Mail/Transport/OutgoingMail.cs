namespace CanBo.Activities.Mail.Transport;

/// <summary>A finished mail to one recipient.</summary>
/// <param name="MessageId">The same at every attempt, so that a mail sent twice can be recognised: <c>id@domain</c>, with or without angle brackets.</param>
/// <param name="To">Who receives it.</param>
/// <param name="Subject">One line.</param>
/// <param name="TextBody">The plain text; any kind of line end.</param>
/// <param name="HtmlBody">The same as HTML, or null for a mail of text only.</param>
public sealed record OutgoingMail(string MessageId, Mailbox To, string Subject, string TextBody, string? HtmlBody)
{
    /// <summary>The sender; null for the one of <see cref="MailOptions"/>.</summary>
    public Mailbox? From { get; init; }

    /// <summary>Where answers go; null for the sender.</summary>
    public Mailbox? ReplyTo { get; init; }

    /// <summary>Further header fields by name, such as <c>List-Unsubscribe</c>. Those that the transport writes itself are refused.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
