using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Paging;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Reading;
using CanBo.Runtime.Audit;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tests.Tasks;

public sealed class InboxTests
{
    [Theory, BothDatabases]
    public async Task An_inbox_holds_what_is_to_do_the_earliest_due_first_and_what_others_are_asked(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        foreach (var code in (string[])["020", "021", "022"])
            await world.SubmitAsync(await world.TaskAsync(code), Answers.Sheet());
        var secretary = (await world.ActorAsync("011")).PersonId!.Value;
        var an = (await world.ActorAsync("021")).PersonId!.Value;

        var inbox = await world.Get<TaskQueries>().InboxAsync(secretary, PageRequest.First, CancellationToken.None);
        var done = await world.Get<TaskQueries>().InboxAsync(an, PageRequest.First, CancellationToken.None);

        inbox.Open.TotalCount.ShouldBe(4);
        inbox.Open.Items.Select(r => r.Kind).ShouldBe([TaskKind.Opinion, TaskKind.Opinion, TaskKind.Opinion, TaskKind.SelfAssessment]);
        inbox.Open.Items.ShouldContain(r => r.PersonName == "Đỗ Đình Ân" && r.UnitName == "Phòng Kinh tế" && r.PostTitle == "Chuyên viên");
        inbox.Counts.ShouldBe([new InboxCount(TaskKind.Opinion, 3), new InboxCount(TaskKind.SelfAssessment, 1)], ignoreOrder: true);
        done.Open.TotalCount.ShouldBe(0);
        done.DoneCount.ShouldBe(1);
        done.Own.ShouldHaveSingleItem().ShouldSatisfyAllConditions(c => c.WaitsFor.ShouldBe(TaskKind.Opinion), c => c.Score.ShouldBe(91), c => c.SheetId.ShouldNotBeNull());
        done.Email.ShouldBe("an@sonlinh.example");
        done.Waiting.ShouldBeEmpty();
        (await world.Get<TaskQueries>().DoneAsync(an, PageRequest.First, CancellationToken.None)).Items.ShouldHaveSingleItem().Kind.ShouldBe(TaskKind.SelfAssessment);
    }

    [Theory, BothDatabases]
    public async Task An_overdue_sheet_stays_in_sight_until_the_case_is_decided_or_the_text_came(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        await world.PassAsync(TimeSpan.FromDays(15.5));
        var an = (await world.ActorAsync("021")).PersonId!.Value;

        (await world.Get<TaskQueries>().InboxAsync(an, PageRequest.First, CancellationToken.None)).Late.ShouldHaveSingleItem();
        await world.SubmitAsync(await world.TaskAsync("021"), Answers.Sheet());

        (await world.Get<TaskQueries>().InboxAsync(an, PageRequest.First, CancellationToken.None)).Late.ShouldBeEmpty();
    }

    [Theory, BothDatabases]
    public async Task A_task_page_says_what_why_and_what_next_and_shows_what_was_answered_before(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        await world.SubmitAsync(await world.TaskAsync("021"), Answers.Sheet());
        var opinion = await world.TaskAsync("021", TaskKind.Opinion);

        var view = await world.Get<ReadTask>().GetAsync(await world.ActorAsync("011"), opinion.Id, CancellationToken.None);

        view.Form!.Code.ShouldBe("opinion-party");
        view.Subject!.Name.ShouldBe("Đỗ Đình Ân");
        view.Subject.Score.ShouldBeNull();
        view.NextStep!.Vietnamese.ShouldBe("Thẩm định, đề xuất");
        view.Before.ShouldHaveSingleItem().Lines.ShouldContain(l => l.Field.Name == "strengths" && l.Text == "Hoàn thành đủ mười hai tháng.");
    }

    [Theory, BothDatabases]
    public async Task Nobody_else_sees_a_task_and_an_organisers_look_is_recorded(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var task = await world.TaskAsync("021");
        var read = world.Get<ReadTask>();

        await Should.ThrowAsync<NotFoundException>(async () => await read.GetAsync(await world.ActorAsync("020"), task.Id, CancellationToken.None));
        await Should.ThrowAsync<NotFoundException>(() => read.GetAsync(Actor.Anonymous, task.Id, CancellationToken.None));
        (await read.GetAsync(TaskWorld.Organiser, task.Id, CancellationToken.None)).IsOwn.ShouldBeFalse();

        await using var db = world.Read();
        (await db.Set<AuditRow>().CountAsync(a => a.Subject == task.CaseId && a.Action == "TaskRead")).ShouldBe(1);
        var mine = await world.Get<TaskQueries>().ListAsync(await world.ActorAsync("021"), new TaskFilter(false, null, null, null, null), PageRequest.First, CancellationToken.None);
        mine.Items.ShouldHaveSingleItem().Id.ShouldBe(task.Id);
        (await world.Get<TaskQueries>().ListAsync(TaskWorld.Organiser, new TaskFilter(false, world.CampaignId, null, TaskState.Open, null), PageRequest.First, CancellationToken.None)).TotalCount.ShouldBe(7);
    }
}
