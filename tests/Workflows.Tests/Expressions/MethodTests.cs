using System.Globalization;
using System.Text;
using CanBo.Workflows.Expressions;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Tests.Expressions;

public sealed class MethodTests
{
    [Theory]
    [InlineData("toUpperCase")]
    [InlineData("toLowerCase")]
    public async Task Every_character_changes_its_case_as_in_node_or_is_refused(string method)
    {
        var runes = Enumerable.Range(1, 0x1FFFF).Where(Rune.IsValid).Select(code => new Rune(code).ToString()).ToList();
        var known = runes.Where(rune => Evaluate(Quote(rune) + $".{method}()").Succeeded).ToList();

        var node = await Node.EvaluateAsync(known.Select(rune => Quote(rune) + $".{method}()"), CancellationToken.None);

        known.Count.ShouldBeGreaterThan(50_000);
        "aăâáàảãạbđeêếềểễệioôơớờởỡợuưứừửữựyýỳỷỹỵ".All(letter => known.Contains(letter.ToString())).ShouldBeTrue();
        for (var i = 0; i < known.Count; i++)
            Corpus.Encode(Evaluate(Quote(known[i]) + $".{method}()").Value).ShouldBe(node[i], known[i]);
    }

    [Fact]
    public async Task Numbers_are_rounded_to_digits_and_to_whole_ones_as_in_node()
    {
        var random = new Random(5);
        var texts = new List<string>();
        for (var i = 0; i < 2_000; i++)
        {
            var number = i % 3 == 0 ? Math.Round(random.NextDouble() * 100, 3) : BitConverter.Int64BitsToDouble(random.NextInt64());
            if (!double.IsFinite(number))
                continue;
            var literal = number.ToString("R", CultureInfo.InvariantCulture);
            texts.Add($"({literal}).toFixed({random.Next(0, 12)})");
            texts.Add($"[Math.round({literal}), Math.floor({literal}), Math.ceil({literal}), Math.trunc({literal}), Math.sqrt({literal})]");
        }

        var node = await Node.EvaluateAsync(texts, CancellationToken.None);

        for (var i = 0; i < texts.Count; i++)
            Corpus.Encode(Evaluate(texts[i]).Value).ShouldBe(node[i], texts[i]);
    }

    [Theory]
    [InlineData("[1, [2]].join()", ScriptErrorCode.WrongOperand)]
    [InlineData("[[1]].includes([1])", ScriptErrorCode.WrongOperand)]
    [InlineData("[{ a: 1 }, { a: 2 }].toSorted()", ScriptErrorCode.WrongOperand)]
    [InlineData("[].reduce((s, x) => s + x)", ScriptErrorCode.WrongArgument)]
    [InlineData("[2, 'x'].toSorted((a, b) => a - b)", ScriptErrorCode.WrongArgument)]
    [InlineData("'a1'.includes(1)", ScriptErrorCode.WrongArgument)]
    [InlineData("'abc'.slice('1')", ScriptErrorCode.WrongArgument)]
    [InlineData("'ß'.toUpperCase()", ScriptErrorCode.WrongArgument)]
    [InlineData("'a'.replace('a', '$&')", ScriptErrorCode.WrongArgument)]
    [InlineData("'a'.repeat(-1)", ScriptErrorCode.WrongArgument)]
    [InlineData("(1).toFixed(101)", ScriptErrorCode.WrongArgument)]
    [InlineData("(1).toString(2)", ScriptErrorCode.WrongArgument)]
    [InlineData("Date.parse('hôm nay')", ScriptErrorCode.WrongArgument)]
    [InlineData("new Date('2026-11-22').toISOString()", ScriptErrorCode.WrongArgument)]
    [InlineData("new Date(1e20).toISOString()", ScriptErrorCode.WrongArgument)]
    [InlineData("Object.keys('abc')", ScriptErrorCode.WrongArgument)]
    [InlineData("'👍👍'.slice(1)", ScriptErrorCode.SplitCharacter)]
    [InlineData("'👍'.split('')", ScriptErrorCode.SplitCharacter)]
    [InlineData("({ a: 1 }).map(x => x)", ScriptErrorCode.UnknownMember)]
    [InlineData("(5).map(x => x)", ScriptErrorCode.UnknownMember)]
    [InlineData("true.toString()", ScriptErrorCode.UnknownMember)]
    [InlineData("null.map(x => x)", ScriptErrorCode.MemberOfNothing)]
    [InlineData("[{}].map(x => x.y.z)", ScriptErrorCode.MemberOfNothing)]
    [InlineData("getOutputFrom('Nobody')", ScriptErrorCode.UnknownOutput)]
    public void What_javascript_would_convert_or_refuse_is_an_error(string expression, ScriptErrorCode code) =>
        Evaluate(expression).Error.ShouldNotBeNull().Code.ShouldBe(code);

