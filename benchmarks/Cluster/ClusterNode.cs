using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CanBo.Testing;

namespace CanBo.Benchmarks.Cluster;

/// <summary>
/// A node in a process of its own: the runtime with a host's workers. Each line it is given says how many callers and for how many seconds; it answers
/// with the pairs they made and the processor milliseconds it took.
/// </summary>
internal sealed class ClusterNode : IDisposable
{
    /// <summary>The verb by which the benchmark starts its nodes.</summary>
    public const string Verb = "cluster-node";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ChildProcess _process;

    private ClusterNode(ChildProcess process) => _process = process;

    public static async Task<ClusterNode> StartAsync(string connectionString, string sampleFile)
    {
        var process = ChildProcess.Start("dotnet", [typeof(ClusterNode).Assembly.Location, Verb, connectionString, sampleFile], Repository.Root);
        await process.ReadyAsync("ready", Patience);
        return new ClusterNode(process);
    }

    /// <summary>The node's own half.</summary>
    public static async Task RunAsync(string connectionString, string sampleFile)
    {
        var sample = JsonSerializer.Deserialize<DurableSample>(await File.ReadAllTextAsync(sampleFile))!;
        await using var runtime = await DurableRuntime.JoinAsync(connectionString, sample);
        using var self = Process.GetCurrentProcess();
        Console.WriteLine("ready ");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            var time = TimeSpan.FromSeconds(double.Parse(words[1], CultureInfo.InvariantCulture));
            var before = ProcessCpu.Of(self);
            var pairs = await PairsAsync(runtime, int.Parse(words[0], CultureInfo.InvariantCulture), time);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"did {pairs} {(ProcessCpu.Of(self) - before).TotalMilliseconds:0}"));
        }
    }

    /// <summary>Pairs of steps its callers made, and the processor time the node took.</summary>
    public async Task<(int Pairs, TimeSpan Cpu)> MeasureAsync(int callers, double seconds)
    {
        await _process.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{callers} {seconds}"));
        var words = (await _process.ReadyAsync("did", TimeSpan.FromSeconds(seconds) + Patience)).Split(' ');
        return (int.Parse(words[0], CultureInfo.InvariantCulture), TimeSpan.FromMilliseconds(double.Parse(words[1], CultureInfo.InvariantCulture)));
    }

    public void Dispose() => _process.Dispose();

    private static async Task<int> PairsAsync(DurableRuntime runtime, int callers, TimeSpan time)
    {
        var pairs = 0;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            while (clock.Elapsed < time)
            {
                await runtime.PairAsync(caller);
                Interlocked.Increment(ref pairs);
            }
        })));
        return pairs;
    }
}
