using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Nodes;

/// <summary><c>variables.x</c>, <c>getVariable("x")</c>, <c>getInput("x")</c> or <c>getX()</c>.</summary>
internal sealed class NameNode(FreeName name, int position) : Node(position, 1)
{
    public override Value Evaluate(ref Evaluation run)
    {
        if (!run.Step(Position))
            return default;
        if (name.TryResolve(run.Scope, out var value))
            return value;

        return name.Kind switch
        {
            FreeNameKind.Input => run.Fail(ScriptErrorCode.UnknownInput, $"There is no input \"{name.Name}\". Declare it on the workflow, or mend the name.", Position, name.Name),
            FreeNameKind.Variable => run.Fail(ScriptErrorCode.UnknownVariable, $"There is no variable \"{name.Name}\" here. Declare it, or mend the name.", Position, name.Name),
            _ => run.Fail(ScriptErrorCode.UnknownVariable, $"There is no input or variable \"{name.Name}\" here. Declare it, or mend the name.", Position, name.Name),
        };
    }
}
