using System.Diagnostics;
using System.Globalization;
using CanBo.Runtime.Storage;
using CanBo.Testing;

namespace CanBo.Benchmarks;

/// <summary>
/// Start, suspend, resume, finish: pairs of durable steps a second through the runtime, and beside them the same writes by hand (prepared, one batch
/// a step, the same rows, bytes and durability settings) on the same database in the same run. The ratio is what counts; the machine is noisy.
/// </summary>
internal static class DurableBenchmark
{
    private const int Rounds = 9;
    private static readonly int[] Callers = [1, 16, 64];

    /// <summary>What a whole durable step is to reach of the loop by hand.</summary>
    private static double? Target(DatabaseKind kind, int callers) => (kind, callers) switch
    {
        (DatabaseKind.PostgreSql, 16) => 0.8,
        (DatabaseKind.PostgreSql, 64) => 1.5,
        (DatabaseKind.Sqlite, 64) => 1.2,
        _ => null,
    };

    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Options: <c>database</c> (sqlite or postgresql; both when not given), <c>seconds</c> a measurement takes (1), and <c>callers</c> (1+16+64). PostgreSQL is the one named by
    /// the environment variable <c>CANBO_TEST_POSTGRES</c>, or one started for the run.
    /// </summary>
    public static async Task RunAsync(IReadOnlyDictionary<string, string> options)
    {
        var seconds = options.TryGetValue("seconds", out var given) ? double.Parse(given, CultureInfo.InvariantCulture) : 1;
        var kinds = options.TryGetValue("database", out var name) ? [Enum.Parse<DatabaseKind>(name, ignoreCase: true)] : Enum.GetValues<DatabaseKind>();
        foreach (var kind in kinds)
        {
            await using var database = await TestDatabase.CreateAsync(kind, "bench");
            await using var runtime = await DurableRuntime.StartAsync(database);
            var sample = await runtime.SampleAsync();
            Print($"{kind}: start-suspend-resume-finish pairs a second (2 commits a pair; state {sample.Started.State.Length} and {sample.Finished.State.Length} bytes, journal {sample.Started.JournalLength} and {sample.Finished.JournalLength} characters)");
            Print($"{"callers",8} {"runtime",10} {"by hand",10} {"ratio",7} {"own µs",8} {"hand µs",8}   (medians of {Rounds} rounds of {seconds} s; load {Load()}; µs of this process' CPU a pair)");
            foreach (var callers in options.TryGetValue("callers", out var some) ? [.. some.Split('+').Select(c => int.Parse(c, CultureInfo.InvariantCulture))] : Callers)
            {
                await using var hand = await OpenByHandAsync(database, sample, callers);
                await MeasureAsync(callers, Warming, runtime.PairAsync);
                await MeasureAsync(callers, Warming, hand.PairAsync);
                var ours = new List<Measurement>();
                var theirs = new List<Measurement>();
                for (var round = 0; round < Rounds; round++)
                {
                    ours.Add(await MeasureAsync(callers, TimeSpan.FromSeconds(seconds), runtime.PairAsync));
                    theirs.Add(await MeasureAsync(callers, TimeSpan.FromSeconds(seconds), hand.PairAsync));
                }

                var ratio = Median(ours.Zip(theirs, (o, t) => o.Rate / t.Rate));
                Print($"{callers,8} {Median(ours.Select(m => m.Rate)),10:N0} {Median(theirs.Select(m => m.Rate)),10:N0} {ratio,7:0.00} {Median(ours.Select(m => m.Cpu)),8:N0} {Median(theirs.Select(m => m.Cpu)),8:N0}{Verdict(ratio, Target(kind, callers))}");
            }

            await PrintPriceAsync(kind, runtime, sample, seconds);
        }
    }

    /// <summary>The same pairs with a short journal, in turns with the full one on a database of its own.</summary>
    private static async Task PrintPriceAsync(DatabaseKind kind, DurableRuntime full, DurableSample sample, double seconds)
    {
        const int callers = 64;
        await using var database = await TestDatabase.CreateAsync(kind, "bench");
        await using var brief = await DurableRuntime.StartAsync(database, journal: JournalKeeping.Decisions);
        var kept = await brief.SampleAsync();
        await MeasureAsync(callers, Warming, brief.PairAsync);
        var ratios = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var withAll = await MeasureAsync(callers, TimeSpan.FromSeconds(seconds), full.PairAsync);
            ratios.Add((await MeasureAsync(callers, TimeSpan.FromSeconds(seconds), brief.PairAsync)).Rate / withAll.Rate);
        }

        Print($"journal: Storage:Journal=Decisions keeps {kept.Started.JournalLength} and {kept.Finished.JournalLength} characters instead of {sample.Started.JournalLength} and {sample.Finished.JournalLength}; {callers} callers do {Median(ratios):0.00} times the pairs");
    }

    private static async Task<IByHand> OpenByHandAsync(TestDatabase database, DurableSample sample, int callers) => database.Kind == DatabaseKind.Sqlite
        ? SqliteByHand.Open(database.ConnectionString, sample)
        : await PostgreSqlByHand.OpenAsync(database.ConnectionString, sample, callers);

    private static async Task<Measurement> MeasureAsync(int callers, TimeSpan time, Func<int, Task> pair)
    {
        var pairs = 0;
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            while (clock.Elapsed < time)
            {
                await pair(caller);
                Interlocked.Increment(ref pairs);
            }
        })));
        var elapsed = clock.Elapsed;
        process.Refresh();
        return new Measurement(pairs / elapsed.TotalSeconds, (process.TotalProcessorTime - before).TotalMicroseconds / pairs);
    }

    private static string Verdict(double ratio, double? target) => target is { } least
        ? string.Create(CultureInfo.InvariantCulture, $"   target {least:0.0}: {(ratio >= least ? "met" : "MISSED")}")
        : "";

    /// <summary>What else runs on the machine, where it says so.</summary>
    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    /// <summary>Pairs a second, and microseconds of this process' CPU a pair.</summary>
    private sealed record Measurement(double Rate, double Cpu);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
