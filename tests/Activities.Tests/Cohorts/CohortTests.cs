using CanBo.Activities.Campaigns;
using CanBo.Activities.Cohorts;
using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using CanBo.Activities.Tests.Decisions;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Case = CanBo.Activities.Campaigns.Case;

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
        await world.AdoptAsync((await world.MeetingsAsync()).Single(m => m.Status == Activities.Meetings.MeetingStatus.Planned));
        await world.WorkAsync();
        (await world.CasesAsync()).ShouldAllBe(c => c.CurrentStep == "decision");
    }

    [Theory, BothDatabases]
    public async Task A_case_that_is_cancelled_is_no_longer_waited_for(DatabaseKind kind)
    {
        await using var world = await HalfAsync(kind);

        await world.Steps.RunAsync(
            async (step, token) =>
            {
                foreach (var @case in await step.Db().Set<Case>().Where(c => c.CurrentStep == "meeting").ToListAsync(token))
                {
                    await step.CancelAsync(@case.InstanceId, "Left", token);
                    @case.Cancel();
                    Activities.Cohorts.Cohorts.CaseLeft(step, @case);
                }
            },
            CancellationToken.None);
        world.Clock.Advance(TimeSpan.FromSeconds(2));
        await world.WorkAsync();

        (await world.CasesAsync()).Where(c => c.Status != CaseStatus.Cancelled).ShouldAllBe(c => c.CurrentStep == "decision");
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

    /// <summary>One of two offices has met; its cases wait for the other's.</summary>
    private static async Task<DecisionWorld> HalfAsync(DatabaseKind kind)
    {
        var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.Whole, staff: 4);
        await world.AdoptAsync((await world.MeetingsAsync())[0]);
        await world.WorkAsync();
        return world;
    }
}
