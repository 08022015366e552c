using System.Diagnostics;
using CanBo.Workflows.Expressions;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Tests.Expressions;

public sealed class ScriptLimitTests
{
    public static TheoryData<string> DeepTexts =>
    [
        new string('(', 9_000) + "1" + new string(')', 9_000),
        new string('[', 9_000) + new string(']', 9_000),
        new string('!', 19_000) + "1",
        string.Concat(Enumerable.Repeat("- ", 9_000)) + "1",
        string.Concat(Enumerable.Repeat("1 ? ", 2_000)) + "1" + string.Concat(Enumerable.Repeat(" : 1", 2_000)),
        string.Concat(Enumerable.Repeat("1 ? 1 : ", 2_400)) + "1",
        string.Concat(Enumerable.Repeat("`${", 3_000)) + "1" + string.Concat(Enumerable.Repeat("}`", 3_000)),
        string.Concat(Enumerable.Repeat("({a:", 3_000)) + "1" + string.Concat(Enumerable.Repeat("})", 3_000)),
        "1" + string.Concat(Enumerable.Repeat(" + 1", 4_000)),
        "null" + string.Concat(Enumerable.Repeat("?.a", 5_000)),
        "variables.a" + string.Concat(Enumerable.Repeat("[0]", 5_000)),
        string.Concat(Enumerable.Repeat("variables.a[", 1_600)),
        new string('(', 9_000),
        string.Concat(Enumerable.Range(0, 900).Select(i => $"[1].map(x{i} => ")) + "1" + new string(')', 900),
        string.Concat(Enumerable.Repeat("if (1) ", 2_000)) + "return 1;",
        string.Concat(Enumerable.Repeat("if (1) {", 2_000)),
        string.Concat(Enumerable.Repeat("Math.abs(", 2_000)) + "1",
        "variables.a" + string.Concat(Enumerable.Repeat(".slice(0)", 2_000)),
    ];

    [Theory]
    [MemberData(nameof(DeepTexts))]
    public void A_text_that_is_too_deep_is_refused_on_a_small_stack(string text)
    {
        var code = OnSmallStack(() => Script.Parse(text).Errors.ShouldHaveSingleItem().Code);

        code.ShouldBe(ScriptErrorCode.TooDeep);
    }

    [Fact]
    public void The_deepest_accepted_texts_evaluate_on_a_small_stack()
    {
        // Every level of nesting with every operator pending, as deep as it goes.
        var level = "1 && 1 === 1 < 1 + 1 * ";
        var nested = string.Concat(Enumerable.Repeat($"{level}(", 98)) + "1" + new string(')', 98);
        var chained = "1" + string.Concat(Enumerable.Repeat(" + 1", Script.MaxChain - 1));

        var called = "[1]" + string.Concat(Enumerable.Repeat(".slice(0)", (Script.MaxChain / 4) - 1));
        var arrows = string.Concat(Enumerable.Range(0, 25).Select(i => $"[1].map(x{i} => ")) + "1" + new string(')', 25);

        var answers = OnSmallStack(() => new[] { nested, chained, called, arrows }
            .Select(text => Script.Parse(text).Script.ShouldNotBeNull().Evaluate(SampleScope.Empty, EvaluationLimits.Default))
            .ToList());

        answers.ShouldAllBe(a => a.Succeeded);
        answers[1].Value.ShouldBe(Value.Of(Script.MaxChain));
    }

    [Fact]
    public void A_text_that_is_too_long_is_refused()
    {
        Script.Parse("1" + new string(' ', Script.MaxLength - 1)).Succeeded.ShouldBeTrue();
        Script.Parse("1" + new string(' ', Script.MaxLength)).Errors.ShouldHaveSingleItem().Code.ShouldBe(ScriptErrorCode.TooLong);
    }

    [Fact]
    public void Steps_are_counted()
    {
        var script = Script.Parse("[1, 2, 3].length").Script!;

        script.Evaluate(SampleScope.Empty, new() { MaxSteps = 5 }).Succeeded.ShouldBeTrue();
        script.Evaluate(SampleScope.Empty, new() { MaxSteps = 4 }).Error!.Code.ShouldBe(ScriptErrorCode.StepLimit);
    }

    [Theory]
    [InlineData("variables.long + variables.long")]
    [InlineData("`${variables.long}${variables.long}`")]
    [InlineData("[variables.long, variables.long]")]
    [InlineData("({ a: [variables.many], b: variables.many })")]
    [InlineData("variables.long < variables.long && variables.long === variables.long || variables.long <= variables.long")]
    [InlineData("-variables.long - variables.long")]
    public void Size_is_counted(string expression)
    {
        var scope = SampleScope.WithVariables(
            ("long", Value.Of(new string('1', 600))),
            ("many", Value.Array(Enumerable.Repeat(Value.True, 600).ToArray())));

        var result = Script.Parse(expression).Script!.Evaluate(scope, new() { MaxSize = 1_000 });

        result.Error.ShouldNotBeNull().Code.ShouldBe(ScriptErrorCode.SizeLimit);
    }

    [Fact]
    public void A_value_that_doubles_with_every_round_ends_at_the_limit()
    {
        var script = Script.Parse("[variables.x, variables.x]").Script!;
        var value = Value.Of(1);
        var rounds = 0;

        for (var result = Next(); result.Succeeded; result = Next())
        {
            value = result.Value;
            rounds++;
        }

        rounds.ShouldBe(18);

        EvaluationResult Next() => script.Evaluate(SampleScope.WithVariables(("x", value)), EvaluationLimits.Default);
    }

    [Fact]
    public void A_result_deeper_than_can_be_stored_is_an_error()
    {
        var deepest = Value.Parse(new string('[', Value.MaxDepth) + new string(']', Value.MaxDepth));
        var scope = SampleScope.WithVariables(("x", deepest));

        Script.Parse("variables.x").Script!.Evaluate(scope, EvaluationLimits.Default).Value.ShouldBe(deepest);
        Script.Parse("[variables.x]").Script!.Evaluate(scope, EvaluationLimits.Default).Error!.Code.ShouldBe(ScriptErrorCode.DepthLimit);
    }

    [Fact]
    public void The_worst_expression_within_the_limits_ends_soon()
    {
        var scope = SampleScope.WithVariables(("x", Value.Of(new string('9', 100_000))));
        var script = Script.Parse("1" + string.Concat(Enumerable.Repeat(" - variables.x", 900))).Script!;
        var watch = Stopwatch.StartNew();

        var result = script.Evaluate(scope, EvaluationLimits.Default);

        result.Error!.Code.ShouldBe(ScriptErrorCode.SizeLimit);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private static T OnSmallStack<T>(Func<T> work)
    {
        T? result = default;
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            512 * 1024);
        thread.Start();
        thread.Join();
        return failure is null ? result! : throw new InvalidOperationException("The work on the small stack failed.", failure);
    }
}
