namespace CanBo.Activities.Mail.Transport;

/// <summary>The server refused, or cannot be used as configured.</summary>
internal sealed class SmtpFailureException(SmtpStage stage, SmtpReply? reply, string message) : Exception(message)
{
    public SmtpStage Stage => stage;

    public SmtpReply? Reply => reply;

    /// <summary>True when the mail itself is not to blame: it deserves another attempt whatever the code says.</summary>
    public bool ConcernsServer => stage == SmtpStage.Opening || reply is { Code: 421 or 530 or 534 or 535 or 538 };
}
