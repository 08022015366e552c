using CanBo.Runtime.Stepping;
using CanBo.Runtime.Storage;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Runtime.Time;
using CanBo.Runtime.Work;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

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

        (await NotesAsync(application)).ShouldBe(2);
        await using var db = application.Read();
        (await db.Set<Note>().OrderBy(n => n.Text).Select(n => n.Text).ToListAsync()).ShouldBe(["", "half way"]);
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
            (await NotesAsync(one)).ShouldBe(2 * times);
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
    public async Task A_row_follows_the_setting_and_a_time_that_was_missed_is_not_lost_to_it()
    {
        await using var one = await TestApplication.StartAsync(DatabaseKind.Sqlite);
        await one.Get<RecurringJobs>().ScheduleAsync(CancellationToken.None);
        var options = one.Get<IOptions<WorkOptions>>().Value;

        options.Schedules[MonthlyNote.Name] = "0 0 7 15 * ?";
        await one.Get<RecurringJobs>().ScheduleAsync(CancellationToken.None);
        var moved = await DueAsync(one);
        one.Clock.Advance(moved - one.Clock.GetUtcNow() + TimeSpan.FromDays(1));
        options.Schedules[MonthlyNote.Name] = "0 0 7 20 * ?";
        await one.Get<RecurringJobs>().ScheduleAsync(CancellationToken.None);
        await one.Get<DueWork>().FireTimersAsync(CancellationToken.None);

        moved.ToOffset(TimeSpan.FromHours(7)).Day.ShouldBe(15);
        (await NotesAsync(one)).ShouldBe(2);
        (await DueAsync(one)).ToOffset(TimeSpan.FromHours(7)).Day.ShouldBe(20);
    }

    [Theory]
    [InlineData("retention", "every day", "Work:Schedules:retention must be a cron text that strikes again")]
    [InlineData("retention", "0 0 0 1 1 ? 2020", "Work:Schedules:retention must be a cron text that strikes again")]
    [InlineData("retensions", "0 0 7 1 * ?", "Work:Schedules:retensions names no recurring job. Known are: monthly-note, retention.")]
    [InlineData("Retention", "0 0 3 * * ?", null)]
    public async Task A_calendar_that_cannot_be_gone_by_stops_the_start(string job, string cron, string? says)
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.Sqlite);
        var options = new WorkOptions();
        options.Schedules[job] = cron;

        var result = application.Get<IValidateOptions<WorkOptions>>().Validate(null, options);

        if (says is null)
            result.Succeeded.ShouldBeTrue();
        else
            result.FailureMessage.ShouldStartWith(says);
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
