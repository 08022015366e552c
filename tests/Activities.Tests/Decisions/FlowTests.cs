using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Mail;
using CanBo.Activities.Meetings;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Decisions;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Organising;
using CanBo.Activities.Tests.Tasks;
using CanBo.Runtime.Instances;
using CanBo.Testing;
using CanBo.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tests.Decisions;

public sealed class FlowTests
{
    [Theory, BothDatabases]
    public async Task Meetings_a_cohort_and_one_list_take_a_commune_to_its_ratings(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.Whole, staff: 12);
        await world.ScoreAsync(99, 98, 97, 85, 84, 83, 82, 81, 80, 79, 78, 60);
        var head = await world.ActorAsync("H");

        var meetings = await world.MeetingsAsync();
        await world.AdoptAsync(meetings[0]);
        await world.WorkAsync();
        var halfway = await world.CasesAsync();
        await world.AdoptAsync(meetings[1]);
        await world.WorkAsync();
        var arrived = await world.CasesAsync();
        var list = await world.Get<DecisionListQueries>().GetAsync(world.CampaignId, null, null, head, CancellationToken.None);
        var outcomes = await world.SignAsync(head, [.. list.Cases.Select(c => new RatingChoice(c.CaseId, c.Seat == "noSeat" ? Rating.TOT : c.Proposed!.Value))]);
        await world.WorkAsync();

        meetings.Count.ShouldBe(2);
        halfway.Count(c => c.CurrentStep == "cohort").ShouldBe(6);
        arrived.ShouldAllBe(c => c.CurrentStep == "decision");
        outcomes.ShouldAllBe(o => o.IsDecided);
        (await world.CountsAsync()).ShouldBe(new RatingCounts(1, 10, 1, 0));
        outcomes.Count(o => o.MetStandardWithoutSeat).ShouldBe(2);
        await using var db = world.Read();
        var tasks = await db.Set<TaskItem>().ToListAsync();
        tasks.Count(t => t.Kind == TaskKind.Meeting).ShouldBe(4);
        tasks.Count(t => t.Kind == TaskKind.Decision).ShouldBe(1);
        tasks.ShouldAllBe(t => t.Status == TaskState.Done);
        (await db.Set<Notice>().CountAsync(n => n.Kind == NoticeKind.TaskOpened)).ShouldBe(5);
        foreach (var @case in await world.CasesAsync())
        {
            (await world.Get<InstanceQueries>().FindAsync(@case.InstanceId, CancellationToken.None))!.Status.ShouldBe(InstanceStatus.Finished);
            @case.Status.ShouldBe(CaseStatus.Finished);
        }
    }

    [Theory, BothDatabases]
    public async Task A_case_that_comes_to_no_end_is_an_incident_and_not_finished(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.NoEnd, staff: 2);

        world.Clock.Advance(TimeSpan.FromDays(10));
        await world.WorkAsync();

        (await world.CasesAsync()).ShouldAllBe(c => c.Status == CaseStatus.Open && c.FaultedAt != null);
        var incidents = await world.Get<InstanceQueries>().ListIncidentsAsync(openOnly: true, 0, 10, CancellationToken.None);
        incidents.Total.ShouldBe(2);
        incidents.Incidents.ShouldAllBe(i => i.Message.Contains("without a final decision"));
    }

    [Theory, BothDatabases]
    public async Task At_the_deadline_the_cases_go_on_without_the_meeting(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.Whole, staff: 4);

        world.Clock.Advance(TimeSpan.FromDays(12));
        await world.WorkAsync();

        (await world.CasesAsync()).ShouldAllBe(c => c.CurrentStep == "decision");
        (await world.MeetingsAsync()).ShouldAllBe(m => m.Status == MeetingStatus.Withdrawn);
        await using var db = world.Read();
        (await db.Set<TaskItem>().Where(t => t.Kind == TaskKind.Meeting).Select(t => t.Status).Distinct().ToListAsync()).ShouldBe([TaskState.Withdrawn]);
        (await db.Set<Notice>().CountAsync(n => n.Kind == NoticeKind.TaskReminder)).ShouldBe(4);
    }

    [Theory, BothDatabases]
    public async Task At_the_deadline_a_list_may_let_its_cases_go(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.DecisionOnly, staff: 3);

        world.Clock.Advance(TimeSpan.FromDays(9));
        await world.WorkAsync();

        var outcomes = await world.SignAsync(await world.ActorAsync("H"), new RatingChoice((await world.CasesAsync())[0].Id, Rating.HT));
        outcomes.ShouldHaveSingleItem().Code.ShouldBe("not_ready");
        await using var db = world.Read();
        (await db.Set<Campaigns.Case>().CountAsync(c => c.FinalRating != null)).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task A_returned_sheet_leaves_the_list_and_comes_back_to_it_and_never_over_a_signed_decision(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.WithSheet, staff: 4);
        foreach (var code in new[] { "N001", "N002", "N003", "N004" })
            await world.SubmitAsync(await world.TaskAsync(code, TaskKind.SelfAssessment), Answers.Sheet("85", "TOT"));
        foreach (var meeting in await world.MeetingsAsync())
            await world.AdoptAsync(meeting);
        foreach (var code in new[] { "N001", "N002", "N003", "N004" })
            await world.SubmitAsync(await world.TaskAsync(code, TaskKind.Opinion), Answers.Opinion());
        await world.WorkAsync();
        (await world.CasesAsync()).ShouldAllBe(c => c.CurrentStep == "decision");
        var sheet = await world.TaskAsync("N002", TaskKind.SelfAssessment);
        var head = await world.ActorAsync("H");

        await world.Get<ReturnTask>().ReturnAsync(DecisionWorld.Organiser, sheet.Id, 3, "Thiếu điểm tháng 3", CancellationToken.None);
        var away = (await world.CasesAsync()).Single(c => c.Id == sheet.CaseId);
        await using var db = world.Read();
        var awaited = await db.Set<AwaitedDecision>().CountAsync(a => a.Status == AwaitedStatus.Waiting);
        await world.SubmitAsync(await world.TaskAsync("N002", TaskKind.SelfAssessment), Answers.Sheet("88", "TOT"));
        await world.AdoptAsync((await world.MeetingsAsync()).Single(m => m.Status == MeetingStatus.Planned));
        await world.WorkAsync();

        away.CurrentStep.ShouldBe("sheet");
        awaited.ShouldBe(3);
        (await world.CasesAsync()).ShouldAllBe(c => c.CurrentStep == "decision");
        (await world.SignAsync(head, new RatingChoice(sheet.CaseId!.Value, Rating.TOT))).ShouldHaveSingleItem().IsDecided.ShouldBeTrue();
        var refused = await Should.ThrowAsync<RuleBrokenException>(() => world.Get<ReturnTask>().ReturnAsync(DecisionWorld.Organiser, sheet.Id, 3, "Muộn rồi", CancellationToken.None));
        refused.Code.ShouldBe("case_decided");
    }
}
