namespace CanBo.Runtime.Definitions;

/// <summary>Somebody else has stored another content since the caller read the definition; nothing was written. Maps to 409.</summary>
public sealed class DefinitionChangedException(DefinitionVersion latest) : Exception($"The definition {latest.DefinitionId} has changed since it was read.")
{
    /// <summary>What is stored now.</summary>
    public DefinitionVersion Latest { get; } = latest;
}
