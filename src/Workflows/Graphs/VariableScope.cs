using CanBo.Workflows.Definitions;
using CanBo.Workflows.Expressions;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Graphs;

/// <summary>The variables that one place of the definition can see, innermost first; also what expressions are checked against.</summary>
/// <param name="owner">The container that declares the slots; null for the workflow.</param>
/// <param name="slots">The innermost variables.</param>
/// <param name="outer">What lies around; null for a procedure's own level.</param>
/// <param name="workflow">The procedure whose inputs and outputs are meant.</param>
/// <param name="composite">The use of that procedure as an activity; null for the outermost.</param>
/// <param name="outputs">What its scripts may read of activities.</param>
internal sealed class VariableScope(GraphNode? owner, VariableSlot[] slots, VariableScope? outer, WorkflowDefinition workflow, GraphNode? composite, OutputNames outputs) : IExpressionScope
{
    public VariableScope Inner(GraphNode container, VariableSlot[] variables) =>
        variables.Length == 0 ? this : new VariableScope(container, variables, this, workflow, composite, outputs);

    public WorkflowDefinition Workflow => workflow;

    public GraphNode? Composite => composite;

    public VariableReference? ById(string id) => Find(slot => slot.Id == id);

    public VariableReference? ByName(string name) => Find(slot => slot.Name == name);

    public bool IsWorkflowInput(string name) => workflow.Inputs.Any(input => input.Name == name);

    public bool TryGetVariable(string name, out Value value)
    {
        value = Value.Null;
        return ByName(name) is not null;
    }

    public bool TryGetInput(string name, out Value value)
    {
        value = Value.Null;
        return IsWorkflowInput(name);
    }

    public bool TryGetOutput(string activity, string output, out Value value)
    {
        value = Value.Null;
        outputs.Read(activity, output);
        return outputs.Find(activity, output) is not null;
    }

    private VariableReference? Find(Predicate<VariableSlot> matches)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            var index = Array.FindIndex(scope.Slots, matches);
            if (index >= 0)
                return new VariableReference(scope.Owner, index, scope.Slots[index]);
        }

        return null;
    }

    private GraphNode? Owner => owner;

    private VariableSlot[] Slots => slots;

    private VariableScope? Outer => outer;
}
