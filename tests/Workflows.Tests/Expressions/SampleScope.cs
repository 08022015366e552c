using CanBo.Workflows.Expressions;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Tests.Expressions;

/// <summary>Variables and inputs given as objects.</summary>
internal sealed class SampleScope(Value variables, Value inputs) : IExpressionScope
{
    public static SampleScope Empty { get; } = new(Value.EmptyObject, Value.EmptyObject);

    public static SampleScope WithVariables(params ReadOnlySpan<(string Name, Value Value)> variables) => new(Value.Object(variables), Value.EmptyObject);

    public Value Now => inputs["now"].IsUndefined ? Value.Of("2026-03-02T12:34:56.789Z") : inputs["now"];

    public bool TryGetOutput(string activity, string output, out Value value)
    {
        value = Value.Of(activity + "." + output);
        return activity == "Ask";
    }

    public bool TryGetVariable(string name, out Value value) => variables.TryGet(name, out value);

    public bool TryGetInput(string name, out Value value) => inputs.TryGet(name, out value);
}
