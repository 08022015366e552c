using System.Collections.Immutable;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Catalogue.BuiltIn;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Soundness.Exploring;

/// <summary>What stands in for each activity while a graph is explored.</summary>
internal static class AbstractActivities
{
    /// <summary>Up to so many cases, every set of them may hold together; of more, every one, every two, and all.</summary>
    private const int MaxCases = 5;

    public static Activity Of(GraphNode node) => node.Activity switch
    {
        If when node.Constants is null => new AbstractIf(node.Descriptor),
        While when node.Constants is not null => node.Activity,
        ParallelForEach => new AbstractParallelForEach(node.Descriptor, Turns(node)),
        Loop => new AbstractLoop(node.Descriptor, IsFirstCertain(node)),
        Switch => new AbstractSwitch(node.Descriptor, Sets([.. Enumerable.Range(0, node.Cases.Length).Select(Switch.SlotOf)], Switch.Otherwise, node)),
        Container container => container,
        End => new AbstractEnd(),
        Break => new AbstractBreak(),
        Complete when node.Composite is { } composite => new AbstractComplete(node.Constants is { } constants
            ? [Complete.Names(constants[0])]
            : [.. composite.Ports.Select(port => ImmutableArray.Create(port.Name))]),
        Fault or UnknownActivity => new AbstractStep(node.Descriptor, [], isUrgent: true),
        _ => new AbstractStep(node.Descriptor, Alternatives(node), isUrgent: !node.Descriptor.IsHuman && !node.Descriptor.Waits),
    };

    private static ImmutableArray<ImmutableArray<string>> Alternatives(GraphNode node) => node.Activity switch
    {
        FlowFork => [[.. node.Ports.Select(port => port.Name)]],
        FlowDecision when node.Constants is { } constants => [OutcomeNames.Of(constants[0] is { Kind: ValueKind.Boolean } condition && condition.AsBoolean)],
        FlowSwitch => Sets([.. node.Ports.Select(port => port.Name).Where(port => port != SwitchCases.Default)], SwitchCases.Default, node),
        RunJavaScript when node.Outcomes.Length > 1 => [.. Subsets(node.Outcomes)],
        _ when node.Outcomes.IsEmpty => [[]],
        _ => [.. node.Outcomes.Select(port => ImmutableArray.Create(port))],
    };

    private static ImmutableArray<ImmutableArray<string>> Sets(ImmutableArray<string> cases, string otherwise, GraphNode node)
    {
        IEnumerable<ImmutableArray<string>> sets = cases.Select(one => ImmutableArray.Create(one));
        var matchesAll = node.Inputs.Any(input => input.Descriptor == SwitchCases.ModeInput && (!input.IsConstant || SwitchCases.MatchesAll(input.Constant)));
        return [.. matchesAll ? Subsets(cases) : sets, [otherwise]];
    }

    private static IEnumerable<ImmutableArray<string>> Subsets(ImmutableArray<string> names) => names.Length <= MaxCases
        ? Enumerable.Range(1, (1 << names.Length) - 1).Select(bits => names.Where((_, i) => (bits & (1 << i)) != 0).ToImmutableArray())
        : names.Select(one => ImmutableArray.Create(one)).Concat(names.SelectMany((one, i) => names.Skip(i + 1).Select(other => ImmutableArray.Create(one, other)))).Append(names);

    private static ImmutableArray<int> Turns(GraphNode node) =>
        Items(node) is not { } items ? [0, 1, 2] : [Math.Min(items.IsNullish ? 0 : items.AsArray.Length, 2)];

    private static bool IsFirstCertain(GraphNode node) => node.Activity switch
    {
        ForEach => Items(node) is { IsNullish: false } items && items.AsArray.Length > 0,
        For => node.Constants is { } constants && For.HasTurns(constants),
        _ => false,
    };

    private static Value? Items(GraphNode node) => node.Constants?[0];
}
