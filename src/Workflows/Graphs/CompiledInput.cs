using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Expressions;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Graphs;

/// <summary>One input of one node, with everything decided that can be before it runs.</summary>
internal sealed class CompiledInput(InputDescriptor descriptor, string typeName)
{
    public InputDescriptor Descriptor => descriptor;

    /// <summary>The type its value is converted to.</summary>
    public string TypeName => typeName;

    /// <summary>The converted value of a literal, or the descriptor's default.</summary>
    public Value Constant { get; init; }

    public VariableReference? Variable { get; init; }

    public string? WorkflowInput { get; init; }

    public Script? Script { get; init; }

    /// <summary>Why it cannot have a value; running it is an incident with this text.</summary>
    public string? Problem { get; init; }

    public bool IsConstant => Variable is null && WorkflowInput is null && Script is null && Problem is null;
}
