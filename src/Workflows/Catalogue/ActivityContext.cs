using System.Collections.Immutable;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Expressions;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue;

/// <summary>What an activity may see while it runs. It is the engine's own and changes afterwards: take what you need, never keep it.</summary>
public abstract class ActivityContext
{
    /// <summary>This execution.</summary>
    public abstract ExecutionId Execution { get; }

    /// <summary>Id of the node in the definition.</summary>
    public abstract string NodeId { get; }

    /// <summary>Business time of the step.</summary>
    public abstract DateTimeOffset Now { get; }

    /// <summary>An input, evaluated once when the execution began and converted to its declared type; the descriptor's default when absent.</summary>
    public abstract Value Input(string name);

    /// <summary>What this execution remembered when it last waited; undefined at first.</summary>
    public abstract Value Memory { get; }

    /// <summary>A variable, by name up the scopes; undefined when there is none.</summary>
    public abstract Value Variable(string name);

    /// <summary>The workflow's input as given at start (an object of facts about the case).</summary>
    public abstract Value WorkflowInput { get; }

    /// <summary>What the instance was correlated with; empty when it was not.</summary>
    public abstract string Correlation { get; }

    /// <summary>How often this node began before in this instance: 0 the first time, more after a return.</summary>
    public abstract int Round { get; }

    /// <summary>True while the node begins because a connection of the procedure leads back to it: what was done here is to be done again.</summary>
    public abstract bool IsReturn { get; }

    /// <summary>Whether the condition of a case holds; worked out when asked for.</summary>
    /// <param name="number">The case, from 0 in the order of the definition.</param>
    /// <exception cref="InvalidOperationException">The condition cannot be worked out.</exception>
    internal abstract bool Holds(int number);

    /// <summary>Runs the script of a node that has one.</summary>
    internal abstract (EvaluationResult Result, ImmutableArray<ScriptAssignment> Assignments) RunProgram();

    /// <summary>Completes on one port.</summary>
    public ActivityResult Done(string outcome, params ReadOnlySpan<(string Output, Value Value)> outputs)
    {
        var values = ImmutableArray.CreateBuilder<KeyValuePair<string, Value>>(outputs.Length);
        foreach (var (output, value) in outputs)
            values.Add(new(output, value));
        return new ActivityResult.Completed([outcome]) { Outputs = values.MoveToImmutable() };
    }

    /// <summary>Waits.</summary>
    public ActivityResult Wait(params ReadOnlySpan<Effect> effects) => new ActivityResult.Waiting([.. effects]);
}
