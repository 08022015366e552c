using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Migrating;
using CanBo.Workflows.Tests.Running;

namespace CanBo.Workflows.Tests.Migrating;

/// <summary>A case that was started on one version and is moved to another.</summary>
internal static class Migrated
{
    private static readonly string[] People = ["a Test.Human", "b Test.Human", "c Test.Verdict"];

    private static readonly string[] Line = ["a.Yes b", "a.No b", "b.Yes c", "b.No c"];

    /// <summary>Two people one after the other, then a decision; the first has answered.</summary>
    public static Scenario AtTheSecond() => Scenario.Of(People, Line).Start().Resume("a", "Yes");

    public static MigrationJudgement To(this Scenario scenario, string[] nodes, string[] connections) => scenario.To(Scenario.Of(nodes, connections).Graph);

    public static MigrationJudgement To(this Scenario scenario, WorkflowGraph graph) => new ProcedureMigration(scenario.Graph, graph).Judge(scenario.State);

    public static MigrationRefusalCode[] Codes(this MigrationJudgement judgement) => [.. judgement.Refusals.Select(refusal => refusal.Code)];

    public static string[] Waiting(this InstanceState state) =>
        [.. state.Executions.Where(execution => execution.Status == ExecutionStatus.Waiting).Select(execution => execution.NodeId)];

    /// <summary>Goes on under the graph: the one waiting step of that id ends by the outcome.</summary>
    public static InstanceState Resume(this InstanceState state, WorkflowGraph graph, string node, string outcome)
    {
        var step = Engine.Advance(graph, state, new Stimulus.Resume("on", Scenario.Noon, state.Executions.Last(execution => execution.NodeId == node).Id, outcome, default));
        Invariants.Check(graph, state, step);
        return step.State;
    }
}
