using CanBo.Workflows.Values;

namespace CanBo.Workflows.Definitions;

/// <summary>A variable of the workflow or of one container.</summary>
/// <param name="Id">What expressions of type Variable and output bindings refer to; stays when the name changes.</param>
/// <param name="Name">What scripts and people call it.</param>
/// <param name="TypeName">Alias such as <c>String</c> or <c>Int32</c>.</param>
/// <param name="IsArray">True for a list of that type.</param>
/// <param name="Initial">The value it starts with, in practice a text that is read as the type; null when there is none.</param>
public sealed record VariableDefinition(string Id, string Name, string TypeName, bool IsArray, Value Initial)
{
    /// <summary>The type with its brackets, as conversion wants it.</summary>
    public string FullTypeName => IsArray && !TypeName.EndsWith("[]", StringComparison.Ordinal) ? TypeName + "[]" : TypeName;

    internal Origin<VariableDefinition>? Origin { get; init; }
}
