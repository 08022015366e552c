using CanBo.Runtime.Audit;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Runtime.Work;
using CanBo.Testing;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Tests.Work;

/// <summary>The workers as a host runs them, in real time.</summary>
public sealed class WorkerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory, BothDatabases]
    public async Task A_running_host_fires_timers_does_deeds_and_seals_the_trail(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind, withWorkers: true);
        await application.StartWorkersAsync();

        await application.Steps.RunAsync(
            (step, _) =>
            {
                step.Enqueue("letter", "1", "{}");
                step.ScheduleJob("note", "1", step.Now, "");
                step.Audit(Guid.NewGuid(), "Viewed", "system", Value.EmptyObject);
                return Task.CompletedTask;
            },
            CancellationToken.None);

        await UntilAsync(async () =>
        {
            await using var db = application.Read();
            return await db.Set<Note>().AnyAsync()
                && !application.Get<Postbox>().Sent.IsEmpty
                && await db.Set<AuditRow>().AllAsync(a => a.Seal != null);
        });
        await application.StopWorkersAsync();
    }

    [Theory, BothDatabases]
    public async Task A_letter_goes_out_while_other_systems_answer_nothing_and_hold_every_place_of_theirs(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind, withWorkers: true);
        await application.StartWorkersAsync();
        var postbox = application.Get<Postbox>();
        await EnqueueAsync(application, [.. Enumerable.Range(0, 12).Select(i => (SlowDeeds.HttpRequest, $"{i}"))]);
        for (var i = 0; i < new WorkOptions().SlowParallel; i++)
            (await postbox.Asked.WaitAsync(Patience)).ShouldBeTrue();

        await EnqueueAsync(application, ("letter", "1"));

        await UntilAsync(() => Task.FromResult(!postbox.Sent.IsEmpty));
        postbox.Asked.CurrentCount.ShouldBe(0, "no request has got a place of the letters");
        postbox.Others.Release(12);
        await UntilAsync(async () => (await application.Get<OutboxQueries>().CountAsync(CancellationToken.None)).GetValueOrDefault(WorkStatus.Done) == 13);
        await application.StopWorkersAsync();
    }

    [Fact]
    public async Task Work_committed_by_a_host_that_serves_pages_only_wakes_another_at_once()
    {
        await using var one = await TestApplication.StartAsync(DatabaseKind.PostgreSql, withWorkers: true, settings: ("Work:Enabled", "false"));
        await using var other = one.Another(withWorkers: true, settings: ("Work:PollInterval", "00:01:00"));
        await other.StartWorkersAsync();
        await one.StartWorkersAsync();

        // Nothing is there when the other host first looks; without notices it would look again in a minute.
        await UntilAsync(() => ListensAsync(one));
        await one.Steps.RunAsync(
            (step, _) =>
            {
                step.Enqueue("letter", "1", "{}");
                return Task.CompletedTask;
            },
            CancellationToken.None);

        await UntilAsync(() => Task.FromResult(!other.Get<Postbox>().Sent.IsEmpty));
        one.Get<Postbox>().Sent.ShouldBeEmpty();
        await other.StopWorkersAsync();
        await one.StopWorkersAsync();
    }

    private static Task EnqueueAsync(TestApplication application, params (string Kind, string Key)[] deeds) => application.Steps.RunAsync(
        (step, _) =>
        {
            foreach (var (kind, key) in deeds)
                step.Enqueue(kind, key, "{}");
            return Task.CompletedTask;
        },
        CancellationToken.None);

    private static async Task<bool> ListensAsync(TestApplication application) => await application.Steps.RunAsync(
        async (step, cancellation) => (await StepAttempt.Of(step).Session.QueryAsync(
            new("select count(*) from pg_stat_activity where datname = current_database() and query like 'listen %' and state = 'idle'"), row => row.Long(0), cancellation))[0] > 0,
        CancellationToken.None);

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await condition())
            await ticks.WaitForNextTickAsync(patience.Token);
    }
}
