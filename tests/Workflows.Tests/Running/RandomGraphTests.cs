using System.Globalization;
using CanBo.Workflows.Execution;

namespace CanBo.Workflows.Tests.Running;

/// <summary>Random procedures with random answers. <see cref="Scenario"/> compares every step with the same step from stored bytes and checks the invariants.</summary>
public sealed class RandomGraphTests
{
    private const int Seeds = 300;

    private const int Steps = 100;

    [Fact]
    public void Every_step_ends_and_keeps_the_invariants_whatever_the_graph_and_the_answers()
    {
        var ends = new Dictionary<InstanceStatus, int>();
        for (var seed = 0; seed < Seeds; seed++)
        {
            var (status, _) = RunToEnd(seed);
            ends[status] = ends.GetValueOrDefault(status) + 1;
        }

        // Most graphs come to their end; some go round for ever or fail for good, and are cancelled.
        ends.GetValueOrDefault(InstanceStatus.Finished).ShouldBeGreaterThan(Seeds / 2);
        ends.ShouldContainKey(InstanceStatus.Cancelled);
    }

    [Fact]
    public void The_same_answers_give_the_same_bytes()
    {
        for (var seed = 0; seed < Seeds; seed += 7)
            RunToEnd(seed).ShouldBe(RunToEnd(seed), $"seed {seed}");
    }

    [Fact]
    public void Without_returns_and_races_every_reachable_activity_runs_or_is_skipped_exactly_once()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var (nodes, connections) = Graph(random, onlyForward: true);
            var scenario = Scenario.Of(nodes, connections).Start();
            while (scenario.Waiting is { Length: > 0 } waiting)
                scenario.Resume(waiting[random.Next(waiting.Length)], Pick(random, "Yes", "No", "Done"));

            scenario.Status.ShouldBe(InstanceStatus.Finished, $"seed {seed}: {scenario.State.Incidents.FirstOrDefault()}");
            var touched = (scenario.Path + " " + scenario.Nodes(JournalEvents.Skipped)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            touched.Order().ShouldBe(scenario.Graph.Root.Children.Select(child => child.Id).Order(), $"seed {seed}");
        }
    }

    private static (InstanceStatus Status, int Trace) RunToEnd(int seed)
    {
        var random = new Random(seed);
        var trace = new HashCode();
        var (nodes, connections) = Graph(random);
        var scenario = Scenario.Of(nodes, connections, random.Next(2) == 0 ? Scenario.ContinuesWithIncidents : null);
        Record(scenario.Start(), ref trace);
        for (var step = 0; step < Steps && !scenario.State.IsOver; step++)
        {
            // The longer it takes, the likelier people say yes, so that most loops are left some day.
            var patient = random.Next(Steps) > step * 4;
            if (scenario.Waiting is { Length: > 0 } waiting && (scenario.Status == InstanceStatus.Suspended || random.Next(3) > 0))
                scenario.Resume(waiting[random.Next(waiting.Length)], patient ? Pick(random, "Yes", "No", "Done", "Remind") : Pick(random, "Yes", "Done"));
            else if (Retryable(scenario.State) is { } faulted && step < Steps / 4)
                scenario.Wait(TimeSpan.FromHours(6)).Advance(new Stimulus.Retry("r", scenario.Now, faulted));
            else
                scenario.Cancel();
            Record(scenario, ref trace);
        }

        if (!scenario.State.IsOver)
            Record(scenario.Cancel(), ref trace);
        scenario.State.IsOver.ShouldBeTrue($"seed {seed}\n{string.Join('\n', nodes)}\n{string.Join('\n', connections)}");
        return (scenario.Status, trace.ToHashCode());
    }

    private static ExecutionId? Retryable(InstanceState state) =>
        state.Incidents.LastOrDefault(incident => !incident.IsResolved && incident.Message.Contains("Not before", StringComparison.Ordinal) && state.Executions.Any(execution => execution.Id == incident.Execution))?.Execution;

    private static void Record(Scenario scenario, ref HashCode trace)
    {
        trace.AddBytes(scenario.State.ToBytes());
        foreach (var entry in scenario.Step.Journal)
            trace.Add(entry);
        foreach (var effect in scenario.Step.Effects)
            trace.Add(effect);
    }

    private static (string[] Nodes, string[] Connections) Graph(Random random, bool onlyForward = false)
    {
        var count = random.Next(2, 14);
        var nodes = new string[count];
        var ports = new string[count][];
        for (var i = 0; i < count; i++)
            (nodes[i], ports[i]) = Node(random, "n" + i.ToString(CultureInfo.InvariantCulture), onlyForward);

        var connections = new HashSet<string>();
        for (var i = 1; i < count; i++)
        {
            var from = random.Next(i);
            connections.Add($"n{from}.{Pick(random, ports[from])} n{i}");
        }

        for (var extra = random.Next(count); extra > 0; extra--)
        {
            var (from, to) = (random.Next(count), random.Next(count));
            if (from < to || (!onlyForward && random.Next(4) == 0))
                connections.Add($"n{from}.{Pick(random, ports[from])} n{to}");
        }

        return (nodes, [.. connections]);
    }

    private static (string Node, string[] Ports) Node(Random random, string id, bool onlyForward) => random.Next(9) switch
    {
        0 => ($"{id} Elsa.FlowFork branches=json:[\"L\",\"R\"]", ["L", "R"]),
        1 => ($"{id} Elsa.FlowJoin mode=" + Pick(random, "WaitAll", "WaitAllActive", onlyForward ? "WaitAllActive" : "WaitAny"), ["Done"]),
        2 => ($"{id} Elsa.SetVariable variable=var:v-x ; value=js:(variables.x ?? 0) + 1", ["Done"]),
        3 => ($"{id} Elsa.FlowDecision condition=js:(variables.x ?? 0) % 2 === 0", ["True", "False"]),
        4 when !onlyForward && random.Next(3) == 0 => ($"{id} Test.FailsUntil instant={Scenario.Noon.AddHours(random.Next(1, 20)):yyyy-MM-ddTHH:mm:ssZ}", ["Done"]),
        5 => ($"{id} Test.Pass", ["Done"]),
        _ => ($"{id} Test.Ask answer=->v-y", ["Yes", "No", "Done"]),
    };

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];
}
