using CanBo.Runtime.Instances;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Runtime.Work;
using CanBo.Testing;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Tests.Stepping;

/// <summary>Steps that are committed together on PostgreSQL.</summary>
public sealed class GroupTests
{
    private const int Crowd = 64;

    [Fact]
    public async Task A_crowd_of_steps_shares_commits_and_leaves_the_rows_that_single_steps_leave()
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.PostgreSql);
        var version = await application.PublishAsync(Sample.Sequence("pauses", Sample.Pause("a"), Sample.Pause("b")));

        await CrowdAsync(application, version, rounds: 10);

        var (groups, steps) = application.Get<CommitGroups>().Committed;
        steps.ShouldBeGreaterThan(Crowd * 10);
        groups.ShouldBeLessThan(steps / 2);
        await using var db = application.Read();
        var instances = await db.Set<InstanceRow>().ToListAsync();
        instances.Count.ShouldBe(Crowd * 10);
        instances.ShouldAllBe(i => i.Version == 2 && i.Status == InstanceStatus.Suspended);
        (await db.Set<BookmarkRow>().CountAsync()).ShouldBe(instances.Count);
        (await db.Set<BookmarkRow>().CountAsync(b => b.NodeId == "n2")).ShouldBe(instances.Count);
        (await db.Set<TimerRow>().CountAsync(t => t.Execution == 3 && t.Job == "")).ShouldBe(instances.Count);
        (await db.Set<TimerRow>().CountAsync()).ShouldBe(instances.Count);
        (await db.Set<JournalRow>().CountAsync()).ShouldBe(2 * instances.Count);
        (await db.Set<OutboxRow>().CountAsync()).ShouldBe(instances.Count);
        foreach (var instance in instances.Take(20))
            (await application.Get<Replay>().AgreesAsync(instance.Id, CancellationToken.None)).ShouldBeTrue();
    }

    [Fact]
    public async Task Of_a_crowd_on_two_hosts_that_moves_the_same_instances_one_wins_each_and_no_other_step_is_lost()
    {
        await using var one = await TestApplication.StartAsync(DatabaseKind.PostgreSql);
        await using var other = one.Another();
        var version = await one.PublishAsync(Sample.Sequence("pause", Sample.Pause("a")));
        var instances = new List<Guid>();
        for (var i = 0; i < 200; i++)
            instances.Add(await one.StartAsync(version));

        var moved = await Task.WhenAll(instances.SelectMany(i => new[] { one, other, one }.Select(host => Task.Run(() => host.ResumeAsync(i, 2)))));

        moved.Count(m => m).ShouldBe(instances.Count);
        await using var db = one.Read();
        (await db.Set<JournalRow>().CountAsync()).ShouldBe(2 * instances.Count);
        (await db.Set<InstanceRow>().CountAsync(i => i.Status == InstanceStatus.Finished && i.Version == 2)).ShouldBe(instances.Count);
        (await db.Set<BookmarkRow>().CountAsync() + await db.Set<TimerRow>().CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task One_member_whose_key_is_taken_fails_alone()
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.PostgreSql);
        var version = await application.PublishAsync(Sample.Sequence("pause", Sample.Pause("a")));
        var taken = await application.StartAsync(version);

        var starts = await Task.WhenAll(Enumerable.Range(0, Crowd * 4).Select(i => Task.Run(async () =>
        {
            var id = i % 20 == 7 ? taken : Guid.NewGuid();
            var failure = await Record.ExceptionAsync(() => application.Steps.RunAsync(
                (step, token) => step.StartAsync(new StartInstance(id, version, id, Value.EmptyObject), token), CancellationToken.None));
            return (IsTaken: id == taken, HasFailed: failure is not null);
        })));

        starts.ShouldAllBe(s => s.IsTaken == s.HasFailed);
        await using var db = application.Read();
        (await db.Set<InstanceRow>().CountAsync()).ShouldBe(1 + starts.Count(s => !s.IsTaken));
    }

    [Fact]
    public async Task A_repeated_key_of_the_outbox_is_ignored_inside_a_group_as_outside()
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.PostgreSql);

        await Task.WhenAll(Enumerable.Range(0, Crowd * 4).Select(i => Task.Run(() => application.Steps.RunAsync(
            (step, _) =>
            {
                step.Enqueue("letter", $"{i % 50}", "{}");
                return Task.CompletedTask;
            },
            CancellationToken.None))));

        await using var db = application.Read();
        (await db.Set<OutboxRow>().CountAsync()).ShouldBe(50);
    }

    [Fact]
    public async Task A_crowd_that_moves_to_another_version_goes_on_under_it()
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.PostgreSql);
        var before = await application.PublishAsync(Sample.Sequence("pauses", Sample.Pause("a")));
        var instances = new List<Guid>();
        for (var i = 0; i < 4 * Crowd; i++)
            instances.Add(await application.StartAsync(before));
        var after = await application.PublishAsync(Sample.Sequence("pauses", Sample.Pause("a"), Sample.Pause("b")));

        await Task.WhenAll(instances.Select(id => Task.Run(() => application.Steps.RunAsync((step, token) => step.MigrateAsync(id, after, token), CancellationToken.None))));

        await using var db = application.Read();
        (await db.Set<InstanceRow>().CountAsync(i => i.DefinitionVersionId == after && i.Version == 2)).ShouldBe(instances.Count);
    }

    [Fact]
    public async Task Timers_due_at_once_on_two_hosts_fire_in_groups_and_those_answered_meanwhile_do_not_fire()
    {
        await using var one = await TestApplication.StartAsync(DatabaseKind.PostgreSql);
        await using var other = one.Another();
        var version = await one.PublishAsync(Sample.Sequence("pause", Sample.Pause("a")));
        var instances = new List<Guid>();
        for (var i = 0; i < 600; i++)
            instances.Add(await one.StartAsync(version));
        one.Clock.Advance(TimeSpan.FromHours(2));

        var answering = Task.WhenAll(instances.Where((_, i) => i % 10 == 0).Select(i => Task.Run(() => one.ResumeAsync(i, 2))));
        await Task.WhenAll(new[] { one, other }.Select(host => Task.Run(() => host.Get<DueWork>().FireTimersAsync(CancellationToken.None))));
        await answering;

        (one.Get<CommitGroups>().Committed.Steps + other.Get<CommitGroups>().Committed.Steps).ShouldBeGreaterThan(instances.Count / 2);
        await using var db = one.Read();
        (await db.Set<InstanceRow>().CountAsync(i => i.Status == InstanceStatus.Finished && i.Version == 2)).ShouldBe(instances.Count);
        (await db.Set<JournalRow>().CountAsync()).ShouldBe(2 * instances.Count);
        (await db.Set<TimerRow>().CountAsync() + await db.Set<BookmarkRow>().CountAsync() + await db.Set<IncidentRow>().CountAsync()).ShouldBe(0);
        foreach (var instance in instances.Take(20))
            (await one.Get<Replay>().AgreesAsync(instance, CancellationToken.None)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_timer_that_was_moved_since_it_was_claimed_holds_its_instance_back_and_no_other()
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.PostgreSql);
        var version = await application.PublishAsync(Sample.Sequence("pause", Sample.Pause("a")));
        var instances = new List<Guid>();
        for (var i = 0; i < 200; i++)
            instances.Add(await application.StartAsync(version));

        var fired = await Task.WhenAll(instances.Select((id, i) => Task.Run(() => FireAsync(application, id, fence: i % 20 == 7 ? 3 : 0))));

        fired.Count(f => !f).ShouldBe(instances.Count / 20);
        await using var db = application.Read();
        (await db.Set<InstanceRow>().CountAsync(i => i.Status == InstanceStatus.Suspended && i.Version == 1)).ShouldBe(instances.Count / 20);
        (await db.Set<TimerRow>().CountAsync()).ShouldBe(instances.Count / 20);
        (await db.Set<JournalRow>().CountAsync()).ShouldBe(2 * instances.Count - instances.Count / 20);
    }

    /// <summary>Fires once, and does nothing when it is run again.</summary>
    private static Task<bool> FireAsync(TestApplication application, Guid instance, int fence)
    {
        var tries = 0;
        return application.Steps.RunAsync(
            async (step, token) =>
            {
                if (++tries > 1)
                    return false;
                StepAttempt.Of(step).Writes.Fired = new FiredTimer(new TimerKey(instance, 2, "deadline"), fence);
                return await step.ResumeAsync(instance, new ExecutionId(2), "TimerFired", Value.EmptyObject, token);
            },
            CancellationToken.None);
    }

    private static Task CrowdAsync(TestApplication application, string version, int rounds) => Task.WhenAll(Enumerable.Range(0, Crowd).Select(_ => Task.Run(async () =>
    {
        for (var round = 0; round < rounds; round++)
        {
            var id = Guid.CreateVersion7();
            await application.Steps.RunAsync((step, token) => step.StartAsync(new StartInstance(id, version, id, Value.EmptyObject), token), CancellationToken.None);
            (await application.Steps.RunAsync(
                (step, token) =>
                {
                    step.Enqueue("letter", $"{id}", "{}");
                    return step.ResumeAsync(id, new ExecutionId(2), "Answered", Value.EmptyObject, token);
                },
                CancellationToken.None)).ShouldBeTrue();
        }
    })));
}
