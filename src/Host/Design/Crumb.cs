namespace CanBo.Host.Design;

/// <summary>One station on the way to a page: its name and, but for the last, its address.</summary>
public sealed record Crumb(string Text, string? Href = null);
