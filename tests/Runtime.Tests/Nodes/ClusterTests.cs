using CanBo.Runtime.Nodes;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Runtime.Work;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CanBo.Runtime.Tests.Nodes;

/// <summary>Three hosts with their workers on one PostgreSQL, in real time.</summary>
public sealed class ClusterTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Three_working_hosts_fire_each_timer_once_and_send_each_letter_once()
    {
        await using var cluster = await StartAsync();
        var steps = cluster.Hosts[0].Steps;
        for (var batch = 0; batch < 6; batch++)
        {
            await steps.RunAsync(
                (step, _) =>
                {
                    for (var i = 0; i < 100; i++)
                    {
                        step.Enqueue("letter", $"{batch}-{i}", "{}");
                        step.ScheduleJob("note", $"{batch}-{i}", step.Now, "");
                    }

                    return Task.CompletedTask;
                },
                CancellationToken.None);
        }

        await UntilAsync(async () => cluster.Sent().Count >= 600 && await NotesAsync(cluster) == 600);

        var sent = cluster.Sent();
        sent.Count.ShouldBe(600);
        sent.Distinct().Count().ShouldBe(600);
        await using var db = cluster.Hosts[0].Read();
        (await db.Set<TimerRow>().CountAsync(t => t.Job == NoteJob.Name)).ShouldBe(0);
    }

    [Fact]
    public async Task Without_notices_the_hosts_find_work_by_looking_themselves()
    {
        await using var cluster = await StartAsync();
        await using var pages = cluster.Hosts[0].Another();
        await UntilAsync(async () => await EndListeningAsync(pages) >= 3);

        // This host has no announcer: nobody is told.
        await NodeTests.EnqueueAsync(pages, 20);
        await NodeTests.ScheduleAsync(pages, "a", "b", "c");

        await UntilAsync(async () => cluster.Sent().Count == 20 && await NotesAsync(cluster) == 3);
        cluster.Sent().Distinct().Count().ShouldBe(20);
    }

    [Fact]
    public async Task A_host_that_stops_gives_back_the_timers_it_had_claimed()
    {
        await using var one = await TestApplication.StartAsync(DatabaseKind.PostgreSql, settings: [("Work:Parallel", "1"), ("Storage:LockTimeout", "00:01:00"), ("Storage:IdleInTransactionTimeout", "00:01:00")]);
        await using var other = one.Another();
        using var stopping = new CancellationTokenSource();
        var held = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await NodeTests.ScheduleAsync(one, "a", "b", "c", "d", "e");

        // The first firing waits for a key that this step has taken and not yet committed.
        var holder = other.Steps.RunAsync(
            async (step, token) =>
            {
                step.Notes().AddRange("abcde".Select(c => new Note { Code = $"job:{c}" }));
                await step.FlushAsync(token);
                held.SetResult();
                await release.Task;
                throw new OperationCanceledException("never written");
            },
            CancellationToken.None);
        await held.Task;
        var firing = one.Get<TimerWork>().RunBatchAsync(stopping.Token);
        await UntilAsync(async () => (await one.Get<ClusterQueries>().GetAsync(CancellationToken.None)).Timers.Claimed == 5);
        await stopping.CancelAsync();
        release.SetResult();
        await Should.ThrowAsync<OperationCanceledException>(() => holder);
        await Should.ThrowAsync<OperationCanceledException>(() => firing);

        await other.Get<DueWork>().FireTimersAsync(CancellationToken.None);
        await using var db = one.Read();
        (await db.Set<Note>().CountAsync()).ShouldBe(5);
    }

    private static async Task<Cluster> StartAsync()
    {
        (string, string)[] settings = [("Work:PollInterval", "00:00:00.500")];
        var first = await TestApplication.StartAsync(DatabaseKind.PostgreSql, withWorkers: true, settings);
        var cluster = new Cluster([first, first.Another(withWorkers: true, settings), first.Another(withWorkers: true, settings)]);
        foreach (var host in cluster.Hosts)
            await host.StartWorkersAsync();
        return cluster;
    }

    private static async Task<int> NotesAsync(Cluster cluster)
    {
        await using var db = cluster.Hosts[0].Read();
        return await db.Set<Note>().CountAsync();
    }

    /// <summary>Breaks the connections on which hosts hear of work.</summary>
    private static async Task<int> EndListeningAsync(TestApplication application)
    {
        await using var connection = new NpgsqlConnection(application.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select count(*) from (select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen %' and state = 'idle') ended", connection);
        return (int)(long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await condition())
            await ticks.WaitForNextTickAsync(patience.Token);
    }

    private sealed class Cluster(TestApplication[] hosts) : IAsyncDisposable
    {
        public TestApplication[] Hosts => hosts;

        public List<string> Sent() => [.. hosts.SelectMany(h => h.Get<Postbox>().Sent).Select(i => i.Key)];

        public async ValueTask DisposeAsync()
        {
            foreach (var host in hosts)
                await host.StopWorkersAsync();
            foreach (var host in hosts.Reverse())
                await host.DisposeAsync();
        }
    }
}
