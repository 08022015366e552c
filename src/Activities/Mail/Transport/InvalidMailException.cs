namespace CanBo.Activities.Mail.Transport;

/// <summary>A mail that no server can be given; the message names the field. Transports turn it into a permanent failure.</summary>
public sealed class InvalidMailException(string message) : Exception(message);
