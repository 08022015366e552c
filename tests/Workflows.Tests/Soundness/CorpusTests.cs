using CanBo.Workflows.Definitions;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Soundness;
using CanBo.Workflows.Tests.Running;

namespace CanBo.Workflows.Tests.Soundness;

public sealed class CorpusTests
{
    public static TheoryData<string> Broken() => [.. SoundnessCorpus.Broken.Select(sample => sample.Name)];

    public static TheoryData<string> Sound() => [.. SoundnessCorpus.Sound.Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_seeded_fault_is_found_and_nothing_else(string name)
    {
        var sample = SoundnessCorpus.Find(name);

        var findings = Check(sample);

        findings.Select(finding => $"{finding.Severity} {finding.Code} {finding.ActivityId} {finding.Property}").Order(StringComparer.Ordinal)
            .ShouldBe(sample.Expect!.Order(StringComparer.Ordinal));
        findings.ShouldAllBe(finding => finding.Message.Vietnamese.Length > 0 && finding.Message.Vietnamese != finding.Message.English);
    }

    [Theory]
    [MemberData(nameof(Sound))]
    public void A_sound_procedure_raises_no_alarm(string name) => Check(SoundnessCorpus.Find(name)).ShouldBeEmpty();

    [Fact]
    public void Six_voices_between_a_fork_and_a_join_are_a_handful_of_situations()
    {
        var sample = SoundnessCorpus.Find("six voices");
        var graph = WorkflowGraph.Compile(DefinitionJson.Read(Sketch.Flowchart(sample.Nodes, sample.Connections), "f").Definition!, TestActivities.Catalogue).Graph;

        Exploration.Of(graph, null, isReduced: true)!.StateCount.ShouldBeLessThan(20);
    }

    [Fact]
    public void The_corpus_is_as_large_as_it_must_be_and_covers_every_code_that_a_definition_alone_can_show()
    {
        SoundnessCorpus.Broken.Count.ShouldBeGreaterThanOrEqualTo(40);
        SoundnessCorpus.Sound.Count.ShouldBeGreaterThanOrEqualTo(20);

        // These need a file that is no definition, an organisation, a container, a procedure that is used by others or starts by itself, or a very large graph: they have tests of their own.
        string[] elsewhere =
        [
            FindingCodes.Unreadable, FindingCodes.MalformedInput, FindingCodes.EmptyContainer, FindingCodes.TooLargeToExplore, FindingCodes.UnusableAsActivity, FindingCodes.BadTrigger,
            FindingCodes.NobodyToAsk, FindingCodes.TooFewPeople, FindingCodes.LongerThanCampaign,
        ];
        var codes = typeof(FindingCodes).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
        var covered = SoundnessCorpus.Broken.SelectMany(sample => sample.Expect!).Select(expected => expected.Split(' ')[1]).ToHashSet();
        codes.Except(elsewhere).Except(covered).ShouldBeEmpty();
    }

    private static Finding[] Check(SoundnessCorpus.Sample sample) =>
        [.. DefinitionCheck.Check(DefinitionJson.Read(Sketch.Flowchart(sample.Nodes, sample.Connections), "f").Definition!, TestActivities.Catalogue)];
}
