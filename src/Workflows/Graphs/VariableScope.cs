using CanBo.Workflows.Expressions;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Graphs;

/// <summary>The variables that one place of the definition can see, innermost first; also what expressions are checked against.</summary>
internal sealed class VariableScope(GraphNode? owner, VariableSlot[] slots, VariableScope? outer, Func<string, bool> isWorkflowInput, OutputNames outputs) : IExpressionScope
{
    public VariableScope Inner(GraphNode container, VariableSlot[] variables) =>
        variables.Length == 0 ? this : new VariableScope(container, variables, this, isWorkflowInput, outputs);

    public VariableReference? ById(string id) => Find(slot => slot.Id == id);

    public VariableReference? ByName(string name) => Find(slot => slot.Name == name);

    public bool IsWorkflowInput(string name) => isWorkflowInput(name);

    public bool TryGetVariable(string name, out Value value)
    {
        value = Value.Null;
        return ByName(name) is not null;
    }

    public bool TryGetInput(string name, out Value value)
    {
        value = Value.Null;
        return isWorkflowInput(name);
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
