using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CanBo.Runtime.Instances;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;

namespace CanBo.Runtime.Tests.Histories;

/// <summary>A run as it was stored: the definition, what each step was told and wrote in the journal, and the state it came to.</summary>
internal sealed record History(string Name, string Definition, IReadOnlyList<HistoryStep> Steps, string State)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ToJson() => new JsonObject
    {
        ["definition"] = JsonNode.Parse(Definition),
        ["steps"] = new JsonArray([.. Steps.Select(s => new JsonObject { ["stimuli"] = JsonNode.Parse(s.Stimuli), ["entries"] = JsonNode.Parse(s.Entries) })]),
        ["state"] = JsonNode.Parse(State),
    }.ToJsonString(Indented);

    public static History Read(string file)
    {
        var json = JsonNode.Parse(File.ReadAllText(file))!;
        return new History(
            Path.GetFileNameWithoutExtension(file),
            json["definition"]!.ToJsonString(),
            [.. json["steps"]!.AsArray().Select(s => new HistoryStep(s!["stimuli"]!.ToJsonString(), s["entries"]!.ToJsonString()))],
            json["state"]!.ToJsonString());
    }

    /// <summary>Tells this build's engine the same.</summary>
    public (IReadOnlyList<ImmutableArray<JournalEntry>> Steps, InstanceState State) Replay(ActivityCatalogue catalogue)
    {
        var definition = DefinitionJson.Read(Definition, Name).Definition.ShouldNotBeNull();
        var graph = WorkflowGraph.Compile(definition, catalogue).Graph;
        var state = InstanceState.New;
        var steps = new List<ImmutableArray<JournalEntry>>();
        foreach (var step in Steps)
        {
            var lines = ImmutableArray.CreateBuilder<JournalEntry>();
            foreach (var stimulus in StimulusJson.Read(step.Stimuli))
            {
                var advance = Engine.Advance(graph, state, stimulus);
                lines.AddRange(advance.Journal);
                state = advance.State;
            }

            steps.Add(lines.ToImmutable());
        }

        return (steps, state);
    }
}

/// <summary>One row of the journal.</summary>
internal sealed record HistoryStep(string Stimuli, string Entries);
