namespace CanBo.Host.Design;

/// <summary>One of several answers.</summary>
/// <param name="Value">What is posted.</param>
/// <param name="Text">What is read, in the reader's language.</param>
/// <param name="Note">A second line: the consequence of choosing it.</param>
public sealed record Choice(string Value, string Text, string? Note = null);
