namespace CanBo.Host.Design;

/// <summary>A number with its base, never alone.</summary>
/// <param name="Label">What it counts.</param>
/// <param name="Value">The number.</param>
/// <param name="Base">"trên 126 (4,76 %)".</param>
/// <param name="IsLate">True when it asks for attention.</param>
public sealed record Figure(string Label, string Value, string? Base = null, bool IsLate = false);
