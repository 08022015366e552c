using CanBo.Workflows.Expressions;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Tests.Expressions;

public sealed class ScriptTests
{
    [Fact]
    public void An_accessor_finds_an_input_before_a_variable_and_either_case_of_its_first_letter()
    {
        var scope = new SampleScope(
            Value.Object(("Amount", Value.Of(1)), ("rate", Value.Of(2))),
            Value.Object(("amount", Value.Of(3))));

        Evaluate("getAmount() * 10 + getRate()", scope).ShouldBe(Value.Of(32));
    }

    [Fact]
    public void Free_names_are_listed_with_their_places_also_in_branches_not_taken()
    {
        var script = Parse("getAmount() > 1\n  ? variables.total\n  : getInput(\"Unit\") + getVariable('x y') + variables[\"z\"]");

        script.FreeNames.ShouldBe(
        [
            new(FreeNameKind.Accessor, "Amount", 1, 1),
            new(FreeNameKind.Variable, "total", 2, 5),
            new(FreeNameKind.Input, "Unit", 3, 5),
            new(FreeNameKind.Variable, "x y", 3, 24),
            new(FreeNameKind.Variable, "z", 3, 45),
        ]);
    }

    [Fact]
    public void An_error_while_evaluating_has_its_place()
    {
        var result = Parse("true &&\r\n  variables.a\n.b").Evaluate(SampleScope.WithVariables(("a", Value.Null)), EvaluationLimits.Default);

        result.Value.IsUndefined.ShouldBeTrue();
        result.Error.ShouldBe(new(ScriptErrorCode.MemberOfNothing, "\"b\" is read from null. Write ?. where a value may be missing.", 3, 2, "b"));
    }

    [Fact]
    public void A_name_that_nobody_declared_is_an_error_and_not_undefined()
    {
        Fails("variables.nothing ?? 1").ShouldBe(ScriptErrorCode.UnknownVariable);
        Fails("getInput('nothing')").ShouldBe(ScriptErrorCode.UnknownInput);
        Fails("getNothing()").ShouldBe(ScriptErrorCode.UnknownVariable);
    }

    [Fact]
    public void Several_loose_equalities_are_found_at_once()
    {
        var result = Script.Parse("1 == 2 || 3 != 4");

        result.Succeeded.ShouldBeFalse();
        result.Errors.Select(e => (e.Code, e.Line, e.Column, e.Message)).ShouldBe(
        [
            (ScriptErrorCode.LooseEquality, 1, 3, "\"==\" converts before it compares. Write ===."),
            (ScriptErrorCode.LooseEquality, 1, 13, "\"!=\" converts before it compares. Write !==."),
        ]);
    }

    [Fact]
    public void A_script_can_be_evaluated_by_many_threads()
    {
        var script = Parse("`${variables.n}:${variables.n * 2 > 10 ? [variables.n].length : 'x'}`");

        var answers = Enumerable.Range(0, 1_000).AsParallel()
            .Select(n => (n, script.Evaluate(SampleScope.WithVariables(("n", Value.Of(n))), EvaluationLimits.Default).Value.AsString))
            .ToList();

        answers.ShouldAllBe(a => a.AsString == (a.n > 5 ? $"{a.n}:1" : $"{a.n}:x"));
    }

    [Fact]
    public void A_condition_over_variables_and_inputs_allocates_nothing()
    {
        var script = Parse("getAmount() >= 1000 && variables.unit.code === 'UBND' ? getInput('rate') * 2 : null");
        var scope = new SampleScope(
            Value.Object(("unit", Value.Object(("code", Value.Of("UBND"))))),
            Value.Object(("Amount", Value.Of(5000)), ("rate", Value.Of(0.2))));
        script.Evaluate(scope, EvaluationLimits.Default).Value.ShouldBe(Value.Of(0.4));

        var before = GC.GetAllocatedBytesForCurrentThread();
        script.Evaluate(scope, EvaluationLimits.Default);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.ShouldBe(0);
    }

    [Theory]
    [InlineData("({ a: 1 }) === ({ a: 1 })", ScriptErrorCode.WrongOperand)]
    [InlineData("[1] + 'x'", ScriptErrorCode.WrongOperand)]
    [InlineData("`${[1]}`", ScriptErrorCode.WrongOperand)]
    [InlineData("-({})", ScriptErrorCode.WrongOperand)]
    [InlineData("[1] < 2", ScriptErrorCode.WrongOperand)]
    [InlineData("({ a: 1 })[[0]]", ScriptErrorCode.WrongOperand)]
    [InlineData("null.a", ScriptErrorCode.MemberOfNothing)]
    [InlineData("undefined[0]", ScriptErrorCode.MemberOfNothing)]
    [InlineData("(null?.a).b", ScriptErrorCode.MemberOfNothing)]
    [InlineData("'abc'.toUpperCase", ScriptErrorCode.UnknownMember)]
    [InlineData("[].map", ScriptErrorCode.UnknownMember)]
    [InlineData("({}).toString", ScriptErrorCode.UnknownMember)]
    [InlineData("true.x", ScriptErrorCode.UnknownMember)]
    [InlineData("({})['__pro' + 'to__']", ScriptErrorCode.ForbiddenMember)]
    [InlineData("[]['constr' + 'uctor']", ScriptErrorCode.ForbiddenMember)]
    [InlineData("'👍'[0]", ScriptErrorCode.SplitCharacter)]
    public void What_javascript_answers_by_prototype_or_identity_is_an_error(string expression, ScriptErrorCode code) =>
        Fails(expression).ShouldBe(code);

    private static Script Parse(string text)
    {
        var result = Script.Parse(text);
        result.Errors.ShouldBeEmpty();
        return result.Script.ShouldNotBeNull();
    }

    private static Value Evaluate(string text, IExpressionScope scope)
    {
        var result = Parse(text).Evaluate(scope, EvaluationLimits.Default);
        result.Error.ShouldBeNull();
        return result.Value;
    }

    private static ScriptErrorCode Fails(string text) =>
        Parse(text).Evaluate(SampleScope.Empty, EvaluationLimits.Default).Error.ShouldNotBeNull().Code;
}
