using System.Text.Json;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Tests.Values;

public sealed class ValueTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("0")]
    [InlineData("-12.5")]
    [InlineData("9007199254740991")]
    [InlineData("\"Đánh giá năm\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"b":1,"a":[{"x":null},"y",false]}""")]
    public void Json_comes_back_as_it_went_in(string json)
    {
        var value = Value.Parse(json);

        value.ToJson().ShouldBe(json);
    }

    [Fact]
    public void Integers_are_written_without_a_fraction()
    {
        var value = Value.Array(Value.Of(1.0), Value.Of(-0.0), Value.Of(2.50));

        value.ToJson().ShouldBe("[1,0,2.5]");
    }

    [Fact]
    public void An_absent_property_is_undefined_and_an_empty_one_is_null()
    {
        var value = Value.Object(("empty", Value.Null));

        value["empty"].Kind.ShouldBe(ValueKind.Null);
        value["absent"].Kind.ShouldBe(ValueKind.Undefined);
        value["absent"]["deeper"].IsUndefined.ShouldBeTrue();
    }

    [Fact]
    public void Objects_are_equal_whatever_the_order_but_keep_their_own()
    {
        var one = Value.Parse("""{"a":1,"b":[2]}""");
        var other = Value.Parse("""{"b":[2],"a":1}""");

        one.ShouldBe(other);
        one.GetHashCode().ShouldBe(other.GetHashCode());
        other.Properties.Select(p => p.Key).ShouldBe(["b", "a"]);
    }

    [Fact]
    public void A_repeated_property_keeps_its_first_place_and_its_last_value() =>
        Value.Parse("""{"a":1,"b":2,"a":3}""").ToJson().ShouldBe("""{"a":3,"b":2}""");

    [Fact]
    public void Big_objects_find_their_properties()
    {
        var builder = new ValueObjectBuilder();
        for (var i = 0; i < 500; i++)
            builder.Set($"p{i}", Value.Of(i)).Set("last", Value.Of(i));

        var value = builder.Build();

        value.Properties.Length.ShouldBe(501);
        value["p499"].AsNumber.ShouldBe(499);
        value["last"].AsNumber.ShouldBe(499);
        value["none"].IsUndefined.ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("1 2")]
    [InlineData("1e999")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"\\ud800\":1}")]
    public void Broken_json_is_refused(string json) => Should.Throw<JsonException>(() => Value.Parse(json));

    [Fact]
    public void Nesting_ends_at_the_limit()
    {
        var deep = new string('[', Value.MaxDepth) + new string(']', Value.MaxDepth);

        Value.Parse(deep).ToJson().ShouldBe(deep);
        Should.Throw<JsonException>(() => Value.Parse($"[{deep}]"));
    }

    [Fact]
    public void A_json_element_gives_the_same_value_as_its_text()
    {
        const string Json = """{"a":[1,"x",null,true,{"b":-0.5}]}""";
        using var document = JsonDocument.Parse(Json);

        Value.FromJson(document.RootElement).ShouldBe(Value.Parse(Json));
    }

    [Fact]
    public void Reading_as_another_kind_says_what_it_is() =>
        Should.Throw<InvalidOperationException>(() => Value.Of("x").AsNumber).Message.ShouldBe("The value is string, not number.");

    [Fact]
    public void What_json_cannot_say_is_not_written_as_null() =>
        Should.Throw<InvalidOperationException>(() => Value.Of(double.NaN).ToJson());

    [Fact]
    public void The_default_is_undefined() => default(Value).ShouldBe(Value.Undefined);
}
