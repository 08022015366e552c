using System.Globalization;
using System.Text.Json.Nodes;
using CanBo.Workflows.Tests.Running;

namespace CanBo.Workflows.Tests.Reference;

/// <summary>Writes a step of the model as Elsa's JSON.</summary>
internal static class ModelJson
{
    public static string Definition(ModelStep root) => Sketch.Flowchart([], [], definition => definition["root"] = Of(root, When.AllUnderWay));

    private static JsonNode Of(ModelStep step, When when) => step switch
    {
        ModelStep.Ask => Sketch.Node($"{step.Id} Test.Ask"),
        ModelStep.Pass { Branches.Length: > 0 } fork => Sketch.Node($"{step.Id} Elsa.FlowFork branches=json:[{string.Join(',', fork.Branches.Select(branch => $"\"{branch}\""))}]"),
        ModelStep.Pass => Sketch.Node($"{step.Id} Test.Pass"),
        ModelStep.Join => Sketch.Node($"{step.Id} Elsa.FlowJoin mode={(when == When.First ? "WaitAny" : when == When.All ? "WaitAll" : "WaitAllActive")}"),
        ModelStep.Count => Sketch.Node($"{step.Id} Elsa.SetVariable variable=var:v-x ; value=js:(variables.x ?? 0) + 1"),
        ModelStep.Decision decision => Sketch.Node($"{step.Id} Elsa.FlowDecision condition=js:{Script(decision.Condition)}"),
        ModelStep.FlowSwitch choice => Activity("Elsa.FlowSwitch", step, ("mode", Mode(choice.TakesAll)), ("cases", new JsonArray([.. choice.Cases.Select((one, number) => Case(choice.Ports[number], one, null))]))),
        ModelStep.End => Sketch.Node($"{step.Id} Elsa.End"),
        ModelStep.Finish => Sketch.Node($"{step.Id} Elsa.Finish"),
        ModelStep.Break => Sketch.Node($"{step.Id} Elsa.Break"),
        ModelStep.Sequence all => Activity("Elsa.Sequence", step, ("activities", Array(all.Steps))),
        ModelStep.Parallel all => Activity("Elsa.Parallel", step, ("activities", Array(all.Steps))),
        ModelStep.Fork fork => Activity("Elsa.Fork", step, ("branches", Array(fork.Branches)), ("joinMode", fork.IsRace ? "WaitAny" : "WaitAll")),
        ModelStep.If branch => Activity("Elsa.If", step, ("condition", Computed(branch.Condition)), ("then", Slot(branch.Then)), ("else", Slot(branch.Else))),
        ModelStep.Switch choice => Activity("Elsa.Switch", step, ("mode", Mode(choice.TakesAll)), ("cases", new JsonArray([.. choice.Cases.Select((one, number) => Case("C" + number, one.Condition, one.Step))])), ("default", Slot(choice.Default))),
        ModelStep.While loop => Activity("Elsa.While", step, ("condition", Computed(loop.Condition)), ("body", Slot(loop.Body))),
        ModelStep.Turns { IsList: false } loop => Activity("Elsa.For", step, ("start", 1), ("end", loop.HowMany), ("body", Slot(loop.Body))),
        ModelStep.Turns loop => Activity("Elsa.ForEach", step, ("items", Items(loop.HowMany)), ("body", Slot(loop.Body))),
        ModelStep.TurnsAtOnce loop => Activity("Elsa.ParallelForEach", step, ("items", Items(loop.HowMany)), ("body", Slot(loop.Body))),
        ModelStep.Chart chart => Chart(chart),
        _ => throw new InvalidOperationException($"{step.GetType().Name} cannot be written."),
    };

    private static JsonObject Chart(ModelStep.Chart chart)
    {
        var flow = Sketch.Container(chart.Id, [], [.. chart.Arrows.Drawn.Select(arrow => $"{chart.Places[arrow.Source].Step.Id}.{arrow.Port} {chart.Places[arrow.Target].Step.Id}")]);
        if (chart.Places.Length > 0)
            flow["start"] = chart.Places[0].Step.Id;
        foreach (var place in chart.Places)
        {
            var step = Of(place.Step, place.When);
            if (place.Merge.Length > 0)
                step["customProperties"] = new JsonObject { ["mergeMode"] = place.Merge };
            flow["activities"]!.AsArray().Add(step);
        }

        return flow;
    }

    private static JsonObject Activity(string type, ModelStep step, params ReadOnlySpan<(string Name, JsonNode? Value)> properties)
    {
        var activity = new JsonObject { ["id"] = step.Id, ["type"] = type };
        foreach (var (name, value) in properties)
            activity[name] = value;
        return activity;
    }

    private static JsonArray Array(ModelStep[] steps) => new([.. steps.Select(step => Of(step, When.AllUnderWay))]);

    private static JsonNode? Slot(ModelStep? step) => step is null ? null : Of(step, When.AllUnderWay);

    private static JsonObject Case(string label, Condition condition, ModelStep? step)
    {
        var one = new JsonObject { ["label"] = label, ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = Script(condition) } };
        if (step is not null)
            one["activity"] = Slot(step);
        return one;
    }

    private static string Script(Condition condition) => $"((variables.x ?? 0) + {condition.Plus.ToString(CultureInfo.InvariantCulture)}) % 3 > 0";

    private static JsonObject Computed(Condition condition) => Value("Boolean", "JavaScript", Script(condition));

    private static JsonObject Mode(bool takesAll) => Value("String", "Literal", takesAll ? "MatchAny" : "MatchFirst");

    private static JsonObject Items(int count) => Value("Object[]", "Object", $"[{string.Join(',', Enumerable.Range(0, count))}]");

    private static JsonObject Value(string type, string expression, string value) =>
        new() { ["typeName"] = type, ["expression"] = new JsonObject { ["type"] = expression, ["value"] = value } };
}
