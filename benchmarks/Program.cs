using CanBo.Benchmarks;
using CanBo.Benchmarks.Cases;
using CanBo.Benchmarks.Cluster;
using CanBo.Benchmarks.Micro;
using CanBo.Benchmarks.Storm;

// A node of the cluster benchmark, started by it.
if (args is [ClusterNode.Verb, var connectionString, var sampleFile])
{
    await ClusterNode.RunAsync(connectionString, sampleFile);
    return 0;
}

// Names choose benchmarks; name=value pairs are options of theirs (durable: seconds=0.5 database=sqlite).
var options = args.Where(a => a.Contains('=', StringComparison.Ordinal)).Select(a => a.Split('=', 2)).ToDictionary(p => p[0], p => p[1], StringComparer.OrdinalIgnoreCase);
Dictionary<string, Func<Task<bool>>> benchmarks = new(StringComparer.Ordinal)
{
    ["engine"] = () => MeasuredAsync(EngineBenchmark.RunAsync()),
    ["micro"] = () => Task.FromResult(MicroBenchmark.Run(options)),
    ["durable"] = () => MeasuredAsync(DurableBenchmark.RunAsync(options)),
    ["growth"] = () => GrowthBenchmark.RunAsync(options),
    ["case"] = () => MeasuredAsync(CaseBenchmark.RunAsync(options)),
    ["cluster"] = () => ClusterBenchmark.RunAsync(options),
    ["storm"] = () => StormBenchmark.RunAsync(options),
    ["launch"] = () => MeasuredAsync(LaunchBenchmark.RunAsync(options)),
    ["inbox"] = () => InboxBenchmark.RunAsync(options),
    ["soundness"] = () => Task.FromResult(SoundnessBenchmark.Run()),
    ["timers"] = () => TimerBenchmark.RunAsync(options),
    ["votes"] = () => MeasuredAsync(VoteBenchmark.RunAsync(options)),
};

var isGood = true;
var names = args.Where(a => !a.Contains('=', StringComparison.Ordinal)).ToArray();
foreach (var name in names.Length == 0 ? [.. benchmarks.Keys] : names)
{
    if (!benchmarks.TryGetValue(name, out var run))
    {
        await Console.Error.WriteLineAsync($"There is no benchmark '{name}'. Choose from: {string.Join(", ", benchmarks.Keys)}.");
        return 2;
    }

    Console.WriteLine($"== {name}");
    isGood &= await run();
}

return isGood ? 0 : 1;

static async Task<bool> MeasuredAsync(Task measuring)
{
    await measuring;
    return true;
}
