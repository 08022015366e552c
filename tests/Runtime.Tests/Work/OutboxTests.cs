using CanBo.Runtime.Tests.Fixtures;
using CanBo.Runtime.Work;
using CanBo.Testing;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Tests.Work;

public sealed class OutboxTests
{
    [Theory, BothDatabases]
    public async Task A_deed_is_done_once_with_its_key_and_payload(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        await EnqueueAsync(application, "k1");
        var work = application.Get<DueWork>();

        (await work.DoDeedsAsync(CancellationToken.None)).ShouldBe(1);
        (await work.DoDeedsAsync(CancellationToken.None)).ShouldBe(0);

        var sent = application.Get<Postbox>().Sent.ShouldHaveSingleItem();
        (sent.Key, sent.Payload, sent.Attempt).ShouldBe(("k1", "{\"to\":\"a\"}", 1));
        (await application.Get<OutboxQueries>().CountAsync(CancellationToken.None))[WorkStatus.Done].ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task A_deed_waits_for_its_time(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        await EnqueueAsync(application, "later", TimeSpan.FromHours(2));
        var work = application.Get<DueWork>();

        (await work.DoDeedsAsync(CancellationToken.None)).ShouldBe(0);
        application.Clock.Advance(TimeSpan.FromHours(2));

        (await work.DoDeedsAsync(CancellationToken.None)).ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task A_deed_that_fails_is_tried_again_after_growing_rests_and_is_then_a_dead_letter_that_can_be_sent_back(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind, settings: [("Work:Attempts", "3"), ("Work:FirstPause", "00:00:10")]);
        var postbox = application.Get<Postbox>();
        postbox.Answer = item => item.Attempt == 2 ? throw new InvalidOperationException("no connection") : new DeedResult.Again("mailbox busy");
        await EnqueueAsync(application, "k1");
        var work = application.Get<DueWork>();

        (await work.DoDeedsAsync(CancellationToken.None)).ShouldBe(1);
        application.Clock.Advance(TimeSpan.FromSeconds(7));
        (await work.DoDeedsAsync(CancellationToken.None)).ShouldBe(0);
        application.Clock.Advance(TimeSpan.FromSeconds(3));
        (await work.DoDeedsAsync(CancellationToken.None)).ShouldBe(1);
        application.Clock.Advance(TimeSpan.FromSeconds(10));
        (await work.DoDeedsAsync(CancellationToken.None)).ShouldBe(0);
        application.Clock.Advance(TimeSpan.FromSeconds(10));
        (await work.DoDeedsAsync(CancellationToken.None)).ShouldBe(1);

        var dead = (await application.Get<OutboxQueries>().ListAsync(WorkStatus.Dead, 0, 10, CancellationToken.None)).Lines.ShouldHaveSingleItem();
        (dead.Attempts, dead.LastError).ShouldBe((3, "mailbox busy"));
        postbox.Answer = _ => new DeedResult.Done();
        (await application.Steps.RunAsync((step, token) => application.Get<DeadLetters>().RequeueAsync(step, dead.Id, token), CancellationToken.None)).ShouldBeTrue();
        (await work.DoDeedsAsync(CancellationToken.None)).ShouldBe(1);
        (await application.Get<OutboxQueries>().ListAsync(WorkStatus.Dead, 0, 10, CancellationToken.None)).Total.ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task What_a_slow_batch_has_no_time_for_can_be_claimed_again_at_once(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind, settings: [("Work:Parallel", "1")]);
        application.Get<Postbox>().Answer = _ =>
        {
            application.Clock.Advance(TimeSpan.FromSeconds(31));
            return new DeedResult.Done();
        };
        foreach (var key in (string[])["k1", "k2", "k3"])
            await EnqueueAsync(application, key);

        // Three claimed, then the two that were given back, then the last.
        (await application.Get<DueWork>().DoDeedsAsync(CancellationToken.None)).ShouldBe(3 + 2 + 1);

        application.Get<Postbox>().Sent.Select(s => s.Key).ShouldBe(["k1", "k2", "k3"], ignoreOrder: true);
    }

    [Theory, BothDatabases]
    public async Task A_refused_or_unknown_deed_is_a_dead_letter_at_once(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        application.Get<Postbox>().Answer = _ => new DeedResult.Never("no such mailbox");
        await EnqueueAsync(application, "k1");
        await application.Steps.RunAsync(
            (step, _) =>
            {
                step.Enqueue("unheard-of", "k2", "{}");
                return Task.CompletedTask;
            },
            CancellationToken.None);

        await application.Get<DueWork>().RunAllAsync(CancellationToken.None);

        var dead = await application.Get<OutboxQueries>().ListAsync(WorkStatus.Dead, 0, 10, CancellationToken.None);
        dead.Lines.Select(l => l.LastError).ShouldBe(["Nobody does deeds of the kind 'unheard-of'.", "no such mailbox"], ignoreOrder: true);
    }

    [Fact]
    public async Task Two_hosts_share_the_outbox_and_do_each_deed_once()
    {
        await using var one = await TestApplication.StartAsync(DatabaseKind.PostgreSql);
        await using var other = one.Another();
        await one.Steps.RunAsync(
            (step, _) =>
            {
                for (var i = 0; i < 300; i++)
                    step.Enqueue("letter", $"{i}", "{}");
                return Task.CompletedTask;
            },
            CancellationToken.None);

        await Task.WhenAll(one.Get<DueWork>().DoDeedsAsync(CancellationToken.None), other.Get<DueWork>().DoDeedsAsync(CancellationToken.None));

        var keys = one.Get<Postbox>().Sent.Concat(other.Get<Postbox>().Sent).Select(i => i.Key).ToList();
        keys.Count.ShouldBe(300);
        keys.Distinct().Count().ShouldBe(300);
    }

    [Theory, BothDatabases]
    public async Task A_resume_left_for_later_is_delivered_in_a_step_of_its_own(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var instance = await application.StartAsync(await application.PublishAsync(Sample.OneQuestion));
        await application.Steps.RunAsync(
            (step, _) =>
            {
                step.ResumeLater(instance, new ExecutionId(2), "Answered", Value.EmptyObject);
                return Task.CompletedTask;
            },
            CancellationToken.None);
        (await application.FindAsync(instance)).Status.ShouldBe(InstanceStatus.Suspended);

        await application.Get<DueWork>().RunAllAsync(CancellationToken.None);

        (await application.FindAsync(instance)).Status.ShouldBe(InstanceStatus.Finished);
        await using var db = application.Read();
        (await db.Set<OutboxRow>().CountAsync()).ShouldBe(0);
    }

    private static Task EnqueueAsync(TestApplication application, string key, TimeSpan? after = null) => application.Steps.RunAsync(
        (step, _) =>
        {
            step.Enqueue("letter", key, "{\"to\":\"a\"}", after is { } wait ? step.Now + wait : null);
            return Task.CompletedTask;
        },
        CancellationToken.None);
}
