namespace CanBo.Workflows.Values;

/// <summary>A converted value, or why there is none.</summary>
/// <param name="Value">The value in the shape of the type; undefined when <paramref name="Error"/> is set.</param>
/// <param name="Error">What was expected and what was found; null on success.</param>
public readonly record struct ConversionResult(Value Value, ConversionError? Error)
{
    /// <summary>True when <see cref="Value"/> may be used.</summary>
    public bool Succeeded => Error is null;
}

/// <summary>A conversion that has no answer.</summary>
/// <param name="TypeName">The type asked for, as written in the definition.</param>
/// <param name="Expected">What would have been accepted, in English, for example "a whole number from -2147483648 to 2147483647".</param>
/// <param name="Found">What was found, shortened to a line.</param>
public sealed record ConversionError(string TypeName, string Expected, string Found)
{
    /// <summary>One English sentence that names both.</summary>
    public string Message => $"Expected {Expected} ({TypeName}), found {Found}.";
}
