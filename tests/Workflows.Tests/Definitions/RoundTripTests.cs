using System.Text.Json.Nodes;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Tests.Definitions;

public sealed class RoundTripTests
{
    public static TheoryData<string> Files() => [.. DefinitionFiles.All().Select(path => Path.GetRelativePath(AppContext.BaseDirectory, path))];

    [Theory]
    [MemberData(nameof(Files))]
    public void What_was_read_and_not_changed_is_written_with_the_same_content_in_the_same_order(string file)
    {
        var json = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, file));

        var reading = DefinitionJson.Read(json, file);
        var written = DefinitionJson.Write(reading.Definition!);

        reading.Errors.ShouldBeEmpty();
        JsonNode.DeepEquals(JsonNode.Parse(written), JsonNode.Parse(json)).ShouldBeTrue();
        Canonical(written).ShouldBe(Canonical(json));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_definition_rebuilt_without_its_origin_means_the_same(string file)
    {
        var definition = DefinitionJson.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, file)), file).Definition!;
        var bare = definition with { Origin = null, Root = Bare(definition.Root) };

        var again = DefinitionJson.Read(DefinitionJson.Write(bare), file);

        again.Errors.ShouldBeEmpty();
        again.Definition!.Root.Activities.Select(activity => (activity.Id, activity.Type, activity.Version))
            .ShouldBe(definition.Root.Activities.Select(activity => (activity.Id, activity.Type, activity.Version)));
        again.Definition.Root.Connections.Select(connection => (connection.Source, connection.Port, connection.Target))
            .ShouldBe(definition.Root.Connections.Select(connection => (connection.Source, connection.Port, connection.Target)));
        again.Definition.Root.Activities.SelectMany(Inputs).ShouldBe(definition.Root.Activities.SelectMany(Inputs));
    }

    [Fact]
    public void A_change_is_written_in_its_place_and_nothing_else_moves()
    {
        var definition = Read("approve-by-amount.json");

        var changed = definition with { Version = 3, Name = "Duyệt chi mới", IsPublished = false };
        var written = JsonNode.Parse(DefinitionJson.Write(changed))!.AsObject();

        var expected = JsonNode.Parse(DefinitionFiles.Read("approve-by-amount.json"))!.AsObject();
        expected["version"] = 3;
        expected["name"] = "Duyệt chi mới";
        expected["isPublished"] = false;
        written.Select(property => property.Key).ShouldBe(expected.Select(property => property.Key));
        JsonNode.DeepEquals(written, expected).ShouldBeTrue();
    }

    [Fact]
    public void A_change_deep_inside_keeps_everything_around_it()
    {
        var definition = Read("approve-by-amount.json");
        var activities = definition.Root.Activities;
        var ask = activities.Single(activity => activity.Id == "ask");
        var changed = ask with
        {
            NodeId = "Workflow1:flow:ask",
            Properties = [.. ask.Properties.Select(property => property.Name == "form" ? new ActivityProperty.Input("form", "String", new InputExpression.Literal(Value.Of("KHAC"))) : property)],
        };

        var written = DefinitionJson.Write(definition with { Root = definition.Root with { Activities = activities.Replace(ask, changed) } });

        var expected = JsonNode.Parse(DefinitionFiles.Read("approve-by-amount.json"))!;
        expected["root"]!["activities"]![2]!["nodeId"] = "Workflow1:flow:ask";
        expected["root"]!["activities"]![2]!["form"]!["expression"]!["value"] = "KHAC";
        JsonNode.DeepEquals(JsonNode.Parse(written), expected).ShouldBeTrue();
    }

    [Fact]
    public void A_connection_that_is_drawn_anew_keeps_its_bends()
    {
        var definition = Read("approve-by-amount.json");
        var connection = definition.Root.Connections[1];

        var root = definition.Root with { Connections = definition.Root.Connections.Replace(connection, connection with { Port = "False" }) };
        var written = JsonNode.Parse(DefinitionJson.Write(definition with { Root = root }))!;

        written["root"]!["connections"]![1]!["source"]!["port"]!.GetValue<string>().ShouldBe("False");
        written["root"]!["connections"]![1]!["vertices"]![0]!["x"]!.GetValue<int>().ShouldBe(380);
    }

    [Fact]
    public void Another_incident_strategy_leaves_the_other_options_alone()
    {
        var written = JsonNode.Parse(DefinitionJson.Write(Read("approve-by-amount.json") with { IncidentStrategyType = "ContinueWithIncidents" }))!;

        written["options"]!["incidentStrategyType"]!.GetValue<string>().ShouldBe("ContinueWithIncidents");
        written["options"]!["usableAsActivity"]!.GetValue<bool>().ShouldBeFalse();
    }

    private static WorkflowDefinition Read(string file) => DefinitionJson.Read(DefinitionFiles.Read(file), file).Definition!;

    private static ActivityDefinition Bare(ActivityDefinition activity) => activity with
    {
        Origin = null,
        Activities = [.. activity.Activities.Select(Bare)],
        Connections = [.. activity.Connections.Select(connection => connection with { Origin = null })],
        Variables = [.. activity.Variables.Select(variable => variable with { Origin = null })],
        Properties = [.. activity.Properties.Select(property => property is ActivityProperty.Embedded embedded ? embedded with { Activity = Bare(embedded.Activity) } : property)],
    };

    private static IEnumerable<(string Id, string Name, InputExpression Expression)> Inputs(ActivityDefinition activity) =>
        activity.Properties.OfType<ActivityProperty.Input>().Select(input => (activity.Id, input.Name, input.Expression));

    /// <summary>Compact text with escapes resolved, in the order of the document.</summary>
    private static string Canonical(string json) => JsonNode.Parse(json)!.ToJsonString();
}
