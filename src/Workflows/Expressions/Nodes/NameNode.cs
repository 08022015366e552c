using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Nodes;

/// <summary><c>variables.x</c>, <c>getVariable("x")</c>, <c>getInput("x")</c> or <c>getX()</c>.</summary>
internal sealed class NameNode(FreeName name, int position) : Node(position, 1)
{
    public override Value Evaluate(ref Evaluation run)
    {
        if (!run.Step(Position))
            return default;
        if (!name.TryResolve(run.Scope, out var value))
            return Missing(ref run);
        // What this very script has set before is what it reads; inputs cannot be set.
        if (run.Assignments is null || name.Kind is FreeNameKind.Input or FreeNameKind.Output || name.VariableName(run.Scope) is not { } variable)
            return value;
        return run.TryGetAssigned(variable, out var assigned) ? assigned : value;
    }

    private Value Missing(ref Evaluation run)
    {
        return name.Kind switch
        {
            FreeNameKind.Input => run.Fail(ScriptErrorCode.UnknownInput, $"There is no input \"{name.Name}\". Declare it on the workflow, or mend the name.", Position, name.Name),
            FreeNameKind.Output => run.Fail(ScriptErrorCode.UnknownOutput, $"There is no activity \"{name.Name}\" with an output \"{name.Output}\" here. Mend the name.", Position, name.Name),
            FreeNameKind.Variable => run.Fail(ScriptErrorCode.UnknownVariable, $"There is no variable \"{name.Name}\" here. Declare it, or mend the name.", Position, name.Name),
            _ => run.Fail(ScriptErrorCode.UnknownVariable, $"There is no input or variable \"{name.Name}\" here. Declare it, or mend the name.", Position, name.Name),
        };
    }
}
