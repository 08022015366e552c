using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using CanBo.Testing;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;
using Activity = CanBo.Workflows.Catalogue.Activity;
using ActivityContext = CanBo.Workflows.Catalogue.ActivityContext;

namespace CanBo.Benchmarks;

/// <summary>
/// One <see cref="Engine.Advance"/> over a flowchart of ten activities that wait for nobody, journal entries and the state's bytes included.
/// Elsa 3.8 in memory, without either, was measured on two cores at 440 µs and 165 KiB.
/// </summary>
internal static class EngineBenchmark
{
    private const int Activities = 10;
    private const int Rounds = 40;
    private const int StepsPerRound = 2_000;
    private const double TargetMicroseconds = 15;
    private const double TargetKibibytes = 12;

    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Activities that do nothing, and that wait.</summary>
    public static ActivityCatalogue Samples { get; } = new([new Pass(), new Waiting()]);

    /// <summary>Beside it, when Node and the packages of <c>tests/peers</c> are there, <c>bpmn-engine</c> runs a process of as many tasks in memory.</summary>
    public static async Task RunAsync()
    {
        var catalogue = Samples;
        var start = new Stimulus.Start("s", Noon, Value.EmptyObject);
        var ours = Measure("ten no-ops in a flowchart", Compile(catalogue, "Bench.Pass", _ => { }), InstanceState.New, start);
        Measure("ten SetVariable in a flowchart", Compile(catalogue, "Elsa.SetVariable", node =>
        {
            node["variable"] = new JsonObject { ["id"] = "v", ["name"] = "v" };
            node["value"] = new JsonObject { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = "1" } };
        }), InstanceState.New, start);

        var waits = Compile(catalogue, "Bench.Pass", node => node["type"] = node["id"]!.GetValue<string>() == "n0" ? "Bench.Wait" : "Bench.Pass");
        var waiting = Engine.Advance(waits, InstanceState.New, start);
        MeasureStored("a stored case that waits, read, resumed, nine no-ops, written", waits, waiting.State.ToBytes(), new Stimulus.Resume("r", Noon, waiting.Opened[0].Execution, "Done", Value.Undefined));
        Console.WriteLine("Elsa 3.8, ten no-ops in memory, no journal, no bytes: 440 µs, 165 KiB");
        await CompareAsync(ours);
    }

    private static async Task CompareAsync(double ours)
    {
        const int peerRounds = 20, peerRuns = 100;
        if (!Directory.Exists(Repository.File("tests", "peers", "node_modules", "bpmn-engine")))
        {
            Console.WriteLine("bpmn-engine is not installed: npm ci in tests/peers, then again");
            return;
        }

        using var peer = ChildProcess.Start("node", [Repository.File("tests", "peers", "bpmn.js"), $"{peerRounds}", $"{peerRuns}"], Repository.Root);
        var words = (await peer.ReadyAsync("median", TimeSpan.FromMinutes(5))).Split(' ');
        var median = double.Parse(words[0], CultureInfo.InvariantCulture);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bpmn-engine {words[2]} (npm), ten tasks in memory, the process read once: {median:0} µs, best {words[1]}: {median / ours:0} times ours (which writes journal and bytes)"));
    }

    private static double Measure(string what, WorkflowGraph graph, InstanceState state, Stimulus stimulus) =>
        Measure(what, () => Check(Engine.Advance(graph, state, stimulus)));

    private static double MeasureStored(string what, WorkflowGraph graph, byte[] state, Stimulus stimulus) =>
        Measure(what, () => Check(Engine.Advance(graph, InstanceState.FromBytes(state), stimulus)));

    private static double Measure(string what, Action once)
    {
        var times = new List<double>(Rounds);
        long bytes = 0;
        for (var round = -Rounds / 2; round < Rounds; round++)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < StepsPerRound; i++)
                once();
            var elapsed = Stopwatch.GetElapsedTime(started);
            if (round < 0)
                continue;
            bytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
            times.Add(elapsed.TotalMicroseconds / StepsPerRound);
        }

        times.Sort();
        var median = times[times.Count / 2];
        var kibibytes = bytes / 1024.0 / StepsPerRound;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {median:0.0} µs (target ≤ {TargetMicroseconds:0}), {kibibytes:0.0} KiB (target ≤ {TargetKibibytes:0}); best {times[0]:0.0} µs; {(median <= TargetMicroseconds && kibibytes <= TargetKibibytes ? "met" : "MISSED")}"));
        return median;
    }

    private static void Check(Step step)
    {
        if (step.State.Status != InstanceStatus.Finished || step.Journal.Length < 2 * Activities || step.State.ToBytes().Length == 0)
            throw new InvalidOperationException("The benchmark's procedure did not run to its end.");
    }

    /// <summary>Ten activities of a type in a row.</summary>
    public static WorkflowGraph Compile(ActivityCatalogue catalogue, string type, Action<JsonObject> inputs)
    {
        var (activities, connections) = (new JsonArray(), new JsonArray());
        for (var i = 0; i < Activities; i++)
        {
            var node = new JsonObject { ["id"] = "n" + i.ToString(CultureInfo.InvariantCulture), ["type"] = type, ["version"] = 1 };
            inputs(node);
            activities.Add(node);
            if (i > 0)
                connections.Add(new JsonObject { ["source"] = End(i - 1), ["target"] = End(i) });
        }

        return Compile(catalogue, activities, connections);
    }

    /// <summary>A flowchart.</summary>
    public static WorkflowGraph Compile(ActivityCatalogue catalogue, JsonArray activities, JsonArray connections)
    {
        var definition = new JsonObject
        {
            ["id"] = "bench-1",
            ["definitionId"] = "bench",
            ["name"] = "Bench",
            ["variables"] = new JsonArray(new JsonObject { ["id"] = "v", ["name"] = "v", ["typeName"] = "Object" }),
            ["root"] = new JsonObject { ["id"] = "flow", ["type"] = "Elsa.Flowchart", ["activities"] = activities, ["connections"] = connections },
        };
        var reading = DefinitionJson.Read(definition.ToJsonString(), "bench.json");
        var (graph, findings) = WorkflowGraph.Compile(reading.Definition!, catalogue);
        return findings.IsEmpty ? graph : throw new InvalidOperationException(findings[0].Message.English);
    }

    private static JsonObject End(int node) =>
        new() { ["activity"] = "n" + node.ToString(CultureInfo.InvariantCulture), ["port"] = "Done" };

    /// <summary>Does nothing, as in the measurement of Elsa.</summary>
    private sealed class Pass : Activity
    {
        private static readonly Bilingual Word = new("Không làm gì", "Nothing");

        public override ActivityDescriptor Descriptor { get; } = new("Bench.Pass", 1, Word, Word, Categories.Flow);

        public override ActivityResult Begin(ActivityContext context) => context.Done("Done");
    }

    /// <summary>Waits for any resume.</summary>
    private sealed class Waiting : Activity
    {
        private static readonly Bilingual Word = new("Chờ", "Wait");

        public override ActivityDescriptor Descriptor { get; } = new("Bench.Wait", 1, Word, Word, Categories.Flow);

        public override ActivityResult Begin(ActivityContext context) => context.Wait();

        public override ActivityResult Resume(ActivityContext context, Stimulus.Resume stimulus) => context.Done("Done");
    }
}
