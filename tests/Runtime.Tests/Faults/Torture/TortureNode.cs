using System.Globalization;
using CanBo.Runtime.Instances;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Stimuli;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Runtime.Work;
using CanBo.Workflows.Values;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CanBo.Runtime.Tests.Faults.Torture;

/// <summary>
/// A node of the cluster in a process of its own, to be killed and stopped. It takes one request a line (number, verb, case, and for answers the activity)
/// and answers each by a line when the step is durable. Letters are lines of a file, written before their end is noted.
/// </summary>
internal static class TortureNode
{
    public static async Task<int> RunAsync(string connectionString, string version, string letters)
    {
        await using var services = Build(connectionString, letters);
        foreach (var worker in services.GetServices<IHostedService>())
            await worker.StartAsync(CancellationToken.None);
        Console.WriteLine("ready");
        while (await Console.In.ReadLineAsync() is { } line)
            _ = Task.Run(() => AnswerAsync(services, version, line.Split(' ')));
        foreach (var worker in services.GetServices<IHostedService>().Reverse())
            await worker.StopAsync(CancellationToken.None);
        return 0;
    }

    private static async Task AnswerAsync(ServiceProvider services, string version, string[] words)
    {
        try
        {
            var id = Guid.Parse(words[2]);
            var result = words[1] == "start" ? await StartAsync(services, version, id) : await TellAsync(services.GetRequiredService<StepRunner>(), id, words[3]);
            Console.WriteLine($"{words[0]} ok {result}");
        }
        catch (Exception exception)
        {
            Console.WriteLine($"{words[0]} failed {exception.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static async Task<string> StartAsync(ServiceProvider services, string version, Guid id)
    {
        if (await services.GetRequiredService<InstanceQueries>().FindAsync(id, CancellationToken.None) is not null)
            return "Repeated";
        await services.GetRequiredService<StepRunner>().RunAsync(
            (step, token) =>
            {
                step.Enqueue("letter", id.ToString("D"), "{}");
                return step.StartAsync(new StartInstance(id, version, id, Value.EmptyObject), token);
            },
            CancellationToken.None);
        return "Started";
    }

    private static async Task<string> TellAsync(StepRunner steps, Guid id, string node) => (await steps.RunAsync(
        (step, token) => step.DeliverAsync(new Delivery($"{id:N}:{node}", id, node, "Answered", Value.EmptyObject, TimeSpan.FromHours(1)), token),
        CancellationToken.None)).ToString();

    private static ServiceProvider Build(string connectionString, string letters)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:Provider"] = "PostgreSql",
            ["Storage:ConnectionString"] = connectionString + ";Maximum Pool Size=40",
            ["Work:Lease"] = "00:00:05",
            ["Work:Heartbeat"] = "00:00:01",
            ["Work:NodeTimeout"] = "00:00:03",
            ["Work:PollInterval"] = "00:00:00.500",
        }).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        services.AddRuntime(configuration);
        TestApplication.AddApplication(services);
        services.AddSingleton(new LetterFile(string.Create(CultureInfo.InvariantCulture, $"{letters}.{Environment.ProcessId}")));
        services.AddSingleton(s => new Postbox { Answer = s.GetRequiredService<LetterFile>().Write });
        services.AddRuntimeWorkers(configuration);
        return services.BuildServiceProvider();
    }

    /// <summary>Where letters go: one line each, with the system before the answer. A file of its own: two processes that append to one overwrite each other.</summary>
    private sealed class LetterFile(string path)
    {
        private readonly Lock _lock = new();

        public DeedResult.Done Write(OutboxItem item)
        {
            lock (_lock)
                File.AppendAllText(path, string.Create(CultureInfo.InvariantCulture, $"{item.Key}\n"));
            return new DeedResult.Done();
        }
    }
}