    [Theory]
    [InlineData("'x'.repeat(100).repeat(100).repeat(100).repeat(100).repeat(100)", ScriptErrorCode.SizeLimit)]
    [InlineData("'x'.padEnd(1e15)", ScriptErrorCode.SizeLimit)]
    [InlineData("'x'.repeat(1000).split('').flatMap(a => 'x'.repeat(1000).split('')).length", ScriptErrorCode.SizeLimit)]
    [InlineData("'x'.repeat(1000).split('').map(a => 'x'.repeat(900).split('').map(b => 1).length)", ScriptErrorCode.StepLimit)]
    [InlineData("'x'.repeat(5000).split('').reduce((a, b) => [a], []).flat(1 / 0)", ScriptErrorCode.DepthLimit)]
    [InlineData("'x'.repeat(5000).split('').reduce((a, b) => [a], [])", ScriptErrorCode.DepthLimit)]
    [InlineData("'x'.repeat(30).split('').reduce((a, b) => [a, a], [])", ScriptErrorCode.SizeLimit)]
    [InlineData("'x'.repeat(30).split('').reduce((a, b) => a + a, 'x')", ScriptErrorCode.SizeLimit)]
    [InlineData("'9'.repeat(2000).split('').toSorted((a, b) => 'x'.repeat(2000).length)", ScriptErrorCode.SizeLimit)]
    public void Whatever_grows_ends_at_a_limit(string expression, ScriptErrorCode code) =>
        Evaluate(expression).Error.ShouldNotBeNull().Code.ShouldBe(code);

    [Fact]
    public void A_script_that_acts_reads_what_it_has_set_and_after_an_error_nothing_counts()
    {
        var scope = SampleScope.WithVariables(("total", Value.Of(1)), ("Name", Value.Of("a")));
        var acting = Script.ParseActing("setTotal(getTotal() + 1); if (variables.total === 2) { setVariable('Name', 'b'); } setTotal(getTotal() * 10); setOutcome('Done'); getName() + getTotal()").Script.ShouldNotBeNull();
        var failing = Script.ParseActing("setTotal(5); null.x").Script.ShouldNotBeNull();

        var (result, assignments) = acting.Run(scope, EvaluationLimits.Default);
        var (failed, none) = failing.Run(scope, EvaluationLimits.Default);

        result.Value.ShouldBe(Value.Of("b20"));
        assignments.Select(assignment => (assignment.Name, assignment.Value)).ShouldBe([("total", Value.Of(2)), ("Name", Value.Of("b")), ("total", Value.Of(20)), ("", Value.Of("Done"))]);
        failed.Succeeded.ShouldBeFalse();
        none.ShouldBeEmpty();
    }

    [Fact]
    public void Only_scripts_that_act_may_set() =>
        Script.Parse("setTotal(1);").Errors.ShouldHaveSingleItem().Code.ShouldBe(ScriptErrorCode.UnknownName);

    private static EvaluationResult Evaluate(string text)
    {
        var parsed = Script.Parse(text);
        parsed.Errors.ShouldBeEmpty(text);
        return parsed.Script!.Evaluate(SampleScope.Empty, EvaluationLimits.Default);
    }

    private static string Quote(string text) => "'" + string.Concat(text.Select(c => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"))) + "'";
}
