using CanBo.Workflows.Values;

namespace CanBo.Workflows.Graphs;

/// <summary>A declared variable.</summary>
/// <param name="Id">Its id in the definition.</param>
/// <param name="Name">What scripts call it.</param>
/// <param name="TypeName">The type it is converted to at every assignment.</param>
/// <param name="Initial">Its value when the scope begins.</param>
internal sealed record VariableSlot(string Id, string Name, string TypeName, Value Initial);

/// <summary>Where a variable is found while the workflow runs.</summary>
/// <param name="Owner">The container that declares it; null for the workflow.</param>
/// <param name="Index">Its place among that scope's variables.</param>
/// <param name="Slot">Its declaration.</param>
internal sealed record VariableReference(GraphNode? Owner, int Index, VariableSlot Slot);

/// <summary>Where an output goes: a variable, or an output of the workflow by name.</summary>
internal sealed record OutputBinding(string Name, VariableReference? Variable, string WorkflowOutput);
