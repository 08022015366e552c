namespace CanBo.Activities.Mail.Transport;

/// <summary>How far a conversation with the server has come.</summary>
internal enum SmtpStage
{
    /// <summary>Connecting, encrypting, signing in.</summary>
    Opening,

    /// <summary>Sender and recipient; nothing of the mail has been sent.</summary>
    Envelope,

    /// <summary>The mail is on its way; if the answer is lost, nobody knows whether it was accepted.</summary>
    Content,
}
