using System.Diagnostics;
using System.Globalization;
using CanBo.Testing;

namespace CanBo.Benchmarks;

/// <summary>
/// Timers that are all due at the same second, each of an instance of its own, fired by one host; beside them the same writes by hand on the same database in the same run,
/// one by one and in batches.
/// </summary>
internal static class TimerBenchmark
{
    private static readonly TimeSpan Target = TimeSpan.FromSeconds(5);

    /// <summary>Options: <c>count</c> (20,000) and <c>database</c> (both when not given). The target is for 20,000 on PostgreSQL.</summary>
    /// <returns>False when the target was missed.</returns>
    public static async Task<bool> RunAsync(IReadOnlyDictionary<string, string> options)
    {
        var count = options.TryGetValue("count", out var given) ? int.Parse(given, CultureInfo.InvariantCulture) : 20_000;
        var kinds = options.TryGetValue("database", out var name) ? [Enum.Parse<DatabaseKind>(name, ignoreCase: true)] : Enum.GetValues<DatabaseKind>();
        var isGood = true;
        foreach (var kind in kinds)
        {
            await using var database = await TestDatabase.CreateAsync(kind, "timers");
            await using var runtime = await DurableRuntime.StartAsync(database, isNap: true);
            var sample = await runtime.SampleNapAsync();
            await using ITimersByHand hand = kind == DatabaseKind.Sqlite
                ? SqliteTimersByHand.Open(database.ConnectionString, sample)
                : PostgreSqlTimersByHand.Open(database.ConnectionString, sample);

            // Warm: code compiled, statements prepared.
            await runtime.StartManyAsync(1_000);
            await runtime.FireAllAsync();

            await runtime.StartManyAsync(count);
            var (fired, took) = await runtime.FireAllAsync();
            await runtime.StartManyAsync(count);
            var singly = await MeasureAsync(hand.FireSinglyAsync, count);
            await runtime.StartManyAsync(count);
            var batched = await MeasureAsync(hand.FireBatchedAsync, count);
            if (fired != count)
                throw new InvalidOperationException($"{fired} timers fired instead of {count}.");

            Print($"{kind}: {count:N0} timers due at the same second fired in {took.TotalSeconds:N2} s ({count / took.TotalSeconds:N0} a second); by hand one by one {singly.TotalSeconds:N2} s, ratio {singly / took:0.00}; by hand in batches of 500 {batched.TotalSeconds:N2} s, ratio {batched / took:0.00}{Verdict(kind, count, took)}");
            isGood &= kind == DatabaseKind.Sqlite || count < 20_000 || took <= Target;
        }

        return isGood;
    }

    private static async Task<TimeSpan> MeasureAsync(Func<Task<int>> fire, int count)
    {
        var clock = Stopwatch.StartNew();
        var fired = await fire();
        return fired == count ? clock.Elapsed : throw new InvalidOperationException($"By hand {fired} timers fired instead of {count}.");
    }

    private static string Verdict(DatabaseKind kind, int count, TimeSpan took) => kind == DatabaseKind.PostgreSql && count >= 20_000
        ? string.Create(CultureInfo.InvariantCulture, $" (target {Target.TotalSeconds:0} s: {(took <= Target ? "met" : "MISSED")})")
        : "";

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
