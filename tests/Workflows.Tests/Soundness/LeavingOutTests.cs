using CanBo.Workflows.Definitions;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Soundness;
using CanBo.Workflows.Tests.Running;

namespace CanBo.Workflows.Tests.Soundness;

/// <summary>What the explorer takes for one situation, and which orders it leaves out, against <see cref="PlainExplorer"/>, which does neither.</summary>
public sealed class LeavingOutTests
{
    private const int Seeds = 200;

    private const int Most = 2_000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Random_procedures_come_to_the_same_however_they_are_explored(bool withContainers)
    {
        var compared = 0;
        for (var seed = 0; seed < Seeds; seed++)
            compared += Agree(RandomProcedures.Make(seed, withData: seed % 2 == 0, withContainers), $"seed {seed}", out _) ? 1 : 0;

        compared.ShouldBeGreaterThan(Seeds * 9 / 10);
    }

    [Fact]
    public void Procedures_of_many_branches_come_to_the_same_and_are_explored_in_a_fraction_of_the_situations()
    {
        var (compared, plain, left) = (0, 0, 0);
        for (var seed = 0; seed < Seeds / 4; seed++)
        {
            var compilation = RandomProcedures.MakeWide(seed);
            if (!Agree(compilation, $"seed {seed}", out var situations))
                continue;
            compared++;
            plain += situations;
            left += Exploration.Of(compilation.Graph, null, isReduced: true)!.StateCount;
        }

        compared.ShouldBeGreaterThan(Seeds / 8);
        left.ShouldBeLessThan(plain / 5);
    }

    [Theory]
    [InlineData("an incident of another kind in the same step is another end", new[] { "a Test.Human", "f Elsa.FlowFork branches=json:[\"L\",\"R\"]", "b Test.Human", "c Test.Human" }, new[] { "a.Yes f", "a.No b", "f.L b", "f.R c", "b.Yes c", "c.Yes b" })]
    [InlineData("a return over a decision takes back the decision of another branch", new[] { "f Elsa.FlowFork branches=json:[\"L\",\"R\"]", "a Test.Decision", "b Test.Verdict" }, new[] { "f.L a", "f.R b", "a.Done a" })]
    [InlineData("a branch that goes round by itself ends all others", new[] { "f Elsa.FlowFork branches=json:[\"L\",\"R\"]", "a Test.Human", "p Test.Pass", "b Test.Human", "c Test.Human", "d Test.Verdict" }, new[] { "f.L a", "f.R b", "a.Yes p", "a.No p", "p p", "b.Yes c", "c.Yes d" })]
    [InlineData("a branch that always goes back does not keep the other from being looked at", new[] { "f Elsa.FlowFork branches=json:[\"L\",\"R\"]", "s Test.Pass", "a Test.Verdict", "p Test.Pass", "b Test.Human", "c Test.Human" }, new[] { "f.L s", "s a", "a p", "p s", "f.R b", "b.Yes c" })]
    public void What_was_once_overlooked_is_seen(string what, string[] nodes, string[] connections)
    {
        var compilation = WorkflowGraph.Compile(DefinitionJson.Read(Sketch.Flowchart(nodes, connections), "sketch").Definition!, TestActivities.Catalogue);

        Agree(compilation, what, out _).ShouldBeTrue();
    }

    /// <returns>False when there is too much of it to be explored plainly.</returns>
    private static bool Agree(GraphCompilation compilation, string what, out int situations)
    {
        situations = 0;
        if (PlainExplorer.Explore(compilation.Graph, Most) is not { } plain)
            return false;
        situations = plain.StateCount;
        var whole = Exploration.Of(compilation.Graph, null, isReduced: false)!;
        var reduced = Exploration.Of(compilation.Graph, null, isReduced: true)!;
        var expected = Kinds(compilation, plain);

        whole.Ends.ShouldBe(plain.Ends, what);
        whole.Begun.ShouldBe(plain.Begun, what);
        Kinds(compilation, whole).ShouldBe(expected, what);

        // Leaving out orders loses nothing but a warning about the order itself.
        reduced.Ends.ShouldBe(plain.Ends, what);
        reduced.Begun.ShouldBe(plain.Begun, what);
        Kinds(compilation, reduced).Where(IsNotAboutOrder).ShouldBe(expected.Where(IsNotAboutOrder), what);
        Kinds(compilation, reduced).ShouldBeSubsetOf(expected, what);
        return true;
    }

    private static bool IsNotAboutOrder(string kind) =>
        kind.Split(' ')[0] is not (FindingCodes.DecisionBeforeOpinion or FindingCodes.ResultBeforeDecision or FindingCodes.JoinMayGiveUp);

    /// <summary>Who of two that may come last is named, and which of several people a race withdraws, may differ by order.</summary>
    private static List<string> Kinds(GraphCompilation compilation, Exploration exploration) =>
        [.. DefinitionCheck.Check(compilation, exploration)
            .Select(finding => finding.Code is FindingCodes.EndsWithoutDecision or FindingCodes.LoopWithoutExit ? finding.Code : $"{finding.Code} {finding.ActivityId} {finding.Property}")
            .Distinct().Order(StringComparer.Ordinal)];
}
