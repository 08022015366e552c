using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using CanBo.Activities.Ratings.Decisions;
using CanBo.Testing;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Expressions;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Soundness;
using CanBo.Workflows.Values;

namespace CanBo.Benchmarks.Micro;

/// <summary>The engine's hot paths one by one. The state is that of six people asked at once, of whom two have answered; the procedure is the shipped one for leaders.</summary>
public class EngineMicro
{
    private const string Expression = "variables.total > 3 && getAmount() * 1.5 < 100 ? `đạt ${variables.total}` : [1, 2, 3].filter(n => n > 1).join(',')";

    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Stimulus Start = new Stimulus.Start("s", Noon, Value.EmptyObject);

    private readonly Scope _scope = new();
    private readonly Script _script = Script.Parse(Expression).Script!;
    private WorkflowGraph _ten = null!;
    private WorkflowGraph _six = null!;
    private InstanceState _asked = null!;
    private Stimulus _answer = null!;
    private byte[] _bytes = [];
    private ActivityCatalogue _catalogue = null!;
    private string _json = "";
    private WorkflowDefinition _definition = null!;

    /// <summary>Makes what is measured.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var samples = EngineBenchmark.Samples;
        _ten = EngineBenchmark.Compile(samples, "Bench.Pass", _ => { });
        _six = SixAtOnce(samples);
        var asked = Engine.Advance(_six, InstanceState.New, Start);
        _asked = asked.State;
        foreach (var bookmark in asked.Opened.Take(2))
            _asked = Engine.Advance(_six, _asked, new Stimulus.Resume("r", Noon, bookmark.Execution, "Done", Value.Undefined)).State;
        _answer = new Stimulus.Resume("r", Noon, asked.Opened[2].Execution, "Done", Value.Undefined);
        _bytes = _asked.ToBytes();

        _catalogue = new ActivityCatalogue(typeof(FinalDecision).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Activity)) && type.GetConstructor(Type.EmptyTypes) is not null)
            .Select(type => (Activity)Activator.CreateInstance(type)!));
        _json = File.ReadAllText(Repository.File("workflows-json", "leader-annual.json"));
        _definition = DefinitionJson.Read(_json, "leader-annual.json").Definition!;
        if (DefinitionCheck.Check(_definition, _catalogue).Any(finding => finding.IsError))
            throw new InvalidOperationException("The shipped procedure is not sound.");
        if (!_script.Evaluate(_scope, EvaluationLimits.Default).Succeeded || Engine.Advance(_ten, InstanceState.New, Start).State.Status != InstanceStatus.Finished)
            throw new InvalidOperationException("What is measured does not run.");
    }

    /// <summary>A case of ten activities that wait for nobody, from start to end.</summary>
    [Benchmark(Description = "ten activities, start to end")]
    public Step TenActivities() => Engine.Advance(_ten, InstanceState.New, Start);

    /// <summary>One of six answers.</summary>
    [Benchmark(Description = "one of six answers")]
    public Step Resume() => Engine.Advance(_six, _asked, _answer);

    /// <summary>The state as it is stored.</summary>
    [Benchmark(Description = "state to bytes")]
    public byte[] ToBytes() => _asked.ToBytes();

    /// <summary>The state as it is read.</summary>
    [Benchmark(Description = "state from bytes")]
    public InstanceState FromBytes() => InstanceState.FromBytes(_bytes);

    /// <summary>An expression that was parsed before, as in every step but the first.</summary>
    [Benchmark(Description = "expression, compiled")]
    public EvaluationResult Evaluate() => _script.Evaluate(_scope, EvaluationLimits.Default);

    /// <summary>An expression parsed and evaluated.</summary>
    [Benchmark(Description = "expression, first time")]
    public EvaluationResult ParseAndEvaluate() => Script.Parse(Expression).Script!.Evaluate(_scope, EvaluationLimits.Default);

    /// <summary>A definition from its JSON.</summary>
    [Benchmark(Description = "leader-annual, read")]
    public DefinitionReading Read() => DefinitionJson.Read(_json, "leader-annual.json");

    /// <summary>A definition to its graph.</summary>
    [Benchmark(Description = "leader-annual, compiled")]
    public GraphCompilation Compile() => WorkflowGraph.Compile(_definition, _catalogue);

    /// <summary>Everything the soundness check does about a definition.</summary>
    [Benchmark(Description = "leader-annual, checked")]
    public IReadOnlyList<Finding> Check() => DefinitionCheck.Check(_definition, _catalogue);

    private static WorkflowGraph SixAtOnce(ActivityCatalogue catalogue)
    {
        string[] names = ["a", "b", "c", "d", "e", "f"];
        var activities = new JsonArray(
            new JsonObject { ["id"] = "fork", ["type"] = "Elsa.FlowFork", ["branches"] = new JsonArray([.. names.Select(name => (JsonNode)name)]) },
            new JsonObject { ["id"] = "join", ["type"] = "Elsa.FlowJoin", ["mode"] = "WaitAllActive" });
        var connections = new JsonArray();
        foreach (var name in names)
        {
            activities.Add(new JsonObject { ["id"] = name, ["type"] = "Bench.Wait" });
            connections.Add(Connection("fork", name, name));
            connections.Add(Connection(name, "Done", "join"));
        }

        return EngineBenchmark.Compile(catalogue, activities, connections);

        static JsonObject Connection(string from, string port, string to) => new()
        {
            ["source"] = new JsonObject { ["activity"] = from, ["port"] = port },
            ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
        };
    }

    private sealed class Scope : IExpressionScope
    {
        public bool TryGetVariable(string name, out Value value)
        {
            value = Value.Of(7);
            return true;
        }

        public bool TryGetInput(string name, out Value value)
        {
            value = Value.Of(40);
            return true;
        }
    }
}
