namespace CanBo.Host.Errors;

/// <summary>Something the reader wrote in a form that could not be taken.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Text">As typed.</param>
public sealed record TypedText(string Field, string Text);
