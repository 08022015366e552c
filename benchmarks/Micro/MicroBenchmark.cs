using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CanBo.Testing;
using Perfolizer.Horology;

namespace CanBo.Benchmarks.Micro;

/// <summary>
/// Runs <see cref="EngineMicro"/> by BenchmarkDotNet and prints its table. In this process: the usual way builds a project for each benchmark, which wants a restore.
/// <c>quick=true</c> measures a third as often.
/// </summary>
internal static class MicroBenchmark
{
    public static bool Run(IReadOnlyDictionary<string, string> options)
    {
        var times = options.TryGetValue("quick", out var quick) && bool.Parse(quick) ? 5 : 15;
        using var folder = TemporaryFolder.Create();
        var log = new LogCapture();
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithIterationTime(TimeInterval.FromMilliseconds(250)).WithWarmupCount(times / 2).WithIterationCount(times))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(log)
            .WithArtifactsPath(folder.Path);

        var summary = BenchmarkRunner.Run<EngineMicro>(config);
        if (summary.HasCriticalValidationErrors || summary.Reports.Length == 0 || summary.Reports.Any(report => !report.Success))
        {
            Console.WriteLine(string.Concat(log.CapturedOutput.Select(line => line.Text)));
            return false;
        }

        MarkdownExporter.Console.ExportToLog(summary, ConsoleLogger.Ascii);
        return true;
    }
}
