namespace CanBo.Activities.Mail.Transport;

/// <summary>Hands one finished mail to whoever carries it on. Safe to call from several tasks at once.</summary>
public interface IMailTransport
{
    /// <summary>
    /// Sends one mail. What goes wrong on the way is a <see cref="SendResult"/>, not an exception. A mail whose
    /// acceptance was not heard of may arrive twice when it is sent again; both then carry the same Message-ID.
    /// </summary>
    /// <exception cref="OperationCanceledException">When <paramref name="cancellation"/> is cancelled.</exception>
    Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation);
}
