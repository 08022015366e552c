namespace CanBo.Workflows.Definitions;

/// <summary>An input or an output of the whole workflow.</summary>
/// <param name="Name">What expressions and bindings refer to.</param>
/// <param name="Type">Alias such as <c>String</c> or <c>Decimal</c>.</param>
/// <param name="IsArray">True for a list of that type.</param>
/// <param name="DisplayName">What people read; empty when the file gives none.</param>
public sealed record ArgumentDefinition(string Name, string Type, bool IsArray, string DisplayName)
{
    /// <summary>The type with its list sign.</summary>
    public string FullType => IsArray ? Type + "[]" : Type;

    internal Origin<ArgumentDefinition>? Origin { get; init; }
}
