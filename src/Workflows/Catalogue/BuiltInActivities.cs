using System.Collections.Immutable;
using CanBo.Workflows.Catalogue.BuiltIn;

namespace CanBo.Workflows.Catalogue;

/// <summary>The activities that belong to the engine; the names are Elsa's, so that an Elsa designer knows them.</summary>
public static class BuiltInActivities
{
    /// <summary>All of them, in the order of the palette.</summary>
    public static ImmutableArray<Activity> All { get; } =
    [
        new Start(),
        new Flowchart(),
        new Sequence(),
        new If(),
        new FlowDecision(),
        new FlowFork(),
        new FlowJoin(),
        new FlowSwitch(),
        new Switch(),
        new While(),
        new For(),
        new ForEach(),
        new ParallelForEach(),
        new Break(),
        new BuiltIn.Parallel(),
        new Fork(),
        new Decide(),
        new End(),
        new Finish(),
        new Complete(),
        new Fault(),
        new Event(),
        new PublishEvent(),
        new ExecuteWorkflow(),
        new DispatchWorkflow(),
        new BulkDispatchWorkflows(),
        new Delay(),
        new BuiltIn.Timer(),
        new Cron(),
        new StartAt(),
        new SetVariable(),
        new RunJavaScript(),
        new SetOutput(),
        new SetName(),
        new Correlate(),
        new WriteLine(),
    ];
}
