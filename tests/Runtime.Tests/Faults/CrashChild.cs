using CanBo.Runtime.Stepping;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Testing;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Runtime.Tests.Faults;

/// <summary>A host under load, in a process of its own that is there to be killed. It prints a line for everything it was told is durable.</summary>
internal static class CrashChild
{
    public const int Writers = 50;

    public static async Task<int> RunAsync(string kind, string connectionString, string version)
    {
        await using var application = TestApplication.On(Enum.Parse<DatabaseKind>(kind), connectionString);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => WriteAsync(application.Steps, version, Console.WriteLine, CancellationToken.None)));
        return 0;
    }

    /// <summary>Starts instances and answers their question, each with a deed and an audit line, until it is stopped.</summary>
    public static async Task WriteAsync(StepRunner steps, string version, Action<string> acknowledged, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var id = Guid.NewGuid();
            await steps.RunAsync(
                (step, token) =>
                {
                    step.Enqueue("letter", $"start {id}", "{}");
                    step.Audit(id, "Started", "system", Value.EmptyObject);
                    return step.StartAsync(new StartInstance(id, version, id, Value.EmptyObject), token);
                },
                CancellationToken.None);
            acknowledged($"started {id}");
            var moved = await steps.RunAsync(
                (step, token) =>
                {
                    step.Enqueue("letter", $"answer {id}", "{}");
                    step.Audit(id, "Answered", "system", Value.EmptyObject);
                    return step.ResumeAsync(id, new ExecutionId(2), "Answered", Value.EmptyObject, token);
                },
                CancellationToken.None);
            if (!moved)
                throw new InvalidOperationException($"Instance {id} did not wait.");
            acknowledged($"answered {id}");
        }
    }
}
