using CanBo.Activities.Campaigns;
using CanBo.Activities.Cohorts;
using CanBo.Activities.Errors;
using CanBo.Activities.Meetings;
using CanBo.Activities.Results.Incidents;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tests.Decisions;
using CanBo.Testing;
using CanBo.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tests.Cohorts;

public sealed class CohortTests
{
    [Theory, BothDatabases]
    public async Task Organisers_see_who_is_missing_and_let_the_others_go_with_a_reason(DatabaseKind kind)
    {
        await using var world = await HalfAsync(kind);
        var cohorts = world.Get<CohortQueries>();

        var waiting = (await cohorts.WaitingAsync(world.CampaignId, DecisionWorld.Organiser, CancellationToken.None)).ShouldHaveSingleItem();
        await Should.ThrowAsync<InvalidInputException>(() => world.Get<ReleaseCohort>().HandleAsync(world.CampaignId, waiting.Key, [], " ", DecisionWorld.Organiser, CancellationToken.None));
        await world.Get<ReleaseCohort>().HandleAsync(world.CampaignId, waiting.Key, [.. waiting.Missing.Select(m => m.CaseId)], "Phòng này họp sau.", DecisionWorld.Organiser, CancellationToken.None);
        await world.WorkAsync();

        waiting.Waiting.ShouldBe(2);
        waiting.Missing.Count.ShouldBe(2);
        (await world.CasesAsync()).Count(c => c.CurrentStep == "decision").ShouldBe(2);
        await world.AdoptAsync((await world.MeetingsAsync()).Single(m => m.Status == MeetingStatus.Planned));
        await world.WorkAsync();
        (await world.CasesAsync()).ShouldAllBe(c => c.CurrentStep == "decision");
    }

    [Theory, BothDatabases]
    public async Task A_case_that_is_cancelled_is_at_once_no_longer_waited_for(DatabaseKind kind)
    {
        await using var world = await HalfAsync(kind);

        foreach (var @case in (await world.CasesAsync()).Where(c => c.CurrentStep == "meeting"))
            await world.Get<SettleIncident>().CancelCaseAsync(@case.Id, "Chuyển công tác.", DecisionWorld.Organiser, CancellationToken.None);
        await world.WorkAsync();

        var cases = await world.CasesAsync();
        cases.Count(c => c.Status == CaseStatus.Cancelled).ShouldBe(2);
        cases.Where(c => c.Status != CaseStatus.Cancelled).ShouldAllBe(c => c.CurrentStep == "decision");
    }

    [Theory, BothDatabases]
    public async Task A_case_that_an_incident_holds_up_is_not_waited_for_and_comes_to_the_list_when_it_was_retried(DatabaseKind kind)
    {
        await using var world = await HalfAsync(kind);
        List<MeetingCase> late;
        await using (var db = world.Read())
            late = await db.Set<MeetingCase>().Where(c => c.Status == MeetingCaseStatus.Waiting).ToListAsync();

        foreach (var row in late)
            await world.FaultAsync(row.InstanceId, row.Execution);
        await world.WorkAsync();
        var stopped = await world.CasesAsync();
        foreach (var row in late)
            await world.Steps.RunAsync((step, token) => step.RetryAsync(row.InstanceId, new ExecutionId(row.Execution), token), CancellationToken.None);
        await world.AdoptAsync((await world.MeetingsAsync()).Single(m => m.Status == MeetingStatus.Planned));
        await world.WorkAsync();

        stopped.Count(c => c.FaultedAt is not null).ShouldBe(2);
        stopped.Where(c => c.FaultedAt is null).ShouldAllBe(c => c.CurrentStep == "decision");
        (await world.CasesAsync()).ShouldAllBe(c => c.FaultedAt == null && c.CurrentStep == "decision");
    }

