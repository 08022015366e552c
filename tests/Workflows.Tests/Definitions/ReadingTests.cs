using System.Text.Json.Nodes;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Tests.Running;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Tests.Definitions;

public sealed class ReadingTests
{
    [Fact]
    public void The_parts_of_a_definition_are_read()
    {
        var definition = DefinitionJson.Read(DefinitionFiles.Read("approve-by-amount.json"), "f").Definition!;

        definition.ShouldSatisfyAllConditions(
            () => definition.DefinitionId.ShouldBe("spending"),
            () => definition.Version.ShouldBe(2),
            () => definition.IsPublished.ShouldBeTrue(),
            () => definition.Variables.Select(variable => (variable.Id, variable.Name, variable.Initial)).ShouldBe([("var-result", "Result", Value.Of("pending")), ("var-note", "Note", Value.Null)]),
            () => definition.Inputs.ShouldHaveSingleItem().Type.ShouldBe("Decimal"),
            () => definition.Root.Start.ShouldBe("begin"),
            () => definition.Root.Activities[1].Title.ShouldBe("Từ 1000 trở lên?"),
            () => Input(definition, "large", "condition").ShouldBe(new InputExpression.JavaScript("getAmount() >= 1000")),
            () => Input(definition, "out", "value").ShouldBe(new InputExpression.Variable("var-result", "Result")),
            () => definition.Root.Activities[2].Find("answer").ShouldBe(new ActivityProperty.Output("answer", "var-result")),
            () => definition.Root.Activities[3].Find("variable").ShouldBe(new ActivityProperty.Variable("variable", "var-result", "Result")));
    }

    [Fact]
    public void What_Studio_saves_is_read_as_it_is_meant()
    {
        var definition = DefinitionJson.Read(DefinitionFiles.Read("as-studio-saves.json"), "f").Definition!;

        definition.ShouldSatisfyAllConditions(
            () => definition.Name.ShouldBe("Đánh giá"),
            () => Input(definition, "a1b2c3d4e5f60718", "form").ShouldBe(new InputExpression.Variable("v-kq", "Tên cũ")),
            () => Input(definition, "b1b2c3d4e5f60718", "operator").ShouldBe(new InputExpression.Literal(Value.Of("in"))),
            () => Input(definition, "c1b2c3d4e5f60718", "branches").ShouldBe(new InputExpression.Structured(Value.Strings(["Đồng ý", "Không"]))),
            () => definition.Root.Activities[3].Find("timeSpan").ShouldBeOfType<ActivityProperty.Unknown>());
    }

    [Fact]
    public void Both_older_shapes_of_connections_are_read()
    {
        var definition = DefinitionJson.Read(DefinitionFiles.Read("older-connections.json"), "f").Definition!;

        definition.Root.Connections.Select(connection => (connection.Source, connection.Port, connection.Target))
            .ShouldBe([("a", "Done", "d"), ("d", "True", "b"), ("b", "Done", "c")]);
    }

