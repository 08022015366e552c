using CanBo.Workflows.Expressions;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Tests.Expressions;

public sealed class RandomScriptTests
{
    private static readonly EvaluationLimits Tight = new() { MaxSteps = 40, MaxSize = 60, MaxDepth = 2 };

    [Theory]
    [InlineData(1)]
    [InlineData(20261122)]
    public async Task Random_programs_answer_as_node_does_or_fail(int seed)
    {
        var scope = Corpus.Load().Scope;
        var random = new RandomScripts(seed);
        var programs = Enumerable.Range(0, 3_000).Select(i => i % 3 == 0 ? random.Statements(1 + (i % 4)) : random.Program(1 + (i % 4))).ToList();

        var answers = await Node.EvaluateAsync(programs, CancellationToken.None);

        var answered = 0;
        for (var i = 0; i < programs.Count; i++)
        {
            var parsed = Script.Parse(programs[i]);
            parsed.Errors.ShouldBeEmpty(programs[i]);
            var result = parsed.Script!.Evaluate(scope, EvaluationLimits.Default);
            if (result.Error is { } error)
            {
                AllowedErrors.ShouldContain(error.Code, programs[i]);
                continue;
            }

            answered++;
            Corpus.Encode(result.Value).ShouldBe(answers[i], programs[i]);
        }

        answered.ShouldBeGreaterThan(programs.Count / 2);
    }

    [Fact]
    public async Task Damaged_programs_that_still_parse_answer_as_node_does_or_fail()
    {
        var scope = Corpus.Load().Scope;
        var random = new RandomScripts(7);
        var scripts = Enumerable.Range(0, 6_000).Select(_ => Script.Parse(random.Damaged()).Script).OfType<Script>().ToList();

        var answers = await Node.EvaluateAsync(scripts.Select(s => s.Text), CancellationToken.None);

        scripts.Count.ShouldBeGreaterThan(500);
        for (var i = 0; i < scripts.Count; i++)
        {
            var result = scripts[i].Evaluate(scope, EvaluationLimits.Default);
            if (result.Error is null)
                Corpus.Encode(result.Value).ShouldBe(answers[i], scripts[i].Text);
        }
    }

    [Fact]
    public void Garbage_never_throws_and_its_findings_lie_inside_the_text()
    {
        var scope = Corpus.Load().Scope;
        var random = new RandomScripts(42);
        var misplaced = new List<string>();
        var refused = 0;

        for (var i = 0; i < 20_000; i++)
        {
            var text = i % 2 == 0 ? random.Garbage() : random.Damaged();
            var result = Script.Parse(text);
            if (result.Script is { } script)
            {
                script.Evaluate(scope, EvaluationLimits.Default);
                continue;
            }

            refused++;
            var (lines, columns) = TextPosition.Of(text, text.Length);
            var inside = result.Errors.Length > 0
                && result.Errors.All(e => e.Line >= 1 && e.Column >= 1 && (e.Line < lines || (e.Line == lines && e.Column <= columns)));
            if (!inside)
                misplaced.Add(text);
        }

        misplaced.ShouldBeEmpty();
        refused.ShouldBeGreaterThan(10_000);
    }

    [Fact]
    public void Random_programs_stay_within_tight_limits()
    {
        var scope = Corpus.Load().Scope;
        var random = new RandomScripts(3);
        var stopped = 0;

        for (var i = 0; i < 5_000; i++)
        {
            var script = Script.Parse(random.Program(5)).Script!;
            var result = script.Evaluate(scope, Tight);
            if (result.Error is { Code: ScriptErrorCode.StepLimit or ScriptErrorCode.SizeLimit or ScriptErrorCode.DepthLimit })
                stopped++;
            else if (result.Succeeded && script.Text.Contains('[', StringComparison.Ordinal))
                Depth(result.Value).ShouldBeLessThanOrEqualTo(Math.Max(Tight.MaxDepth, 3), script.Text);
        }

        stopped.ShouldBeGreaterThan(100);
    }

    private static ScriptErrorCode[] AllowedErrors =>
    [
        ScriptErrorCode.MemberOfNothing, ScriptErrorCode.UnknownMember, ScriptErrorCode.WrongOperand,
        ScriptErrorCode.SplitCharacter, ScriptErrorCode.ForbiddenMember, ScriptErrorCode.WrongArgument,
    ];

    private static int Depth(Value value) => value.Kind switch
    {
        ValueKind.Array => 1 + value.AsArray.Select(Depth).DefaultIfEmpty().Max(),
        ValueKind.Object => 1 + value.Properties.Select(p => Depth(p.Value)).DefaultIfEmpty().Max(),
        _ => 0,
    };
}
