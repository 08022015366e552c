using Xunit.Abstractions;

namespace CanBo.Runtime.Tests.Faults.Torture;

/// <summary>The short form of what <c>CanBo.Runtime.Tests torture</c> does for ten minutes.</summary>
public sealed class TortureTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Three_nodes_of_which_one_is_killed_or_stopped_again_and_again_lose_nothing_and_do_nothing_twice()
    {
        var report = await new TortureRun(new TortureOptions(TimeSpan.FromSeconds(25), 20, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(60), Seed: 7)).RunAsync();

        output.WriteLine(report.ToString());
        report.Findings.IsGood.ShouldBeTrue(report.ToString());
        report.Findings.Finished.ShouldBeGreaterThan(100);
        report.Kills.ShouldBeGreaterThan(0);
        report.Stalls.ShouldBeGreaterThan(0);
        report.Crashes.ShouldBeGreaterThan(0);
    }
}
