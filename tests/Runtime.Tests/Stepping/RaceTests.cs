using CanBo.Runtime.Stepping;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Testing;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Tests.Stepping;

public sealed class RaceTests
{
    [Fact]
    public async Task Of_two_hosts_that_resume_one_execution_exactly_one_moves_the_instance_in_a_thousand_races()
    {
        await using var one = await TestApplication.StartAsync(DatabaseKind.PostgreSql);
        await using var other = one.Another();
        var version = await one.PublishAsync(Sample.TwoQuestions);
        var instances = await StartManyAsync(one, version, 1_000);
        var wins = new int[instances.Length];

        await Parallel.ForEachAsync(
            Enumerable.Range(0, instances.Length),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (i, _) =>
            {
                var results = await Task.WhenAll(one.ResumeAsync(instances[i], 2), other.ResumeAsync(instances[i], 2));
                wins[i] = results.Count(r => r);
            });

        wins.ShouldAllBe(w => w == 1);
        await using var db = one.Read();
        (await db.Set<Note>().CountAsync(n => n.Code.EndsWith(":b"))).ShouldBe(instances.Length);
        (await db.Set<Runtime.Instances.InstanceRow>().CountAsync(i => i.Version == 2)).ShouldBe(instances.Length);
    }

    [Fact]
    public async Task A_host_whose_memory_of_an_instance_is_old_still_decides_on_what_is_stored()
    {
        await using var one = await TestApplication.StartAsync(DatabaseKind.PostgreSql);
        await using var other = one.Another();
        var instance = await one.StartAsync(await one.PublishAsync(Sample.TwoQuestions));
        (await other.ResumeAsync(instance, 2)).ShouldBeTrue();

        // The first host still remembers the instance as it started it: the second question is news to it, the first one is not open any more.
        (await one.ResumeAsync(instance, 2)).ShouldBeFalse();
        (await one.ResumeAsync(instance, 3)).ShouldBeTrue();

        (await other.ResumeAsync(instance, 3)).ShouldBeFalse();
        (await one.FindAsync(instance)).Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public async Task Of_the_last_two_contributors_under_one_lock_exactly_one_completes_the_step()
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.PostgreSql);
        var version = await application.PublishAsync(Sample.OneQuestion);

        for (var round = 0; round < 50; round++)
        {
            var instance = await application.StartAsync(version);
            var completed = await Task.WhenAll(ContributeAsync(application, instance, "x"), ContributeAsync(application, instance, "y"));

            completed.Count(c => c).ShouldBe(1);
            (await application.FindAsync(instance)).Status.ShouldBe(InstanceStatus.Finished);
        }
    }

    [Theory, BothDatabases]
    public async Task A_contribution_under_the_lock_waits_for_the_one_before_it(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var holding = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var first = application.Steps.RunAsync(
            async (step, cancellation) =>
            {
                await step.LockAsync("step:1", cancellation);
                step.Notes().Add(new Note { Code = "first" });
                holding.TrySetResult();
                await release.Task;
            },
            CancellationToken.None);
        await holding.Task;

        var second = application.Steps.RunAsync(
            async (step, cancellation) =>
            {
                await step.LockAsync("step:1", cancellation);
                return await step.Notes().CountAsync(cancellation);
            },
            CancellationToken.None);
        second.IsCompleted.ShouldBeFalse();
        release.SetResult();

        (await second).ShouldBe(1);
        await first;
    }

    [Fact]
    public async Task Those_who_share_a_lock_pass_each_other_and_whoever_takes_it_alone_waits_for_all_of_them()
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.PostgreSql);
        // Whoever makes the lock's row holds it alone.
        await application.Steps.RunAsync((step, cancellation) => step.LockAsync("meeting", cancellation), CancellationToken.None);
        var holding = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var first = ShareAsync("first", async () =>
        {
            holding.TrySetResult();
            await release.Task;
        });
        await holding.Task;

        await ShareAsync("second", () => Task.CompletedTask);
        first.IsCompleted.ShouldBeFalse();
        var alone = application.Steps.RunAsync(
            async (step, cancellation) =>
            {
                await step.LockAsync("meeting", cancellation);
                return await step.Notes().CountAsync(cancellation);
            },
            CancellationToken.None);
        release.SetResult();

        (await alone).ShouldBe(2);
        await first;

        Task ShareAsync(string code, Func<Task> before) => application.Steps.RunAsync(
            async (step, cancellation) =>
            {
                await step.LockSharedAsync("meeting", cancellation);
                step.Notes().Add(new Note { Code = code });
                await before();
            },
            CancellationToken.None);
    }

    /// <summary>Locks the step, adds one answer, and completes the step when there are two.</summary>
    private static Task<bool> ContributeAsync(TestApplication application, Guid instance, string who) => application.Steps.RunAsync(
        async (step, cancellation) =>
        {
            await step.LockAsync($"step:{instance}", cancellation);
            step.Notes().Add(new Note { Code = $"answer:{instance:N}:{who}" });
            await step.FlushAsync(cancellation);
            var prefix = $"answer:{instance:N}:";
            return await step.Notes().CountAsync(n => n.Code.StartsWith(prefix), cancellation) == 2
                && await step.ResumeAsync(instance, new ExecutionId(2), "Answered", Value.EmptyObject, cancellation);
        },
        CancellationToken.None);

    private static async Task<Guid[]> StartManyAsync(TestApplication application, string version, int count)
    {
        var instances = Enumerable.Range(0, count).Select(_ => Guid.NewGuid()).ToArray();
        foreach (var chunk in instances.Chunk(100))
        {
            await application.Steps.RunAsync(
                async (step, cancellation) =>
                {
                    foreach (var instance in chunk)
                        await step.StartAsync(new StartInstance(instance, version, instance, Value.EmptyObject), cancellation);
                },
                CancellationToken.None);
        }

        return instances;
    }
}
