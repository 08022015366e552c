using System.Diagnostics;
using System.Globalization;

namespace CanBo.Benchmarks.Cluster;

/// <summary>What some nodes did in one measurement.</summary>
/// <param name="Rate">Durable steps a second, all together.</param>
/// <param name="Nodes">Cores each node used.</param>
/// <param name="Server">Cores PostgreSQL used.</param>
/// <param name="Own">Cores the measuring process used; with a delay it carries the line.</param>
/// <param name="Machine">Cores everything on the machine used, other work included.</param>
/// <param name="RoundTrip">Milliseconds an empty query took meanwhile.</param>
internal sealed record ClusterRound(double Rate, double[] Nodes, double Server, double Own, double Machine, double RoundTrip)
{
    private const int StepsOfAPair = 2;
    private const double Full = 0.9;

    public static async Task<ClusterRound> MeasureAsync(ClusterNode[] nodes, int callers, double seconds, int postmaster, Task<double> roundTrip)
    {
        using var self = Process.GetCurrentProcess();
        var (server, own, machine) = (ProcessCpu.OfServer(postmaster), ProcessCpu.Of(self), ProcessCpu.OfMachine());
        var clock = Stopwatch.StartNew();
        var done = await Task.WhenAll(nodes.Select(n => n.MeasureAsync(callers, seconds)));
        var elapsed = clock.Elapsed;
        return new ClusterRound(
            StepsOfAPair * done.Sum(d => d.Pairs) / elapsed.TotalSeconds,
            [.. done.Select(d => d.Cpu / elapsed)],
            (ProcessCpu.OfServer(postmaster) - server) / elapsed,
            (ProcessCpu.Of(self) - own) / elapsed,
            (ProcessCpu.OfMachine() - machine) / elapsed,
            await roundTrip);
    }

    /// <summary>The processors when they are nearly full; otherwise what the callers wait for.</summary>
    /// <param name="callers">Of all nodes together.</param>
    public string Limit(int callers)
    {
        var cores = Environment.ProcessorCount;
        return Machine >= Full * cores
            ? string.Create(CultureInfo.InvariantCulture, $"the {cores} cores ({Nodes.Sum() + Server + Own:0.0} used by these processes, {Machine:0.0} by all that runs)")
            : string.Create(CultureInfo.InvariantCulture, $"waiting (a step takes {callers / Rate * 1000:0.0} ms; {Machine:0.0} of {cores} cores used)");
    }
}
