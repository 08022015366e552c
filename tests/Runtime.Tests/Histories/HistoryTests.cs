using CanBo.Runtime.Instances;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Testing;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Runtime.Tests.Histories;

/// <summary>
/// Runs that older builds recorded. What they did, this build does: the same activities begin and end in the same order and leave the same journal, and
/// the instance comes to the same end. A change of the engine that alters one on purpose is listed in docs/elsa-differences.md, and the history recorded anew.
/// </summary>
public sealed class HistoryTests
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    private static string Folder => Repository.File("tests", "Runtime.Tests", "Histories", "Recorded");

    [Theory, MemberData(nameof(Files))]
    public void A_recorded_run_has_the_same_journal_and_the_same_end(string file)
    {
        var history = History.Read(Path.Combine(Folder, file + ".json"));

        var (steps, state) = history.Replay(TestApplication.Catalogue);

        steps.Select(lines => Value.Parse(JournalJson.Write(lines))).ShouldBe(history.Steps.Select(s => Value.Parse(s.Entries)));
        var recorded = InstanceState.FromBytes(System.Text.Encoding.UTF8.GetBytes(history.State));
        state.Status.ShouldBe(recorded.Status);
        Value.Parse(System.Text.Encoding.UTF8.GetString(state.ToBytes())).ShouldBe(Value.Parse(System.Text.Encoding.UTF8.GetString(recorded.ToBytes())));
    }

    [Fact]
    public void There_are_histories_of_every_kind() => Files.Count.ShouldBeGreaterThanOrEqualTo(HistoryRecorder.Scenarios.Count);
}
