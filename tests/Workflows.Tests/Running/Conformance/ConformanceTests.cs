using System.Globalization;
using System.Text.Json.Nodes;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Soundness;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Tests.Running.Conformance;

/// <summary>
/// The tables beside this file: each row is a definition in Elsa's JSON, the procedures it uses as activities, what happens to it, and what must come of it. Answers are nodes that are
/// told "Done" ("a:Yes" for another word, "a:Yes {...}" with data), "+1h" for time that goes by, "retry a" and "cancel".
/// </summary>
public sealed class ConformanceTests
{
    private static readonly Dictionary<string, JsonObject> Rows = Load();

    public static TheoryData<string> Names => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_row_comes_to_what_it_says(string name)
    {
        var row = Rows[name];
        var scenario = Scenario.Of(Definition(row), Catalogue(row));

        scenario.Start(Value.FromJson(System.Text.Json.JsonSerializer.SerializeToElement(row["input"] ?? new JsonObject())));
        foreach (var answer in Words(row, "answers"))
            Do(scenario, answer);

        var journal = $"{string.Join('\n', scenario.Journal.Select(entry => $"{entry.Event} {entry.NodeId} {entry.Detail}"))}";
        if (row["path"] is { } path)
            scenario.Path.ShouldBe((string?)path, journal);
        scenario.Status.ToString().ShouldBe((string?)row["status"], journal);
        scenario.Nodes(JournalEvents.Canceled).ShouldBe((string?)row["canceled"] ?? "", journal);
        scenario.State.Incidents.LastOrDefault(incident => !incident.IsResolved)?.Code.ToString().ShouldBe((string?)row["incident"], journal);
        (row["incident"] is not null).ShouldBe(scenario.State.Incidents.Any(incident => !incident.IsResolved), journal);
        if (row["completed"] is { } completed)
            scenario.Nodes(JournalEvents.Completed).ShouldBe((string?)completed, journal);
        if (row["timers"] is { } timers)
            string.Join(' ', scenario.Effects.Select(planned => planned.Effect).OfType<Effect.ScheduleTimer>().Select(timer => timer.DueAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))).ShouldBe((string?)timers, journal);
        if (row["asks"] is { } asks)
            string.Join(" ; ", scenario.Effects.Select(planned => Told(planned.Effect)).OfType<string>()).ShouldBe((string?)asks, journal);
        foreach (var (variable, value) in row["variables"]?.AsObject() ?? [])
            scenario.Variable(variable).ToString().ShouldBe(value?.ToJsonString() ?? "null", journal);
        foreach (var (output, value) in row["outputs"]?.AsObject() ?? [])
            scenario.State.Output[output].ToString().ShouldBe(value?.ToJsonString() ?? "null", journal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_row_comes_to_was_foreseen(string name)
    {
        var row = Rows[name];
        var (graph, _) = WorkflowGraph.Compile(DefinitionJson.Read(Definition(row), "row").Definition!, Catalogue(row));
        var exploration = Exploration.Of(graph)!;

        // Failures by data and time are not the explorer's.
        exploration.IsComplete.ShouldBeTrue();
        if ((string?)row["status"] == "Finished")
            exploration.Ends.ShouldContain(end => end.Code == null);
        exploration.Begun.ShouldBeSubsetOf(graph.Nodes.Select(node => node.Id));
        foreach (var begun in ((string?)row["path"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct())
            exploration.Begun.ShouldContain(begun);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_row_is_written_as_it_was_read(string name)
    {
        var json = Definition(Rows[name]);

        JsonNode.DeepEquals(JsonNode.Parse(DefinitionJson.Write(DefinitionJson.Read(json, "row").Definition!)), JsonNode.Parse(json)).ShouldBeTrue();
    }

    private static void Do(Scenario scenario, string answer)
    {
        if (answer == "cancel")
            scenario.Cancel();
        else if (answer.StartsWith('+'))
            scenario.Wait(TimeSpan.FromHours(int.Parse(answer[1..^1], CultureInfo.InvariantCulture)));
        else if (answer.StartsWith("retry ", StringComparison.Ordinal))
            scenario.Retry(answer["retry ".Length..]);
        else if (answer.Split(' ', 2) is [var who, var data])
            scenario.Resume(who.Split(':')[0], who.Split(':')[1], Value.FromJson(System.Text.Json.JsonSerializer.SerializeToElement(JsonNode.Parse(data))));
        else
            scenario.Resume(answer.Split(':')[0], answer.Contains(':', StringComparison.Ordinal) ? answer.Split(':')[1] : "Done");
    }

    /// <summary>What is asked of other instances.</summary>
    private static string? Told(Effect effect) => effect switch
    {
        Effect.StartChildren start => $"start {start.DefinitionId} {(start.InStep ? "now" : "later")} {string.Join(' ', start.Inputs)}",
        Effect.CancelChildren cancel => $"cancel {cancel.Count.ToString(CultureInfo.InvariantCulture)}",
        Effect.PublishEvent publish => $"publish {publish.Name} {publish.Payload}",
        _ => null,
    };

    private static ActivityCatalogue Catalogue(JsonObject row) => row["procedures"] is not { } procedures ? TestActivities.Catalogue
        : TestActivities.Catalogue.With(procedures.AsArray().Select(procedure => DefinitionJson.Read(Definition(procedure!.AsObject()), "used").Definition!));

    private static string Definition(JsonObject row) => Sketch.Flowchart([], [], definition =>
    {
        definition["root"] = row["root"]?.DeepClone() ?? Sketch.Container("flow", [.. Words(row, "nodes")], [.. Words(row, "connections")]);
        foreach (var node in definition["root"]!["activities"]?.AsArray() ?? [])
        {
            if (row["merge"]?[(string)node!["id"]!] is { } mode)
                node["customProperties"] = new JsonObject { ["mergeMode"] = mode.DeepClone() };
        }

        foreach (var name in (string[])["definitionId", "inputs", "outputs", "outcomes", "variables"])
        {
            // Of a row itself these say what must come of it.
            if (row["definitionId"] is not null && row[name] is { } given)
                definition[name] = given.DeepClone();
        }

        if ((string?)row["strategy"] is not null)
            Scenario.ContinuesWithIncidents(definition);
    });

    private static IEnumerable<string> Words(JsonObject row, string name) => row[name]?.AsArray().Select(word => (string)word!) ?? [];

    private static Dictionary<string, JsonObject> Load() =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Running", "Conformance"), "*.json")
            .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!.AsArray())
            .ToDictionary(row => (string)row!["name"]!, row => row!.AsObject(), StringComparer.Ordinal);
}
