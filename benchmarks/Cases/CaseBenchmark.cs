using System.Diagnostics;
using System.Globalization;
using CanBo.Testing;

namespace CanBo.Benchmarks.Cases;

/// <summary>
/// Whole cases of the leaders' procedure on both databases: milliseconds a case, everything included. On PostgreSQL the same run is recorded first, and its writes are made again
/// by hand: the time a case takes stands beside what its rows alone take, in transactions as they were and fifty together.
/// </summary>
internal static class CaseBenchmark
{
    private const int Together = 50;

    /// <summary>Options: <c>agencies</c> of four leaders each (24) and <c>database</c> (both when not given).</summary>
    public static async Task RunAsync(IReadOnlyDictionary<string, string> options)
    {
        var agencies = options.TryGetValue("agencies", out var given) ? int.Parse(given, CultureInfo.InvariantCulture) : CanBo.Testing.City.CityFiles.Agencies;
        var kinds = options.TryGetValue("database", out var name) ? [Enum.Parse<DatabaseKind>(name, ignoreCase: true)] : Enum.GetValues<DatabaseKind>();
        foreach (var kind in kinds)
        {
            (TimeSpan Single, TimeSpan Batched) hand = default;
            if (kind == DatabaseKind.PostgreSql)
                hand = await ByHandAsync(agencies);
            await using var database = await TestDatabase.CreateAsync(kind, "case");
            using var folder = TemporaryFolder.Create();
            await using var services = LaunchBenchmark.Services(kind, database.ConnectionString, folder.Path);
            var year = await LeadersYear.PrepareAsync(services, agencies);
            using var self = Process.GetCurrentProcess();
            var before = ProcessCpu.Of(self);
            var clock = Stopwatch.StartNew();
            var cases = await year.RunAsync();
            var took = clock.Elapsed;
            var cpu = ProcessCpu.Of(self) - before;
            var (tasks, people) = await year.PartsAsync();
            Print($"{kind}: {cases} cases of leader-annual, {tasks:0.0} tasks and {people:0.0} people each, in {took.TotalSeconds:0.0} s: {cases / took.TotalSeconds:0.0} cases a second, {took.TotalMilliseconds / cases:0.0} ms a case ({cpu.TotalMilliseconds / cases:0.0} ms of this process' CPU), one act after another, letters included");
            if (kind == DatabaseKind.PostgreSql)
                Print($"  the same writes by hand: {hand.Single.TotalMilliseconds / cases:0.0} ms a case in the same transactions (ratio {hand.Single / took:0.00}), {hand.Batched.TotalMilliseconds / cases:0.0} ms with {Together} in one (ratio {hand.Batched / took:0.00})");
        }
    }

    private static async Task<(TimeSpan Single, TimeSpan Batched)> ByHandAsync(int agencies)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql, "recorded");
        using var folder = TemporaryFolder.Create();
        await using var services = LaunchBenchmark.Services(DatabaseKind.PostgreSql, database.ConnectionString, folder.Path);
        var year = await LeadersYear.PrepareAsync(services, agencies);
        await RecordedWrites.BeginAsync(database.ConnectionString);
        var cases = await year.RunAsync();
        var recorded = await RecordedWrites.ReadAsync(database.ConnectionString);
        await recorded.WriteAsync(database.ConnectionString, together: 1);
        var single = await recorded.WriteAsync(database.ConnectionString, together: 1);
        var batched = await recorded.WriteAsync(database.ConnectionString, Together);
        Print($"PostgreSql: a case writes {recorded.Rows / (double)cases:0} rows in {recorded.Transactions / (double)cases:0} transactions, with its part of what all share");
        return (single, batched);
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
