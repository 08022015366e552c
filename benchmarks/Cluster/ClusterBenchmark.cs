using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CanBo.Testing;
using Npgsql;

namespace CanBo.Benchmarks.Cluster;

/// <summary>
/// One, two and three nodes, each a process, on one PostgreSQL: steps a second, first side by side with it and then with 2 ms on the line between. Every node has
/// the same number of callers, each of which starts its next case when the last has ended; what is held constant is that, not the load of all together. One node
/// with the callers of three stands beside them.
/// </summary>
internal static class ClusterBenchmark
{
    private const int Nodes = 3;
    private const int Rounds = 5;
    private const int Probes = 50;
    private static readonly TimeSpan OneWay = TimeSpan.FromMilliseconds(1);

    /// <summary>Options: <c>callers</c> a node has (4) and <c>seconds</c> a measurement takes (4). On a PostgreSQL started for the run.</summary>
    public static async Task<bool> RunAsync(IReadOnlyDictionary<string, string> options)
    {
        var callers = options.TryGetValue("callers", out var some) ? int.Parse(some, CultureInfo.InvariantCulture) : 4;
        var seconds = options.TryGetValue("seconds", out var given) ? double.Parse(given, CultureInfo.InvariantCulture) : 4;
        using var server = await PostgresServer.StartAsync();
        await using var database = await PostgresDatabase.CreateAsync(server.ConnectionString, "cluster");
        var postmaster = await ProcessCpu.PostmasterAsync(server.ConnectionString);
        using var folder = TemporaryFolder.Create();
        var sampleFile = folder.File("sample.json");
        await using (var first = await DurableRuntime.StartAsync(database))
            await File.WriteAllTextAsync(sampleFile, JsonSerializer.Serialize(await first.SampleAsync()));

        var pool = new NpgsqlConnectionStringBuilder(database.ConnectionString) { MaxPoolSize = 40 }.ToString();
        Print($"{Environment.ProcessorCount} cores, load {Load()}; {callers} callers a node, {Rounds} rounds of {seconds} s, medians");
        var direct = await MeasureAsync("no delay", pool, "");
        var (proxy, delayed) = DelayProxy.Before(pool, OneWay);
        using var line = proxy;
        var far = await MeasureAsync("2 ms more", delayed, " (the line in this process)");
        var isGood = Verdict("two nodes with 2 ms more", far[1] / far[0], 1.6);
        isGood &= Verdict("three nodes with 2 ms more", far[2] / far[0], 2.2);
        return isGood & Verdict("three nodes without delay", direct[2] / direct[0], 0.9);

        async Task<double[]> MeasureAsync(string title, string connectionString, string ownWork)
        {
            Print($"{title}: a round trip takes {await RoundTripAsync(connectionString):0.00} ms at rest");
            var nodes = new List<ClusterNode>();
            try
            {
                for (var i = 0; i < Nodes; i++)
                    nodes.Add(await ClusterNode.StartAsync(connectionString, sampleFile));
                foreach (var node in nodes)
                    await node.MeasureAsync(callers, seconds);
                (int Count, int Callers)[] settings = [(1, callers), (2, callers), (3, callers), (1, Nodes * callers)];
                var rounds = settings.Select(_ => new List<ClusterRound>()).ToArray();
                for (var round = 0; round < Rounds; round++)
                    for (var i = 0; i < settings.Length; i++)
                        rounds[i].Add(await ClusterRound.MeasureAsync([.. nodes.Take(settings[i].Count)], settings[i].Callers, seconds, postmaster, RoundTripAsync(connectionString)));
                var medians = rounds.Select(r => r.OrderBy(m => m.Rate).ElementAt(Rounds / 2)).ToArray();
                for (var i = 0; i < settings.Length; i++)
                {
                    var (median, (count, each)) = (medians[i], settings[i]);
                    Print($"  {count} x {each,2} callers {median.Rate,7:N0} steps/s, {median.Rate / medians[0].Rate:0.00} of one; cores: nodes {string.Join(" + ", median.Nodes.Select(n => n.ToString("0.00", CultureInfo.InvariantCulture)))}, PostgreSQL {median.Server:0.00}, this process {median.Own:0.00}{ownWork}; a round trip {median.RoundTrip:0.0} ms; limit: {median.Limit(count * each)}");
                }

                return [.. medians.Select(m => m.Rate)];
            }
            finally
            {
                nodes.ForEach(n => n.Dispose());
            }
        }
    }

    /// <summary>Median time of an empty query, while whatever else runs.</summary>
    private static async Task<double> RoundTripAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select 1", connection);
        var times = new List<double>();
        for (var i = 0; i < Probes; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await command.ExecuteScalarAsync();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return times.Order().ElementAt(Probes / 2);
    }

    private static bool Verdict(string what, double ratio, double target)
    {
        Print($"{what}: {ratio:0.00} of one (target ≥ {target}: {(ratio >= target ? "met" : "MISSED")})");
        return ratio >= target;
    }

    private static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
