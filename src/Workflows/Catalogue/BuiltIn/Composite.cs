using System.Collections.Immutable;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Execution;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>
/// A procedure used as an activity of another: its steps run inside the same instance, with inputs, variables and outputs of their own. A <see cref="Complete"/>
/// inside chooses the outcome; without one it is Done. What it gives so far is its memory.
/// </summary>
internal sealed class Composite(WorkflowDefinition definition) : Container
{
    public override ActivityDescriptor Descriptor { get; } = new(
        TypeOf(definition),
        Math.Max(1, definition.Version),
        new Bilingual(definition.Name, definition.Name),
        new Bilingual(definition.Description.Length > 0 ? definition.Description : definition.Name, definition.Description.Length > 0 ? definition.Description : definition.Name),
        Categories.Procedures)
    {
        Inputs = [.. definition.Inputs.Select(input => new InputDescriptor(Camel(input.Name), input.FullType, Text(input), Text(input)))],
        Outputs = [.. definition.Outputs.Select(output => new OutputDescriptor(Camel(output.Name), output.FullType, Text(output), Text(output)))],
        Ports = definition.Outcomes.IsEmpty ? [PortDescriptor.Done] : [.. definition.Outcomes.Distinct().Select(outcome => outcome == PortDescriptor.Done.Name ? PortDescriptor.Done : new PortDescriptor(outcome, new Bilingual(outcome, outcome)))],
    };

    public WorkflowDefinition Definition => definition;

    /// <summary>The type name by which other procedures use it.</summary>
    public static string TypeOf(WorkflowDefinition definition) => UsedProcedure.Prefix + definition.DefinitionId;

    /// <summary>Elsa writes inputs and outputs of activities with a small letter first.</summary>
    public static string Camel(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];

    internal override void Enter(Run run, OpenExecution self) => run.Schedule(self.Node.Children[0], self);

    internal override void ChildCompleted(Run run, OpenExecution self, OpenExecution child, ImmutableArray<string> outcomes) =>
        run.CompleteComposite(self, OutcomeNames.Done);

    private static Bilingual Text(ArgumentDefinition argument) =>
        argument.DisplayName.Length > 0 ? new(argument.DisplayName, argument.DisplayName) : new(argument.Name, argument.Name);
}
