using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions;

/// <summary>What an expression may see: the variables in scope and the workflow's inputs, by exact name. Nothing else.</summary>
/// <remarks>
/// False means that nothing of that name is declared, and the expression ends with an error. Something declared but
/// without a value is true with <see cref="Value.Null"/>. An implementation does not throw.
/// </remarks>
public interface IExpressionScope
{
    /// <summary>Finds a variable.</summary>
    bool TryGetVariable(string name, out Value value);

    /// <summary>Business time of the step, an instant as text; undefined where no case runs.</summary>
    Value Now => Value.Undefined;

    /// <summary>What the instance was correlated with; null when it was not.</summary>
    Value Correlation => Value.Null;

    /// <summary>Finds what an activity has last given, by the activity's name or id; null when it has not run.</summary>
    bool TryGetOutput(string activity, string output, out Value value)
    {
        value = Value.Null;
        return false;
    }

    /// <summary>Finds a workflow input.</summary>
    bool TryGetInput(string name, out Value value);
}
