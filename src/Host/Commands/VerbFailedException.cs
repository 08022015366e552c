namespace CanBo.Host.Commands;

/// <summary>A verb could not do what it was asked; the message says why and what to do, in the reader's language.</summary>
internal sealed class VerbFailedException(string message) : Exception(message);
