using CanBo.Workflows.Expressions;

namespace CanBo.Workflows.Tests.Expressions;

public sealed class CorpusTests
{
    private static readonly Corpus Sample = Corpus.Load();

    public static TheoryData<int> Answers => [.. Enumerable.Range(0, Sample.Answers.Count)];

    public static TheoryData<int> Refusals => [.. Enumerable.Range(0, Sample.Refusals.Count)];

    [Theory]
    [MemberData(nameof(Answers))]
    public void Every_expression_of_the_corpus_has_its_answer(int number)
    {
        var (expression, expected) = Sample.Answers[number];
        var parsed = Script.Parse(expression);

        var result = parsed.Script?.Evaluate(Sample.Scope, EvaluationLimits.Default);

        parsed.Errors.ShouldBeEmpty(expression);
        result!.Value.Error.ShouldBeNull(expression);
        Corpus.Encode(result.Value.Value).ShouldBe(Corpus.Encode(expected), expression);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Every_refused_text_has_its_finding_and_place(int number)
    {
        var (expression, code, line, column) = Sample.Refusals[number];

        var result = Script.Parse(expression);

        result.Script.ShouldBeNull(expression);
        var error = result.Errors.ShouldHaveSingleItem(expression);
        (error.Code, error.Line, error.Column).ShouldBe((code, line, column), $"{expression}: {error.Message}");
        error.Message.ShouldEndWith(".");
    }

    [Fact]
    public async Task Node_gives_the_same_answers()
    {
        var answers = await Node.EvaluateAsync(Sample.Answers.Select(a => a.Expression), CancellationToken.None);

        answers.Count.ShouldBe(Sample.Answers.Count);
        for (var i = 0; i < answers.Count; i++)
            answers[i].ShouldBe(Corpus.Encode(Sample.Answers[i].Expected), Sample.Answers[i].Expression);
    }

    [Fact]
    public void Object_properties_come_in_the_order_that_javascript_gives_them()
    {
        var result = Script.Parse("({ b: 1, 2: 0, a: 2, 1: 0, '01': 3 })").Script!.Evaluate(Sample.Scope, EvaluationLimits.Default);

        result.Value.ToJson().ShouldBe("""{"1":0,"2":0,"b":1,"a":2,"01":3}""");
    }
}
