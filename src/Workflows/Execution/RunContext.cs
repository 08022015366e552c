using System.Collections.Immutable;
using System.Globalization;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Catalogue.BuiltIn;
using CanBo.Workflows.Expressions;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Execution;

/// <summary>What the execution at hand may see; also the scope of its expressions. One for the whole step.</summary>
internal sealed class RunContext(Run run) : ActivityContext, IExpressionScope
{
    private OpenExecution _execution = null!;

    public RunContext Of(OpenExecution execution)
    {
        _execution = execution;
        return this;
    }

    public override ExecutionId Execution => _execution.Id;

    public override string NodeId => _execution.Node.Id;

    public override DateTimeOffset Now => run.Now;

    public override Value Memory => _execution.Memory;

    public override Value WorkflowInput => run.CompositeOf(_execution) is { } composite
        ? Value.Object([.. ((Composite)composite.Node.Activity).Definition.Inputs.Select(input => (input.Name, run.InputOf(composite, input.Name)))])
        : run.Input;

    public override string Correlation => run.Correlation;

    public override int Round => _execution.Round;

    public override bool IsReturn => _execution.IsReturn;

    public override Value Input(string name)
    {
        var inputs = _execution.Node.Inputs;
        var values = _execution.Inputs ?? _execution.Node.Constants!;
        for (var i = 0; i < inputs.Length; i++)
        {
            if (inputs[i].Descriptor.Name == name)
                return values[i];
        }

        throw new ArgumentException($"{_execution.Node.Descriptor.TypeName} has no input '{name}'.", nameof(name));
    }

    public override Value Variable(string name) => run.TryGetVariable(_execution, name, out var value) ? value : default;

    public bool TryGetVariable(string name, out Value value) => run.TryGetVariable(_execution, name, out value);

    public bool TryGetInput(string name, out Value value)
    {
        if (run.CompositeOf(_execution) is { } composite)
        {
            value = run.InputOf(composite, name) is { IsUndefined: false } given ? given : Value.Null;
            return ((Composite)composite.Node.Activity).Definition.Inputs.Any(input => input.Name == name);
        }

        if (run.Input.TryGet(name, out value))
            return true;
        value = Value.Null;
        return run.Graph.WorkflowInputs.Contains(name);
    }

    Value IExpressionScope.Now => Value.Of(run.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    Value IExpressionScope.Correlation => run.Correlation.Length > 0 ? Value.Of(run.Correlation) : Value.Null;

    public bool TryGetOutput(string activity, string output, out Value value)
    {
        value = Value.Null;
        if ((_execution.Node.Composite?.InnerOutputs ?? run.Graph.Outputs)?.Find(activity, output) is not { } found)
            return false;
        if (run.Results[found.Id].TryGet(found.Output, out var given))
            value = given;
        return true;
    }

    internal override (EvaluationResult Result, ImmutableArray<ScriptAssignment> Assignments) RunProgram() =>
        _execution.Node.Program?.Run(this, EvaluationLimits.Default) ?? throw new InvalidOperationException("The script cannot be read. Correct it in the procedure, and migrate the case.");

    internal override bool Holds(int number)
    {
        var condition = _execution.Node.Cases[number];
        if (Evaluate(condition, out var value) is { } problem)
            throw new InvalidOperationException($"The condition '{condition.Descriptor.Name}' cannot be worked out: {problem}");
        return value.Kind == ValueKind.Boolean && value.AsBoolean;
    }

    /// <summary>Evaluates and converts one input.</summary>
    /// <returns>Why there is no value; null when there is.</returns>
    public string? Evaluate(CompiledInput input, out Value value)
    {
        value = input.Constant;
        if (input.IsConstant)
            return null;
        if (input.Problem is not null)
            return input.Problem;

        if (input.Variable is { } variable)
        {
            value = run.Storage(_execution, variable)[variable.Index];
        }
        else if (input.WorkflowInput is { } name)
        {
            TryGetInput(name, out value);
        }
        else
        {
            var result = input.Script!.Evaluate(this, EvaluationLimits.Default);
            if (result.Error is { } error)
                return $"line {error.Line}, column {error.Column}: {error.Message}";
            value = result.Value;
        }

        return Convert(input, ref value);
    }

    private static string? Convert(CompiledInput input, ref Value value)
    {
        if (value.IsNullish && !input.Descriptor.Default.IsUndefined)
            value = input.Descriptor.Default;
        if (value.IsNullish && input.Descriptor.Required)
            return "it needs a value, and the expression gave none.";
        var converted = ValueConversion.To(value, input.TypeName);
        value = converted.Value;
        return converted.Error?.Message;
    }
}
