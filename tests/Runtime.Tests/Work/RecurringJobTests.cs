using CanBo.Runtime.Stepping;
using CanBo.Runtime.Storage;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Runtime.Time;
using CanBo.Runtime.Work;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Tests.Work;

public sealed class RecurringJobTests
{
    [Theory, BothDatabases]
    public async Task It_runs_at_its_time_and_waits_for_the_next(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        await application.Get<RecurringJobs>().ScheduleAsync(CancellationToken.None);
        var first = await DueAsync(application);

        application.Clock.Advance(TimeSpan.FromHours(1));
        await application.Get<DueWork>().FireTimersAsync(CancellationToken.None);
        (await NotesAsync(application)).ShouldBe(0);
        application.Clock.Advance(first - application.Clock.GetUtcNow());
        await application.Get<DueWork>().FireTimersAsync(CancellationToken.None);

        (await NotesAsync(application)).ShouldBe(1);
        (await DueAsync(application)).ShouldBe(first.AddMonths(1));
    }

    [Fact]
    public async Task Three_nodes_run_it_once_a_month_and_months_without_a_host_are_one()
    {
        await using var one = await TestApplication.StartAsync(DatabaseKind.PostgreSql);
        await using var two = one.Another();
        await using var three = one.Another();
        await Task.WhenAll(new[] { one, two, three }.Select(a => a.Get<RecurringJobs>().ScheduleAsync(CancellationToken.None)));

        foreach (var (days, times) in new[] { (31, 1), (31, 2), (200, 3) })
        {
            one.Clock.Advance(TimeSpan.FromDays(days));
            await Task.WhenAll(new[] { one, two, three }.Select(a => a.Get<DueWork>().FireTimersAsync(CancellationToken.None)));
            (await NotesAsync(one)).ShouldBe(times);
        }
    }

    [Fact]
    public async Task A_node_that_starts_later_leaves_the_row_alone()
    {
        await using var one = await TestApplication.StartAsync(DatabaseKind.PostgreSql);
        await using var later = one.Another();
        await one.Get<RecurringJobs>().ScheduleAsync(CancellationToken.None);
        var due = await DueAsync(one);
        one.Clock.Advance(TimeSpan.FromDays(40));

        await later.Get<RecurringJobs>().ScheduleAsync(CancellationToken.None);

        (await DueAsync(one)).ShouldBe(due);
    }

    [Fact]
    public void Cron_texts_go_by_the_clocks_of_Viet_Nam() =>
        CronTimes.Next("0 0 7 1 * ?", new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero)).ShouldBe(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));

    [Theory, BothDatabases]
    public async Task Retention_removes_old_deeds_by_its_own_row_and_keeps_young_ones(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        await application.Get<RecurringJobs>().ScheduleAsync(CancellationToken.None);
        await EnqueueAsync(application, "old");
        await application.Get<DueWork>().DoDeedsAsync(CancellationToken.None);
        application.Clock.Advance(TimeSpan.FromDays(31));
        await EnqueueAsync(application, "young");

        await application.Get<DueWork>().RunAllAsync(CancellationToken.None);

        await using var db = application.Read();
        (await db.Set<OutboxRow>().Select(o => o.Key).ToListAsync()).ShouldBe(["young"]);
    }

    private static Task EnqueueAsync(TestApplication application, string key) => application.Steps.RunAsync(
        (step, _) =>
        {
            step.Enqueue("letter", key, "{}");
            return Task.CompletedTask;
        },
        CancellationToken.None);

    private static async Task<DateTimeOffset> DueAsync(TestApplication application)
    {
        await using var db = application.Read();
        return (await db.Set<TimerRow>().SingleAsync(t => t.Job == MonthlyNote.Name)).DueAt;
    }

    private static async Task<int> NotesAsync(TestApplication application)
    {
        await using var db = application.Read();
        return await db.Set<Note>().CountAsync(n => n.Code.StartsWith("month"));
    }
}
