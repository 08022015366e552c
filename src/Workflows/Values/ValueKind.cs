using System.Diagnostics.CodeAnalysis;

namespace CanBo.Workflows.Values;

/// <summary>What a <see cref="Value"/> is. <see cref="Undefined"/> is the default and means "not there".</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "These are JSON's own words.")]
public enum ValueKind : byte
{
    Undefined,
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}
