namespace CanBo.Host.Design;

/// <summary>A label and its value, both in the reader's language.</summary>
public sealed record Fact(string Label, string Value);
