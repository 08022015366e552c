using CanBo.Runtime.Nodes;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Runtime.Work;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CanBo.Runtime.Tests.Nodes;

/// <summary>Several hosts on one PostgreSQL, and one of them stands still.</summary>
public sealed class NodeTests
{
    [Theory, BothDatabases]
    public async Task A_host_stops_in_peace_when_it_cannot_say_that_it_leaves(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind, withWorkers: true);
        await application.StartWorkersAsync();
        await application.Steps.RunAsync(
            async (step, token) =>
            {
                await step.Context.Database.ExecuteSqlRawAsync("drop table nodes", token);
                return true;
            },
            CancellationToken.None);

        await Should.NotThrowAsync(application.StopWorkersAsync);
    }

    [Fact]
    public async Task A_node_that_fell_silent_loses_its_timers_at_once_and_its_late_firing_is_refused()
    {
        await using var stalled = await TestApplication.StartAsync(DatabaseKind.PostgreSql);
        await using var other = stalled.Another();
        await stalled.Get<NodeRegister>().BeatAsync(CancellationToken.None);
        await ScheduleAsync(stalled, "a");
        var claimed = (await ClaimTimersAsync(stalled)).ShouldHaveSingleItem();
        (await other.Get<DueWork>().FireTimersAsync(CancellationToken.None)).ShouldBe(0);

        await SilenceAsync(stalled);
        (await other.Get<NodeRegister>().BeatAsync(CancellationToken.None)).ShouldBe(1);
        (await other.Get<DueWork>().FireTimersAsync(CancellationToken.None)).ShouldBe(1);

        (await stalled.Steps.RunAsync((step, token) => TimerStatements.IsStillDueAsync(StepAttempt.Of(step), claimed, token), CancellationToken.None)).ShouldBeFalse();
        await stalled.Steps.RunAsync(
            (step, token) => TimerStatements.RecordFailureAsync(StepAttempt.Of(step), claimed, new TimeoutException("late"), stalled.Clock.GetUtcNow(), new WorkOptions { Attempts = 1 }, token),
            CancellationToken.None);
        await using var db = stalled.Read();
        (await db.Set<Note>().CountAsync()).ShouldBe(1);
        (await db.Set<Runtime.Instances.IncidentRow>().CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_firing_that_was_under_way_when_its_node_lost_the_claim_is_thrown_away_as_a_whole()
    {
        await using var stalled = await TestApplication.StartAsync(DatabaseKind.PostgreSql, settings: ("Storage:StepAttempts", "1"));
        await using var other = stalled.Another();
        await stalled.Get<NodeRegister>().BeatAsync(CancellationToken.None);
        await ScheduleAsync(stalled, "a");
        var claimed = (await ClaimTimersAsync(stalled)).ShouldHaveSingleItem();

        var late = stalled.Steps.RunAsync(
            async (step, token) =>
            {
                (await TimerStatements.IsStillDueAsync(StepAttempt.Of(step), claimed, token)).ShouldBeTrue();
                StepAttempt.Of(step).Writes.Fired = new FiredTimer(claimed.Key, claimed.Fence);
                step.Enqueue("letter", "written by the late node", "{}");
                await MeanwhileAsync(async () =>
                {
                    await SilenceAsync(stalled);
                    await other.Get<NodeRegister>().BeatAsync(CancellationToken.None);
                    await other.Get<DueWork>().FireTimersAsync(CancellationToken.None);
                });
            },
            CancellationToken.None);

        await Should.ThrowAsync<StepConflictException>(() => late);
        await using var db = stalled.Read();
        (await db.Set<Note>().CountAsync()).ShouldBe(1);
        (await db.Set<OutboxRow>().CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_node_that_fell_silent_loses_its_letters_and_what_it_notes_late_changes_nothing()
    {
        await using var stalled = await TestApplication.StartAsync(DatabaseKind.PostgreSql);
        await using var other = stalled.Another();
        await stalled.Get<NodeRegister>().BeatAsync(CancellationToken.None);
        await EnqueueAsync(stalled, 1);
        var claimed = (await ClaimDeedsAsync(stalled)).ShouldHaveSingleItem();

        await SilenceAsync(stalled);
        await other.Get<NodeRegister>().BeatAsync(CancellationToken.None);
        (await other.Get<DueWork>().DoDeedsAsync(CancellationToken.None)).ShouldBe(1);
        (await stalled.Steps.RunAsync(
            (step, token) => OutboxStatements.RecordAsync(StepAttempt.Of(step), claimed, new DeedResult.Never("late"), stalled.Clock.GetUtcNow(), new WorkOptions(), token),
            CancellationToken.None)).ShouldBe(0);

        other.Get<Postbox>().Sent.Count.ShouldBe(1);
        var counts = await other.Get<OutboxQueries>().CountAsync(CancellationToken.None);
        counts.ShouldBe(new Dictionary<WorkStatus, int> { [WorkStatus.Done] = 1 });
    }

    [Fact]
    public async Task A_node_that_wakes_up_is_in_the_list_again_and_one_that_leaves_is_not_missed()
    {
        await using var one = await TestApplication.StartAsync(DatabaseKind.PostgreSql);
        await using var other = one.Another();
        await one.Get<NodeRegister>().BeatAsync(CancellationToken.None);
        await SilenceAsync(one);
        await other.Get<NodeRegister>().BeatAsync(CancellationToken.None);
        (await NodesAsync(other)).Select(n => n.LostAt is null).ShouldBe([false, true], ignoreOrder: true);

        await one.Get<NodeRegister>().BeatAsync(CancellationToken.None);
        (await NodesAsync(other)).ShouldAllBe(n => n.LostAt == null);
        await one.Get<NodeRegister>().LeaveAsync(CancellationToken.None);

        (await other.Get<NodeRegister>().BeatAsync(CancellationToken.None)).ShouldBe(0);
        (await NodesAsync(other)).ShouldHaveSingleItem().IsThis.ShouldBeTrue();
    }

    [Fact]
    public async Task An_operator_sees_nodes_claims_backlog_and_lag()
    {
        await using var one = await TestApplication.StartAsync(DatabaseKind.PostgreSql);
        await using var other = one.Another();
        await one.Get<NodeRegister>().BeatAsync(CancellationToken.None);
        await other.Get<NodeRegister>().BeatAsync(CancellationToken.None);
        await ScheduleAsync(one, "a", "b", "c");
        await EnqueueAsync(one, 5);
        one.Clock.Advance(TimeSpan.FromSeconds(30));
        await ClaimTimersAsync(one);
        await ClaimDeedsAsync(other, 2);

        var cluster = await one.Get<ClusterQueries>().GetAsync(CancellationToken.None);

        cluster.Nodes.Count.ShouldBe(2);
        var self = cluster.Nodes.Single(n => n.IsThis);
        (self.TimerClaims, self.DeedClaims, self.Works).ShouldBe((3, 0, true));
        cluster.Nodes.Single(n => !n.IsThis).DeedClaims.ShouldBe(2);
        cluster.Timers.ShouldBe(new Backlog(3, 3, TimeSpan.FromSeconds(30)));
        cluster.Deeds.ShouldBe(new Backlog(5, 2, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task On_SQLite_the_cluster_is_this_process()
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.Sqlite);

        var cluster = await application.Get<ClusterQueries>().GetAsync(CancellationToken.None);

        cluster.Nodes.ShouldHaveSingleItem().IsThis.ShouldBeTrue();
        cluster.Timers.ShouldBe(new Backlog(0, 0, TimeSpan.Zero));
    }

    internal static Task ScheduleAsync(TestApplication application, params string[] keys) => application.Steps.RunAsync(
        (step, _) =>
        {
            foreach (var key in keys)
                step.ScheduleJob("note", key, step.Now, "");
            return Task.CompletedTask;
        },
        CancellationToken.None);

    internal static Task EnqueueAsync(TestApplication application, int letters) => application.Steps.RunAsync(
        (step, _) =>
        {
            for (var i = 0; i < letters; i++)
                step.Enqueue("letter", $"{i}", "{}");
            return Task.CompletedTask;
        },
        CancellationToken.None);

    internal static Task<List<ClaimedTimer>> ClaimTimersAsync(TestApplication application) => application.Steps.RunAsync(
        (step, token) => TimerStatements.ClaimAsync(StepAttempt.Of(step), application.Clock.GetUtcNow(), application.Get<Node>().Id, Options(application), token),
        CancellationToken.None);

    private static Task<List<ClaimedDeed>> ClaimDeedsAsync(TestApplication application, int atMost = 50) => application.Steps.RunAsync(
        (step, token) => OutboxStatements.ClaimAsync(
            StepAttempt.Of(step), application.Clock.GetUtcNow(), application.Get<Node>().Id, new OutboxLane(SlowDeeds.Others, 4), new WorkOptions { BatchSize = atMost, TimerBatchSize = atMost }, token),
        CancellationToken.None);

    /// <summary>As if it had said nothing for an hour.</summary>
    private static Task<int> SilenceAsync(TestApplication application) => application.Steps.RunAsync(
        (step, token) => StepAttempt.Of(step).Session.ExecuteAsync(
            new("update nodes set seen_at = seen_at - interval '1 hour' where id = $1", application.Get<Node>().Id), token),
        CancellationToken.None);

    /// <summary>What others do while a step stands still; it is none of the step's own doing.</summary>
    private static Task MeanwhileAsync(Func<Task> others)
    {
        using var flow = ExecutionContext.SuppressFlow();
        return Task.Run(others);
    }

    private static async Task<IReadOnlyList<NodeView>> NodesAsync(TestApplication application) =>
        (await application.Get<ClusterQueries>().GetAsync(CancellationToken.None)).Nodes;

    private static WorkOptions Options(TestApplication application) => application.Get<IOptions<WorkOptions>>().Value;
}
