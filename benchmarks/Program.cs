using CanBo.Benchmarks;

Dictionary<string, Func<Task>> benchmarks = new(StringComparer.Ordinal)
{
    ["engine"] = EngineBenchmark.RunAsync,
};

var names = args.Length == 0 ? [.. benchmarks.Keys] : args;
foreach (var name in names)
{
    if (!benchmarks.TryGetValue(name, out var run))
    {
        await Console.Error.WriteLineAsync($"There is no benchmark '{name}'. Choose from: {string.Join(", ", benchmarks.Keys)}.");
        return 2;
    }

    Console.WriteLine($"== {name}");
    await run();
}

return 0;
