using System.Diagnostics;
using System.Globalization;
using CanBo.Workflows.Expressions;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Tests.Expressions;

/// <summary>
/// Random, damaged and senseless texts: nothing is thrown, no limit is passed, and whatever has an answer has node's. Two rounds in a usual run;
/// <c>CANBO_FUZZ_MINUTES=60</c> goes on for an hour with seeds of its own and says how far it came.
/// </summary>
public sealed class FuzzTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private static readonly EvaluationLimits Tight = new() { MaxSteps = 60, MaxSize = 200, MaxDepth = 3 };

    [Fact]
    public async Task No_text_throws_passes_a_limit_or_answers_otherwise_than_node()
    {
        var minutes = double.TryParse(Environment.GetEnvironmentVariable("CANBO_FUZZ_MINUTES"), CultureInfo.InvariantCulture, out var given) ? given : 0;
        var scope = Corpus.Load().Scope;
        var watch = Stopwatch.StartNew();
        var (texts, answers, slowest) = (0, 0, TimeSpan.Zero);
        for (var round = 0; round < 2 || watch.Elapsed.TotalMinutes < minutes; round++)
        {
            var random = new RandomScripts(minutes > 0 ? HashCode.Combine(Environment.TickCount64, round) : 1_000 + round);
            var scripts = new List<Script>();
            foreach (var text in Enumerable.Range(0, 2_000).Select(i => Text(random, i)))
            {
                texts++;
                Script.ParseActing(text);
                if (Script.Parse(text).Script is { } script)
                    scripts.Add(script);
            }

            var node = await Node.EvaluateAsync(scripts.Select(script => script.Text), CancellationToken.None);
            for (var i = 0; i < scripts.Count; i++)
            {
                var started = watch.Elapsed;
                var result = scripts[i].Evaluate(scope, EvaluationLimits.Default);
                slowest = watch.Elapsed - started > slowest ? watch.Elapsed - started : slowest;
                Within(scripts[i].Evaluate(scope, Tight), scripts[i].Text);
                if (result.Error is not null)
                    continue;
                answers++;
                Corpus.Encode(result.Value).ShouldBe(node[i], scripts[i].Text);
            }
        }

        output.WriteLine($"{texts} texts in {watch.Elapsed.TotalSeconds:F0} s, {answers} answers compared, the slowest evaluation took {slowest.TotalMilliseconds:F1} ms.");

        // Not a measure of speed: a minute is what no busy machine explains, only work that the limits do not count.
        slowest.ShouldBeLessThan(TimeSpan.FromMinutes(1));
    }

    private static string Text(RandomScripts random, int number) => (number % 5) switch
    {
        0 => random.Program(1 + (number % 4)),
        1 => random.Statements(1 + (number % 3)),
        2 or 3 => random.Damaged(),
        _ => random.Garbage(),
    };

    /// <summary>What a script builds is no longer than the limit and its own literals.</summary>
    private static void Within(EvaluationResult result, string text)
    {
        if (result.Error is null && result.Value.Kind == ValueKind.String)
            result.Value.AsString.Length.ShouldBeLessThanOrEqualTo(Tight.MaxSize + text.Length, text);
    }
}