    [Theory]
    [InlineData("""{"expression":{"type":"Literal","value":1}}""", "\"typeName\" is missing")]
    [InlineData("""{"typeName":"Int32","expression":{"type":"Liquid","value":"{{ x }}"}}""", "\"Liquid\" are not supported")]
    [InlineData("""{"typeName":"Int32","expression":{"value":"{{ x }}"}}""", "{\"type\", \"value\"}")]
    [InlineData("""{"typeName":"Int32","expression":"5"}""", "{\"type\", \"value\"}")]
    [InlineData("""{"typeName":"Int32","expression":{"type":"Literal","value":"mười"}}""", "does not fit the type")]
    [InlineData("""{"typeName":"String[]","expression":{"type":"Object","value":"[\"a\""}}""", "not valid JSON")]
    [InlineData("""{"typeName":"Int32[]","expression":{"type":"Object","value":"[\"a\"]"}}""", "does not fit the type")]
    [InlineData("""{"typeName":"String","expression":{"type":"Variable","value":null}}""", "names no variable")]
    [InlineData("""{"typeName":"String","expression":{"type":"Variable","value":{"typeName":"String"}}}""", "names no variable")]
    [InlineData("""{"typeName":"String","expression":{"type":"Input","value":{"id":"x"}}}""", "names no workflow input")]
    [InlineData("""{"typeName":"String","expression":{"type":"JavaScript","value":{"a":1}}}""", "must be a text")]
    [InlineData("""{"typeName":"String","memoryReference":{"id":null}}""", "memoryReference.id")]
    public void What_Elsa_turns_into_a_silent_null_is_an_error_naming_file_activity_and_property(string input, string expected)
    {
        var json = Sketch.Flowchart(["a Test.Echo"], [], definition => definition["root"]!["activities"]![0]!["number"] = JsonNode.Parse(input));

        var reading = DefinitionJson.Read(json, "quy-trinh.json");

        var error = reading.Errors.ShouldHaveSingleItem();
        error.ToString().ShouldStartWith("quy-trinh.json, activity 'a', property 'number': ");
        error.Message.English.ShouldContain(expected);
        error.Message.Vietnamese.ShouldNotBeEmpty();
        reading.Succeeded.ShouldBeFalse();

        // A draft with the mistake can still be kept as it is.
        JsonNode.DeepEquals(JsonNode.Parse(DefinitionJson.Write(reading.Definition!)), JsonNode.Parse(json)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("", "not valid JSON")]
    [InlineData("{\"root\":{", "not valid JSON")]
    [InlineData("[]", "one JSON object")]
    [InlineData("{\"name\":\"x\"}", "root activity is missing")]
    [InlineData("{\"name\":\"x\",\"name\":\"y\",\"root\":{\"id\":\"r\",\"type\":\"T\"}}", "not valid JSON")]
    [InlineData("{\"version\":\"một\",\"root\":{\"id\":\"r\",\"type\":\"T\"}}", "whole number")]
    [InlineData("{\"version\":0,\"root\":{\"id\":\"r\",\"type\":\"T\"}}", "whole number")]
    [InlineData("{\"isLatest\":1,\"root\":{\"id\":\"r\",\"type\":\"T\"}}", "true or false")]
    [InlineData("{\"variables\":{},\"root\":{\"id\":\"r\",\"type\":\"T\"}}", "a list")]
    [InlineData("{\"variables\":[5],\"root\":{\"id\":\"r\",\"type\":\"T\"}}", "an object")]
    [InlineData("{\"root\":{\"type\":\"T\"}}", "has no id")]
    [InlineData("{\"root\":{\"id\":\"r\"}}", "type is missing")]
    [InlineData("{\"root\":{\"id\":\"r\",\"type\":\"T\",\"activities\":[7]}}", "an activity")]
    [InlineData("{\"root\":{\"id\":\"r\",\"type\":\"T\",\"connections\":[{\"source\":\"a\"}]}}", "A connection must look like")]
    [InlineData("{\"root\":{\"id\":\"r\",\"type\":\"T\",\"x\":1e999}}", "cannot be read")]
    [InlineData("{\"unknown\":\"\\ud800\",\"root\":{\"id\":\"r\",\"type\":\"T\"}}", "cannot be read")]
    [InlineData("{\"\\udc00\":1,\"root\":{\"id\":\"r\",\"type\":\"T\"}}", "cannot be read")]
    [InlineData("{\"name\":\"\\ud800\",\"root\":{\"id\":\"r\",\"type\":\"T\"}}", "cannot be read")]
    [InlineData("{\"variables\":[{\"name\":\"v\",\"value\":1e999}],\"root\":{\"id\":\"r\",\"type\":\"T\"}}", "cannot be read")]
    public void A_broken_file_is_an_error_and_never_an_exception(string json, string expected)
    {
        var reading = DefinitionJson.Read(json, "f.json");

        reading.Errors.ShouldHaveSingleItem().Message.English.ShouldContain(expected);
    }

    [Fact]
    public void A_literal_nested_deeper_than_can_be_stored_is_an_error()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 80)) + string.Concat(Enumerable.Repeat("]", 80));

        DefinitionJson.Read("{\"root\":{\"id\":\"r\",\"type\":\"T\",\"x\":" + deep + "}}", "f").Errors.ShouldHaveSingleItem().ToString()
            .ShouldBe("f, activity 'r', property 'x': The value nests deeper than 64. Make it flatter.");
    }

    [Fact]
    public void A_text_with_half_a_character_is_an_error() =>
        DefinitionJson.Read("{\"name\":\"" + '\ud800' + "\"}", "f").Errors.ShouldHaveSingleItem().Message.English.ShouldContain("half a character");

    [Fact]
    public void A_file_that_starts_with_a_byte_order_mark_is_read() =>
        DefinitionJson.Read("\uFEFF" + DefinitionFiles.Read("older-connections.json"), "f").Succeeded.ShouldBeTrue();

    [Fact]
    public void Containers_nested_without_end_are_refused()
    {
        var json = string.Concat(Enumerable.Repeat("{\"id\":\"x\",\"type\":\"Elsa.Sequence\",\"activities\":[", 60)) + string.Concat(Enumerable.Repeat("]}", 60));

        DefinitionJson.Read("{\"root\":" + json + "}", "f").Errors.ShouldHaveSingleItem().Message.English.ShouldContain("nest deeper");
    }

    [Fact]
    public void A_file_that_is_far_too_large_is_refused() =>
        DefinitionJson.Read(new string(' ', DefinitionJson.MaxLength + 1), "f").Errors.ShouldHaveSingleItem().Message.English.ShouldContain("too large");

    private static InputExpression Input(WorkflowDefinition definition, string activity, string input) =>
        definition.Root.Activities.Single(candidate => candidate.Id == activity).Find(input).ShouldBeOfType<ActivityProperty.Input>().Expression;
}
