using System.Diagnostics;
using System.Globalization;
using CanBo.Testing;
using Npgsql;

namespace CanBo.Benchmarks;

/// <summary>
/// What a step takes when many cases are stored, beside what it takes when few are: two databases on one server, measured in turns, so that whatever else
/// the machine does hits both.
/// </summary>
internal static class GrowthBenchmark
{
    private const int Few = 10_000;
    private const int Rounds = 9;
    private const double Target = 1.3;

    /// <summary>Options: <c>cases</c> (1,000,000), <c>callers</c> (16) and <c>seconds</c> a measurement takes (1). On PostgreSQL.</summary>
    public static async Task<bool> RunAsync(IReadOnlyDictionary<string, string> options)
    {
        var many = Of("cases", 1_000_000);
        var callers = Of("callers", 16);
        var time = TimeSpan.FromSeconds(options.TryGetValue("seconds", out var given) ? double.Parse(given, CultureInfo.InvariantCulture) : 1);
        await using var small = await Side.StartAsync(Few);
        await using var large = await Side.StartAsync(many);
        await small.MeasureAsync(callers, time);
        await large.MeasureAsync(callers, time);
        var few = new List<(double Median, double P99)>();
        var grown = new List<(double Median, double P99)>();
        for (var round = 0; round < Rounds; round++)
        {
            few.Add(await small.MeasureAsync(callers, time));
            grown.Add(await large.MeasureAsync(callers, time));
        }

        var ratio = Median(grown.Zip(few, (g, f) => g.Median / f.Median));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{callers} callers, load {Load()}: a pair of steps takes {Median(few.Select(f => f.Median)):0.00} ms with {Few:N0} stored cases (p99 {Median(few.Select(f => f.P99)):0.0}), {Median(grown.Select(g => g.Median)):0.00} ms with {many:N0} (p99 {Median(grown.Select(g => g.P99)):0.0}): {ratio:0.00} times (target ≤ {Target}: {(ratio <= Target ? "met" : "MISSED")})"));
        return ratio <= Target;

        int Of(string name, int otherwise) => options.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    /// <summary>A database with so many finished and waiting cases, and a runtime on it.</summary>
    private sealed class Side(TestDatabase database, DurableRuntime runtime) : IAsyncDisposable
    {
        public static async Task<Side> StartAsync(int cases)
        {
            var database = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql, "growth");
            var runtime = await DurableRuntime.StartAsync(database);
            var sample = await runtime.SampleAsync();
            var clock = Stopwatch.StartNew();
            await using var connection = new NpgsqlConnection(database.ConnectionString);
            await connection.OpenAsync();
            await FillAsync(connection, sample, cases);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cases:N0} cases stored in {clock.Elapsed.TotalSeconds:0} s"));
            return new Side(database, runtime);
        }

        /// <summary>Median and p99 of a pair, in milliseconds.</summary>
        public async Task<(double Median, double P99)> MeasureAsync(int callers, TimeSpan time)
        {
            var clock = Stopwatch.StartNew();
            var all = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
            {
                var times = new List<double>();
                while (clock.Elapsed < time)
                {
                    var started = Stopwatch.GetTimestamp();
                    await runtime.PairAsync(caller);
                    times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }

                return times;
            })));
            var sorted = all.SelectMany(t => t).Order().ToArray();
            return (sorted[sorted.Length / 2], sorted[sorted.Length * 99 / 100]);
        }

        public async ValueTask DisposeAsync()
        {
            await runtime.DisposeAsync();
            await database.DisposeAsync();
        }

        /// <summary>As a pair leaves them; every fifth case still waits, with a timer in a month.</summary>
        private static async Task FillAsync(NpgsqlConnection connection, DurableSample sample, int cases)
        {
            string[] statements =
            [
                "insert into instances (id, definition_version_id, correlation_id, status, created_at, updated_at, version, step_id, state)"
                    + " select md5(n::text)::uuid, $2, md5(n::text)::uuid, case when n % 5 = 0 then 'Suspended' else 'Finished' end, now(), now(), 2, md5(n::text)::uuid, $3 from generate_series(1, $1) n",
                "insert into journal (instance_id, version, step_id, at, last_sequence, stimuli, entries) select md5(n::text)::uuid, v, md5(n::text)::uuid, now(), 9 * v, $2, $3 from generate_series(1, $1) n, generate_series(1, 2) v",
                "insert into bookmarks (instance_id, execution, node_id, activity_type, since) select md5(n::text)::uuid, $2, 'wait', 'Bench.Wait', now() from generate_series(5, $1, 5) n",
                "insert into timers (instance_id, execution, name, job, payload, status, due_at, free_at, fence, attempts, last_error)"
                    + " select md5(n::text)::uuid, $2, 'deadline', '', '', 'Waiting', now() + interval '30 days' + n * interval '1 second', 'epoch', 0, 0, '' from generate_series(5, $1, 5) n",
            ];
            object[][] values = [[cases, sample.VersionId, sample.Finished.State], [cases, sample.Started.Stimuli, sample.Started.Entries], [cases, sample.Execution], [cases, sample.Execution]];
            for (var i = 0; i < statements.Length; i++)
                await RunAsync(connection, statements[i], values[i]);
            await RunAsync(connection, "analyze", []);
        }

        private static async Task RunAsync(NpgsqlConnection connection, string sql, object[] values)
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 3_600 };
            foreach (var value in values)
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            await command.ExecuteNonQueryAsync();
        }
    }
}
