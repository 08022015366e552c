using CanBo.Runtime.Instances;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Runtime.Work;
using CanBo.Testing;
using CanBo.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Tests.Work;

public sealed class TimerTests
{
    [Theory, BothDatabases]
    public async Task A_timer_fires_when_business_time_reaches_it_and_not_before(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var instance = await application.StartAsync(await application.PublishAsync(Sample.OneQuestion));
        var work = application.Get<DueWork>();

        application.Clock.Advance(TimeSpan.FromMinutes(59));
        (await work.FireTimersAsync(CancellationToken.None)).ShouldBe(0);
        application.Clock.Advance(TimeSpan.FromMinutes(1));
        (await work.FireTimersAsync(CancellationToken.None)).ShouldBe(1);

        (await application.FindAsync(instance)).Status.ShouldBe(InstanceStatus.Finished);
        await using var db = application.Read();
        (await db.Set<TimerRow>().CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Two_hosts_fire_each_timer_once()
    {
        await using var one = await TestApplication.StartAsync(DatabaseKind.PostgreSql);
        await using var other = one.Another();
        await one.Steps.RunAsync(
            (step, _) =>
            {
                for (var i = 0; i < 300; i++)
                    step.ScheduleJob("note", $"{i}", step.Now, "");
                return Task.CompletedTask;
            },
            CancellationToken.None);

        var fired = await Task.WhenAll(
            one.Get<DueWork>().FireTimersAsync(CancellationToken.None),
            other.Get<DueWork>().FireTimersAsync(CancellationToken.None));

        fired.Sum().ShouldBe(300);
        await using var db = one.Read();
        (await db.Set<Note>().CountAsync()).ShouldBe(300);
        (await db.Set<TimerRow>().CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_timer_claimed_by_a_host_that_died_is_fired_by_another_after_the_lease()
    {
        await using var one = await TestApplication.StartAsync(DatabaseKind.PostgreSql);
        await ScheduleAsync(one, "a", TimeSpan.Zero, "");
        var claimed = await ClaimAsync(one);
        claimed.ShouldHaveSingleItem();

        (await one.Get<DueWork>().FireTimersAsync(CancellationToken.None)).ShouldBe(0);
        one.Clock.Advance(TimeSpan.FromMinutes(2));
        (await one.Get<DueWork>().FireTimersAsync(CancellationToken.None)).ShouldBe(1);

        await using var db = one.Read();
        (await db.Set<Note>().CountAsync()).ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task Scheduling_again_moves_the_timer(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        await ScheduleAsync(application, "a", TimeSpan.FromHours(1), "first");
        await ScheduleAsync(application, "a", TimeSpan.FromHours(3), "second");

        application.Clock.Advance(TimeSpan.FromHours(2));
        (await application.Get<DueWork>().FireTimersAsync(CancellationToken.None)).ShouldBe(0);
        application.Clock.Advance(TimeSpan.FromHours(1));
        (await application.Get<DueWork>().FireTimersAsync(CancellationToken.None)).ShouldBe(1);

        await using var db = application.Read();
        (await db.Set<Note>().SingleAsync()).Text.ShouldBe("second");
    }

    [Theory, BothDatabases]
    public async Task A_timer_that_keeps_failing_rests_longer_each_time_and_ends_as_an_incident_that_can_be_retried(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind, settings: ("Work:Attempts", "3"));
        await ScheduleAsync(application, "a", TimeSpan.Zero, "broken");
        var work = application.Get<DueWork>();

        for (var attempt = 0; attempt < 3; attempt++)
        {
            (await work.FireTimersAsync(CancellationToken.None)).ShouldBe(1);
            (await work.FireTimersAsync(CancellationToken.None)).ShouldBe(0);
            application.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        (await work.FireTimersAsync(CancellationToken.None)).ShouldBe(0);
        var queries = application.Get<InstanceQueries>();
        var incident = (await queries.ListIncidentsAsync(openOnly: true, 0, 10, CancellationToken.None)).Incidents.ShouldHaveSingleItem();
        incident.Kind.ShouldBe(IncidentKind.Timer);
        incident.Message.ShouldContain("the job failed");
        (await application.Steps.RunAsync((step, token) => application.Get<IncidentRetry>().RetryAsync(step, incident.Id, token), CancellationToken.None)).ShouldBeTrue();
        (await queries.ListIncidentsAsync(openOnly: true, 0, 10, CancellationToken.None)).Total.ShouldBe(0);
        (await work.FireTimersAsync(CancellationToken.None)).ShouldBe(1);
    }

    private static Task ScheduleAsync(TestApplication application, string key, TimeSpan after, string payload) => application.Steps.RunAsync(
        (step, _) =>
        {
            step.ScheduleJob("note", key, step.Now + after, payload);
            return Task.CompletedTask;
        },
        CancellationToken.None);

    private static Task<List<ClaimedTimer>> ClaimAsync(TestApplication application) => application.Steps.RunAsync(
        (step, cancellation) => TimerStatements.ClaimAsync(StepAttempt.Of(step), application.Clock.GetUtcNow(), Guid.NewGuid(), new WorkOptions(), cancellation),
        CancellationToken.None);
}
