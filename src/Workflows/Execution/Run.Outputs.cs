using System.Collections.Immutable;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Catalogue.BuiltIn;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Execution;

/// <summary>What an activity gives: bound outputs, things it sets by name, events.</summary>
internal sealed partial class Run
{
    private bool BindOutputs(OpenExecution execution, ImmutableArray<KeyValuePair<string, Value>> outputs)
    {
        if (outputs.IsDefaultOrEmpty)
            return true;
        foreach (var (name, value) in outputs)
        {
            if ((execution.Node.Composite?.InnerOutputs ?? Graph.Outputs)?.IsRead(execution.Node.Id, name) == true && !Keep(execution, name, value))
                return false;
            var binding = Array.Find(execution.Node.Outputs, candidate => candidate.Name == name);
            if (binding is null)
                continue;
            if (binding.Variable is not { } variable)
            {
                var converted = ValueConversion.To(value, "Object");
                if (converted.Error is { } error)
                    return Unfit(execution, $"output '{name}': {error.Message}");
                SetOutput(execution, binding.WorkflowOutput, converted.Value);
            }
            else if (!Store(execution, variable, value, $"output '{name}' to variable '{variable.Slot.Name}'"))
                return false;
        }

        return true;
    }

    private bool Keep(OpenExecution execution, string output, Value value)
    {
        var converted = ValueConversion.To(value, "Object");
        if (converted.Error is { } error)
            return Unfit(execution, $"output '{output}': {error.Message}");
        var given = Results[execution.Node.Id] is { IsUndefined: false } before ? before : Value.EmptyObject;
        Results = Results.With(execution.Node.Id, given.With(output, converted.Value));
        return true;
    }

    private bool Assign(OpenExecution execution, ImmutableArray<Assignment> assignments)
    {
        if (assignments.IsDefaultOrEmpty)
            return true;
        foreach (var assignment in assignments)
        {
            switch (assignment)
            {
                case Assignment.Variable variable:
                    if (Graph.VariableOf(execution.Node, variable.Name) is not { } reference)
                        return Unfit(execution, $"there is no variable '{variable.Name}' here. Declare it or choose another.");
                    if (!Store(execution, reference, variable.Value, $"variable '{variable.Name}'"))
                        return false;
                    break;
                case Assignment.Output output:
                    if (!SetOutput(execution, output))
                        return false;
                    break;
                case Assignment.Title title:
                    _title = title.Text;
                    break;
                case Assignment.Correlation correlation:
                    Correlation = correlation.Id;
                    break;
                default:
                    throw new InvalidOperationException($"The engine does not know assignments of type {assignment.GetType().Name}.");
            }
        }

        return true;
    }

    private bool SetOutput(OpenExecution execution, Assignment.Output output)
    {
        var workflow = execution.Node.Composite?.Activity is Composite composite ? composite.Definition : Graph.Definition;
        var declared = workflow.Outputs.FirstOrDefault(candidate => candidate.Name == output.Name);
        if (declared is null)
            return Unfit(execution, $"the workflow has no output '{output.Name}'. Declare it or choose another.");
        var converted = ValueConversion.To(output.Value, declared.FullType);
        if (converted.Error is { } error)
            return Unfit(execution, $"workflow output '{output.Name}': {error.Message}");
        SetOutput(execution, output.Name, converted.Value);
        return true;
    }

    /// <summary>Sets an output of the procedure, or of the composite that the execution stands in.</summary>
    private void SetOutput(OpenExecution execution, string name, Value value)
    {
        if (CompositeOf(execution) is { } composite)
            composite.Memory = (composite.Memory.IsUndefined ? Value.EmptyObject : composite.Memory).With(name, value);
        else
            _output = _output.With(name, value);
    }

    private bool Store(OpenExecution execution, VariableReference variable, Value value, string what)
    {
        var converted = ValueConversion.To(value, variable.Slot.TypeName);
        if (converted.Error is { } error)
            return Unfit(execution, $"{what}: {error.Message}");
        Storage(execution, variable)[variable.Index] = converted.Value;
        return true;
    }

    private bool Unfit(OpenExecution execution, string what)
    {
        Fault(execution, IncidentCode.OutputFailed, $"'{execution.Node.Definition.Title}' ({execution.Node.Id}), {what}");
        return false;
    }

    /// <summary>Those who wait for the event when it is published; who begins to wait for it in consequence waits for the next.</summary>
    private List<OpenExecution> Hearers(PublishedEvent? published) =>
        published is null ? [] : _open.FindAll(open => open.Status == ExecutionStatus.Waiting && open.Key == published.Name && open.Node.Descriptor.TypeName == Event.TypeName);

    private void Tell(List<OpenExecution> hearers, PublishedEvent? published)
    {
        foreach (var hearer in hearers)
        {
            if (hearer is not { IsOpen: true, Status: ExecutionStatus.Waiting })
                continue;
            Journal(JournalEvents.Resumed, hearer, Stimulus.EventPublished);
            Invoke(hearer, new Stimulus.Resume("", Now, hearer.Id, Stimulus.EventPublished, published!.Payload));
        }
    }
}
