using System.Diagnostics;
using System.Globalization;
using CanBo.Testing;

namespace CanBo.Benchmarks.Storm;

/// <summary>
/// The last day: people come at an even rate, whether or not those before them have been answered, and in mid-run the deadline strikes. One in twenty saves
/// the draft and leaves. A checker reads the database afterwards.
/// </summary>
internal static class StormBenchmark
{
    private const double TargetMilliseconds = 250;
    private const double WhenDue = 0.55;
    private const int LeavesOneIn = 20;
    private const int Early = 300;
    private const int EarlyPerSecond = 20;
    private static readonly string LinksKey = Convert.ToBase64String(new byte[32]);

    /// <summary>
    /// Options: <c>people</c> (20,000) within <c>seconds</c> (120); or <c>rates</c> (20+40+60, people a second, each for <c>seconds</c>, without a deadline) to find what the machine can do. On a PostgreSQL
    /// and with a host started for the run; or with <c>site</c> and <c>connection</c> (a connection string in the environment variable of that name) on hosts that run.
    /// </summary>
    public static async Task<bool> RunAsync(IReadOnlyDictionary<string, string> options)
    {
        var seconds = Number("seconds", 120);
        double[] rates = options.TryGetValue("rates", out var some) ? [.. some.Split('+').Select(r => double.Parse(r, CultureInfo.InvariantCulture))] : [];
        var people = rates.Length > 0 ? (int)(rates.Sum() * seconds) : (int)Number("people", 20_000);
        using var server = options.ContainsKey("site") ? null : await PostgresServer.StartAsync();
        var connection = server?.ConnectionString ?? Environment.GetEnvironmentVariable(options["connection"])!;
        using var folder = TemporaryFolder.Create();
        await using var services = LaunchBenchmark.Services(DatabaseKind.PostgreSql, connection);
        var clock = Stopwatch.StartNew();
        var campaign = await StormCampaign.LaunchAsync(services, connection, people + Early);
        Print($"{people + Early:N0} people imported and their cases launched in {clock.Elapsed.TotalSeconds:0} s");
        using var site = server is null ? null : await StormSite.StartAsync(connection, LinksKey, folder.File("mail"));
        Print($"letters sent within {(await campaign.LettersAreOutAsync()).TotalSeconds:0} s; a case takes {await campaign.GrownAsync() / (people + Early) / 1024.0:0.0} KiB of the database then");
        var all = await campaign.PrepareAsync();
        var load = new StormLoad(site?.Address ?? new Uri(options["site"]), site?.Process, server is null ? null : await ProcessCpu.PostmasterAsync(connection));
        // Those who come before the rush find a host that has just been started.
        var early = await load.RunAsync([.. all.Take(Early)], Early / EarlyPerSecond, leavesOneIn: 0);
        if (rates.Length == 0)
            return await StormAsync(campaign, [.. all.Skip(Early).Take(people)], load, seconds, early);

        var taken = Early;
        foreach (var rate in rates)
        {
            var run = await load.RunAsync([.. all.Skip(taken).Take((int)(rate * seconds))], seconds, leavesOneIn: 0);
            taken += (int)(rate * seconds);
            var sorted = run.Times.Submissions(_ => true);
            Print($"{rate:0} people a second: {run.Rate:N1} served a second, {run.Times.Count / run.Took.TotalSeconds:N0} requests; a submission p50 {StormTimes.At(sorted, 0.5):0} ms, p99 {StormTimes.At(sorted, 0.99):0} ms; {run.Cpu}");
        }

        return true;

        double Number(string name, double otherwise) => options.TryGetValue(name, out var text) ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;
    }

    private static async Task<bool> StormAsync(StormCampaign campaign, IReadOnlyList<StormPerson> people, StormLoad load, double seconds, StormRun early)
    {
        var due = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(seconds * WhenDue);
        await campaign.SetDueAsync(due);
        var dueTicks = Stopwatch.GetTimestamp() + (long)((due - TimeProvider.System.GetUtcNow()).TotalSeconds * Stopwatch.Frequency);
        var run = await load.RunAsync(people, seconds, LeavesOneIn);
        Print($"{people.Count:N0} people within {seconds:0} s ({people.Count / seconds:N0} a second offered, {run.Rate:N1} served); {run.Times.Count:N0} requests ({run.Times.Count / run.Took.TotalSeconds:N0} a second); {run.Cpu}");
        foreach (var (what, sorted) in run.Times.ByKind())
            Print($"  {what,-10} p50 {StormTimes.At(sorted, 0.5),6:0.0} ms, p99 {StormTimes.At(sorted, 0.99),7:0.0} ms, longest {sorted[^1],7:0} ms");
        foreach (var (what, count) in run.Times.Refused)
            Print($"  refused and sent again: {what}: {count:N0}");
        var (before, after) = (run.Times.Submissions(t => t < dueTicks), run.Times.Submissions(t => t >= dueTicks));
        Print($"  submissions before the deadline {before.Length:N0} (p99 {StormTimes.At(before, 0.99):0} ms), after it {after.Length:N0} (p99 {StormTimes.At(after, 0.99):0} ms)");
        await DueTimersAreDoneAsync(campaign);
        Print($"  a case takes {await campaign.GrownAsync() / (people.Count + Early) / 1024.0:0.0} KiB of the database after its submission");
        var check = await StormCheck.RunAsync(campaign, [.. early.Visits, .. run.Visits]);
        Print($"  in the database: {check.InTime:N0} in time, {check.Late:N0} late and told so, {check.DraftsKept:N0} drafts of those who left; missing {check.Missing}, twice {check.Twice}, drafts missing {check.DraftsMissing}, told wrongly {check.WronglyTold}, failed visits {run.Failures.Count}, still open {check.StillOpen}");
        foreach (var failure in run.Failures.GroupBy(f => f).OrderByDescending(g => g.Count()).Take(5))
            Print($"  failed: {failure.Key} ({failure.Count()} times)");
        var all = run.Times.Submissions(_ => true);
        var isFast = StormTimes.At(all, 0.99) <= TargetMilliseconds;
        var isGood = check is { IsGood: true, StillOpen: 0 } && run.Failures.IsEmpty && early.Failures.IsEmpty;
        Print($"nothing lost: {(isGood ? "met" : "MISSED")}; p99 of an acknowledged submission {StormTimes.At(all, 0.99):0} ms (target ≤ {TargetMilliseconds:0}: {(isFast ? "met" : "MISSED")})");
        return isGood && isFast;
    }

    private static async Task DueTimersAreDoneAsync(StormCampaign campaign)
    {
        var clock = Stopwatch.StartNew();
        while (await campaign.CountOpenAsync() > 0 && clock.Elapsed < TimeSpan.FromMinutes(2))
            await Task.Delay(200);
        Print($"  the last open task was closed {clock.Elapsed.TotalSeconds:0.0} s after the last visit");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
