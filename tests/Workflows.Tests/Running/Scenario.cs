using System.Globalization;
using System.Text.Json.Nodes;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Tests.Running;

/// <summary>
/// Runs one instance and keeps what came of it. Every step is made twice, from the state in memory and from its bytes, and must come out the
/// same; so each scenario also tests storage and determinism.
/// </summary>
internal sealed class Scenario
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private int _stimuli;

    private Scenario(string json, ActivityCatalogue? catalogue = null)
    {
        var reading = DefinitionJson.Read(json, "test.json");
        reading.Errors.ShouldBeEmpty();
        (Graph, _) = WorkflowGraph.Compile(reading.Definition!, catalogue ?? TestActivities.Catalogue);
    }

    public WorkflowGraph Graph { get; }

    public DateTimeOffset Now { get; private set; } = Noon;

    public InstanceState State { get; private set; } = InstanceState.New;

    public Step Step { get; private set; } = Step.Unchanged(InstanceState.New);

    public List<JournalEntry> Journal { get; } = [];

    public List<PlannedEffect> Effects { get; } = [];

    public InstanceStatus Status => State.Status;

    /// <summary>Ids of the nodes that wait, in the order they began.</summary>
    public string[] Waiting => [.. State.Executions.Where(execution => execution.Status == ExecutionStatus.Waiting).Select(execution => execution.NodeId)];

    /// <summary>Ids of the nodes that began, containers left out, in order.</summary>
    public string Path => Nodes(JournalEvents.Started);

    public static Scenario Of(string json, ActivityCatalogue? catalogue = null) => new(json, catalogue);

    public static Scenario Of(string[] nodes, string[] connections, Action<JsonObject>? change = null) =>
        new(Sketch.Flowchart(nodes, connections, change));

    public static Action<JsonObject> ContinuesWithIncidents { get; } =
        definition => definition["options"] = new JsonObject { ["incidentStrategyType"] = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core" };

    public Scenario Start(Value? input = null) => Advance(new Stimulus.Start(NextId(), Now, input ?? Value.EmptyObject));

    public Scenario Resume(string node, string name = "Done", Value? data = null) =>
        Advance(new Stimulus.Resume(NextId(), Now, Execution(node), name, data ?? Value.Undefined));

    public Scenario Resume(ExecutionId execution, string name = "Done") =>
        Advance(new Stimulus.Resume(NextId(), Now, execution, name, Value.Undefined));

    public Scenario Retry(string node) => Advance(new Stimulus.Retry(NextId(), Now, Execution(node)));

    public Scenario Return(string node) => Advance(new Stimulus.Return(NextId(), Now, node, "because"));

    public Scenario Cancel() => Advance(new Stimulus.Cancel(NextId(), Now, "because"));

    public Scenario Wait(TimeSpan span)
    {
        Now += span;
        return this;
    }

    public ExecutionId Execution(string node) => State.Executions.Last(execution => execution.NodeId == node).Id;

    public string Nodes(string journalEvent) =>
        string.Join(' ', Journal.Where(entry => entry.Event == journalEvent && entry.NodeId.Length > 0 && Graph.Find(entry.NodeId)!.Children.IsEmpty).Select(entry => entry.NodeId));

    public Value Variable(string name) => State.Variables.Single(variable => variable.Key == "v-" + name).Value;

    public Scenario Advance(Stimulus stimulus)
    {
        var before = State.ToBytes();
        Step = Engine.Advance(Graph, State, stimulus);
        var again = Engine.Advance(Graph, InstanceState.FromBytes(before), stimulus);

        State.ToBytes().ShouldBe(before, "a step must not touch the state it starts from");
        again.State.ToBytes().ShouldBe(Step.State.ToBytes());
        again.Journal.SequenceEqual(Step.Journal).ShouldBeTrue();
        again.Effects.Select(Written).ShouldBe(Step.Effects.Select(Written));
        again.Opened.ShouldBe(Step.Opened);
        again.Closed.ShouldBe(Step.Closed);
        Invariants.Check(Graph, State, Step);

        State = Step.State;
        Journal.AddRange(Step.Journal);
        Effects.AddRange(Step.Effects);
        return this;
    }

    /// <summary>With the inputs of what is started one by one, because records compare lists by identity.</summary>
    private static string Written(PlannedEffect planned) =>
        planned + (planned.Effect is Effect.StartChildren start ? string.Join(' ', start.Inputs) : "");

    private string NextId() => "s" + (++_stimuli).ToString(CultureInfo.InvariantCulture);
}
