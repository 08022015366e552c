using CanBo.Workflows.Values;

namespace CanBo.Workflows.Tests.Values;

public sealed class ValueConversionTests
{
    [Theory]
    [InlineData("5", "Int32", "5")]
    [InlineData("\" 5 \"", "Int32", "5")]
    [InlineData("\"0.1\"", "Decimal", "0.1")]
    [InlineData("9007199254740991", "Int64", "9007199254740991")]
    [InlineData("5", "String", "\"5\"")]
    [InlineData("1e21", "String", "\"1e+21\"")]
    [InlineData("true", "String", "\"true\"")]
    [InlineData("\"True\"", "Boolean", "true")]
    [InlineData("\"1.02:03:04\"", "TimeSpan", "\"1.02:03:04\"")]
    [InlineData("\"2026-11-22T07:30Z\"", "DateTimeOffset", "\"2026-11-22T07:30:00.000+00:00\"")]
    [InlineData("\"2026-11-22T07:30:00.1239+07:00\"", "DateTimeOffset", "\"2026-11-22T07:30:00.123+07:00\"")]
    [InlineData("\"2026-02-28\"", "DateOnly", "\"2026-02-28\"")]
    [InlineData("\"{\\\"a\\\":1}\"", "ObjectDictionary", "{\"a\":1}")]
    [InlineData("[1,\"2\"]", "Int32[]", "[1,2]")]
    [InlineData("\"[1,2]\"", "Int32[]", "[1,2]")]
    [InlineData("null", "String", "null")]
    [InlineData("null", "Int32?", "null")]
    [InlineData("7", "System.Int32, System.Private.CoreLib", "7")]
    [InlineData("{\"a\":[null]}", "Object", "{\"a\":[null]}")]
    public void What_fits_is_brought_to_the_type(string json, string typeName, string expected)
    {
        var result = ValueConversion.To(Value.Parse(json), typeName);

        result.Error.ShouldBeNull();
        result.Value.ToJson().ShouldBe(expected);
    }

    [Theory]
    [InlineData("5.5", "Int32", "Expected a whole number from -2147483648 to 2147483647 (Int32), found 5.5.")]
    [InlineData("3000000000", "Int32", "Expected a whole number from -2147483648 to 2147483647 (Int32), found 3000000000.")]
    [InlineData("9007199254740992", "Int64", "Expected a whole number from -9007199254740991 to 9007199254740991 (Int64), found 9007199254740992.")]
    [InlineData("null", "Boolean", "Expected true or false (Boolean), found null.")]
    [InlineData("1", "Boolean", "Expected true or false (Boolean), found 1.")]
    [InlineData("\"\"", "Double", "Expected a number (Double), found the text \"\".")]
    [InlineData("\"1,5\"", "Double", "Expected a number (Double), found the text \"1,5\".")]
    [InlineData("{}", "String", "Expected a text, number or boolean (String), found an object.")]
    [InlineData("\"5\"", "TimeSpan", "Expected a duration such as 1.12:30:00 (days.hours:minutes:seconds) (TimeSpan), found the text \"5\".")]
    [InlineData("\"48:00:00\"", "TimeSpan", "Expected a duration such as 1.12:30:00 (days.hours:minutes:seconds) (TimeSpan), found the text \"48:00:00\".")]
    [InlineData("\"2026-11-22T07:30\"", "DateTimeOffset", "Expected an instant with offset such as 2026-11-22T07:30:00+07:00 (DateTimeOffset), found the text \"2026-11-22T07:30\".")]
    [InlineData("\"2026-02-30\"", "DateOnly", "Expected a date such as 2026-11-22 (DateOnly), found the text \"2026-02-30\".")]
    [InlineData("\"[1]\"", "ObjectDictionary", "Expected an object, or its JSON text (ObjectDictionary), found the text \"[1]\".")]
    [InlineData("[1,\"x\"]", "Int32[]", "Expected in place 2 of the array a whole number from -2147483648 to 2147483647 (Int32[]), found the text \"x\".")]
    public void What_does_not_fit_names_what_was_expected(string json, string typeName, string message)
    {
        var result = ValueConversion.To(Value.Parse(json), typeName);

        result.Error.ShouldNotBeNull().Message.ShouldBe(message);
        result.Value.IsUndefined.ShouldBeTrue();
    }

    [Fact]
    public void Nothing_that_json_cannot_say_passes()
    {
        var hidden = Value.Object(("a", Value.Array(Value.Of(double.NaN))));

        ValueConversion.To(hidden, "Object").Succeeded.ShouldBeFalse();
        ValueConversion.To(Value.Of(double.PositiveInfinity), "Double").Succeeded.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Int32[]", true)]
    [InlineData("Decimal?", true)]
    [InlineData("Elsa.Http.HttpRequest, Elsa.Http", false)]
    public void Types_are_known_or_not(string typeName, bool known)
    {
        ValueConversion.IsKnownType(typeName).ShouldBe(known);
        if (!known)
            ValueConversion.To(Value.Of(1), typeName).Error.ShouldNotBeNull().Message.ShouldContain("a type this engine knows");
    }
}