    [Theory, BothDatabases]
    public async Task A_retried_case_is_waited_for_again_while_the_others_still_wait(DatabaseKind kind)
    {
        await using var world = await HalfAsync(kind);
        MeetingCase first;
        await using (var db = world.Read())
            first = await db.Set<MeetingCase>().FirstAsync(c => c.Status == MeetingCaseStatus.Waiting);

        await world.FaultAsync(first.InstanceId, first.Execution);
        await world.WorkAsync();
        await world.Steps.RunAsync((step, token) => step.RetryAsync(first.InstanceId, new ExecutionId(first.Execution), token), CancellationToken.None);
        await world.WorkAsync();

        var waiting = await world.Get<CohortQueries>().WaitingAsync(world.CampaignId, DecisionWorld.Organiser, CancellationToken.None);
        waiting.ShouldHaveSingleItem().Missing.Count.ShouldBe(2);
    }

    [Theory, BothDatabases]
    public async Task A_cancelled_campaign_lets_nobody_go_on(DatabaseKind kind)
    {
        await using var world = await HalfAsync(kind);

        await world.Get<ChangeCampaign>().CancelAsync(world.CampaignId, "Lập nhầm năm.", DecisionWorld.Organiser, CancellationToken.None);
        await world.WorkAsync();

        (await world.CasesAsync()).ShouldAllBe(c => c.Status == CaseStatus.Cancelled && c.CurrentStep != "decision");
        await using var db = world.Read();
        (await db.Set<CohortMember>().AnyAsync()).ShouldBeFalse();
        (await db.Set<TaskItem>().AnyAsync(t => t.Status == TaskState.Open)).ShouldBeFalse();
    }

    [Theory, BothDatabases]
    public async Task When_the_others_pass_their_deadline_the_cohort_completes_by_itself(DatabaseKind kind)
    {
        await using var world = await HalfAsync(kind);

        // The meeting's window is 8 working days, the cohort's 20.
        world.Clock.Advance(TimeSpan.FromDays(12));
        await world.WorkAsync();

        (await world.CasesAsync()).ShouldAllBe(c => c.CurrentStep == "decision");
    }

    [Theory, BothDatabases]
    public async Task At_the_cohorts_own_deadline_those_who_came_go_on_and_those_who_come_later_go_on_when_all_are_there(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.ShortCohort, staff: 4);
        await world.AdoptAsync((await world.MeetingsAsync())[0]);
        await world.WorkAsync();

        world.Clock.Advance(TimeSpan.FromDays(4));
        await world.WorkAsync();
        var late = await world.CasesAsync();
        await using (var db = world.Read())
            (await db.Set<CohortMember>().ToListAsync()).ShouldAllBe(m => m.LeftReason == "Overdue" && m.ReleasedAt != null);
        await world.AdoptAsync((await world.MeetingsAsync()).Single(m => m.Status == MeetingStatus.Planned));
        await world.WorkAsync();

        late.Count(c => c.CurrentStep == "decision").ShouldBe(2);
        late.Count(c => c.CurrentStep == "meeting").ShouldBe(2);
        (await world.CasesAsync()).ShouldAllBe(c => c.CurrentStep == "decision");
    }

    [Theory, BothDatabases]
    public async Task Somebody_who_is_exempt_is_never_waited_for(DatabaseKind kind)
    {
        // People with an odd number work in P2: both are exempt, so that office has no meeting to hold.
        await using var world = await DecisionWorld.StartWithoutAsync(kind, DecisionProcedures.ShortCohort, staff: 4, ["N001", "N003"]);

        await world.AdoptAsync((await world.MeetingsAsync()).ShouldHaveSingleItem());
        await world.WorkAsync();

        var cases = await world.CasesAsync();
        cases.Count.ShouldBe(2);
        cases.ShouldAllBe(c => c.CurrentStep == "decision");
    }

    /// <summary>One of two offices has met; its cases wait for the other's.</summary>
    private static async Task<DecisionWorld> HalfAsync(DatabaseKind kind)
    {
        var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.Whole, staff: 4);
        await world.AdoptAsync((await world.MeetingsAsync())[0]);
        await world.WorkAsync();
        return world;
    }
}
