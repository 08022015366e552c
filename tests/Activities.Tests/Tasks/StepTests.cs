using CanBo.Activities.Campaigns;
using CanBo.Activities.Mail;
using CanBo.Activities.Ratings;
using CanBo.Activities.Tasks;
using CanBo.Runtime.Instances;
using CanBo.Testing;
using CanBo.Workflows.Execution;
using Microsoft.EntityFrameworkCore;
using Case = CanBo.Activities.Campaigns.Case;

namespace CanBo.Activities.Tests.Tasks;

public sealed class StepTests
{
    [Theory, BothDatabases]
    public async Task A_launch_asks_everyone_for_their_own_sheet_by_a_day_that_explains_itself(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);

        await using var db = world.Read();
        var tasks = await db.Set<TaskItem>().ToListAsync();

        tasks.Count.ShouldBe(await db.Set<Case>().CountAsync());
        tasks.ShouldAllBe(t => t.Kind == TaskKind.SelfAssessment && t.Status == TaskState.Open && t.FormCode == "D335-M02" && t.FormVersion == 1);
        var task = await world.TaskAsync("021");
        task.AssigneeId.ShouldBe((await world.ActorAsync("021")).PersonId!.Value);
        task.DueAt.ShouldBe(new DateTimeOffset(2026, 12, 1, 10, 0, 0, TimeSpan.Zero));
        task.DueExplanation!.InVietnamese.ShouldStartWith("Hạn thứ Ba, 01/12/2026: 10 ngày làm việc từ 16/11/2026");
        (await world.CaseAsync("021")).CurrentStep.ShouldBe("sheet");
        (await db.Set<Notice>().CountAsync(n => n.TaskId == task.Id && n.Kind == NoticeKind.TaskOpened)).ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task A_case_goes_from_the_sheet_to_the_opinion_to_the_appraisal(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);

        await world.SubmitAsync(await world.TaskAsync("021"), Answers.Sheet());
        var opinion = await world.TaskAsync("021", TaskKind.Opinion);
        await world.SubmitAsync(opinion, Answers.Opinion());
        var appraisal = await world.TaskAsync("021", TaskKind.Appraisal);
        await world.SubmitAsync(appraisal, Answers.Appraisal("TOT", "Một tháng chấm lại.", "89,5"));

        opinion.AssigneeId.ShouldBe((await world.ActorAsync("011")).PersonId!.Value);
        opinion.Reason.InVietnamese.ShouldBe("Đồng chí là bí thư Chi bộ Ủy ban nhân dân xã, cấp ủy nơi Đỗ Đình Ân công tác.");
        appraisal.AssigneeId.ShouldBe((await world.ActorAsync("030")).PersonId!.Value);
        var @case = await world.CaseAsync("021");
        @case.SelfRating.ShouldBe(Rating.XS);
        @case.ProposedRating.ShouldBe(Rating.TOT);
        @case.Score.ShouldBe(Fraction.From(89.5m));
        @case.CurrentStep.ShouldBe("hold");
    }

    [Theory, BothDatabases]
    public async Task Without_an_appraisal_the_proposal_is_the_band_of_the_exact_score(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var values = Answers.Sheet("90", "XS");
        values.Set("months/12", "89");

        await world.SubmitAsync(await world.TaskAsync("022"), values);

        var @case = await world.CaseAsync("022");
        @case.Score.ShouldBe(new Fraction(1079, 12));
        @case.ProposedRating.ShouldBe(Rating.TOT);
    }

    [Theory, BothDatabases]
    public async Task The_deadline_closes_the_step_and_the_case_goes_on(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);

        await world.PassAsync(TimeSpan.FromDays(15.5));

        var task = await world.TaskAsync("021");
        task.Status.ShouldBe(TaskState.Overdue);
        (await world.CaseAsync("021")).CurrentStep.ShouldBe("party");
        await using var db = world.Read();
        (await db.Set<Notice>().CountAsync(n => n.TaskId == task.Id && n.Kind == NoticeKind.TaskReminder)).ShouldBe(2);
    }

    [Theory, BothDatabases]
    public async Task Nobody_to_ask_leads_to_its_own_port(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);

        // The project board has no Party committee and no staff body, nor has the province above it.
        await world.SubmitAsync(await world.TaskAsync("040"), Answers.Sheet("75", "TOT"));

        (await world.CaseAsync("040")).CurrentStep.ShouldBe("hold");
    }

    [Theory, BothDatabases]
    public async Task The_last_step_ends_the_case_after_its_working_days(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        await world.SubmitAsync(await world.TaskAsync("040"), Answers.Sheet("75", "TOT"));
        var instance = (await world.CaseAsync("040")).InstanceId;

        await world.PassAsync(TimeSpan.FromDays(31));

        (await world.Get<InstanceQueries>().FindAsync(instance, CancellationToken.None))!.Status.ShouldBe(InstanceStatus.Finished);
    }
}
