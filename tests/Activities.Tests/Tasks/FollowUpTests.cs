using CanBo.Activities.Mail;
using CanBo.Activities.Tasks.Organising;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tests.Tasks;

/// <summary>The sheet is due on Tuesday 1 December at 17:00; 24 November is a holiday.</summary>
public sealed class FollowUpTests
{
    [Theory, BothDatabases]
    public async Task Whoever_has_not_answered_is_reminded_before_and_after_and_the_superior_is_told_once(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var task = await world.TaskAsync("022");
        var superior = (await world.ActorAsync("020")).PersonId;

        await world.PassAsync(TimeSpan.FromDays(11.1));
        var twoDaysBefore = await NoticesAsync(world, task.Id);
        await world.PassAsync(TimeSpan.FromDays(4.5));
        var afterClosing = await NoticesAsync(world, task.Id);
        await world.PassAsync(TimeSpan.FromDays(0.5));
        var nextDay = await NoticesAsync(world, task.Id);
        await world.PassAsync(TimeSpan.FromDays(2));
        var thirdDay = await NoticesAsync(world, task.Id);
        await world.PassAsync(TimeSpan.FromDays(20));
        var last = await NoticesAsync(world, task.Id);

        Count(twoDaysBefore).ShouldBe((1, 0));
        Count(afterClosing).ShouldBe((2, 0));
        Count(nextDay).ShouldBe((3, 1));
        nextDay.Single(n => n.Kind == NoticeKind.TaskEscalated).RecipientId.ShouldBe(superior!.Value);
        Count(thirdDay).ShouldBe((4, 1));
        Count(last).ShouldBe((4, 1));
    }

    [Theory, BothDatabases]
    public async Task Whoever_answered_is_left_in_peace(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var inTime = await world.TaskAsync("021");
        var late = await world.TaskAsync("022");
        await world.SubmitAsync(inTime, Answers.Sheet());

        await world.PassAsync(TimeSpan.FromDays(15.6));
        await world.SubmitAsync(late, Answers.Sheet());
        await world.PassAsync(TimeSpan.FromDays(20));

        (await NoticesAsync(world, inTime.Id)).ShouldBeEmpty();
        Count(await NoticesAsync(world, late.Id)).ShouldBe((2, 0));
    }

    [Theory, BothDatabases]
    public async Task An_extension_moves_the_days_that_are_still_to_come(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var task = await world.TaskAsync("022");

        await world.Get<ExtendTask>().ExtendAsync(TaskWorld.Organiser, task.Id, 15, "Đi công tác", CancellationToken.None);
        await world.PassAsync(TimeSpan.FromDays(16.1));
        var atTheOldDay = await NoticesAsync(world, task.Id);
        await world.PassAsync(TimeSpan.FromDays(5));

        Count(atTheOldDay).ShouldBe((0, 0));
        Count(await NoticesAsync(world, task.Id)).ShouldBe((1, 0));
    }

    [Theory]
    [InlineData("2026-12-01T22:24+07:00", true)]
    [InlineData("2026-12-02T05:00+07:00", true)]
    [InlineData("2026-12-02T06:30+07:00", false)]
    [InlineData("2026-12-02T19:59+07:00", false)]
    public void Nobody_is_reminded_at_night(string instant, bool isQuiet)
    {
        var at = DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);

        new QuietHours(new TimeOnly(20, 0), new TimeOnly(6, 30)).Covers(at).ShouldBe(isQuiet);
        new QuietHours(new TimeOnly(8, 0), new TimeOnly(8, 0)).Covers(at).ShouldBeFalse();
    }

    private static (int Reminders, int Escalated) Count(IReadOnlyList<Notice> notices) =>
        (notices.Count(n => n.Kind == NoticeKind.TaskReminder), notices.Count(n => n.Kind == NoticeKind.TaskEscalated));

    private static async Task<List<Notice>> NoticesAsync(TaskWorld world, Guid task)
    {
        await using var db = world.Read();
        return await db.Set<Notice>().Where(n => n.TaskId == task && (n.Kind == NoticeKind.TaskReminder || n.Kind == NoticeKind.TaskEscalated)).ToListAsync();
    }
}
