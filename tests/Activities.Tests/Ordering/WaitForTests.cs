using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Ordering;
using CanBo.Activities.Paging;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Decisions;
using CanBo.Activities.Results.Incidents;
using CanBo.Activities.Storage;
using CanBo.Activities.Tests.Decisions;
using CanBo.Activities.Tests.Storage;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Case = CanBo.Activities.Campaigns.Case;

namespace CanBo.Activities.Tests.Ordering;

public sealed class WaitForTests
{
    [Theory, BothDatabases]
    public async Task A_head_is_not_decided_before_the_last_subordinate(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.After("subordinates"), staff: 4, units: "X");
        var head = await world.ActorAsync("H");
        // People with an even number work in P1, which H1 heads.
        var (second, fourth) = (await world.CaseAsync("N002"), await world.CaseAsync("N004"));

        (await world.CaseAsync("N002")).CurrentStep.ShouldBe("decision", "Whoever has no subordinates waits for nobody.");
        await world.SignAsync(head, new RatingChoice(second.Id, Rating.TOT));
        await world.WorkAsync();
        var between = await world.CaseAsync("H1");
        await world.SignAsync(head, new RatingChoice(fourth.Id, Rating.TOT));
        await world.WorkAsync();

        between.CurrentStep.ShouldBe("others");
        (await world.CaseAsync("H1")).CurrentStep.ShouldBe("decision");
        (await world.CaseAsync("H2")).CurrentStep.ShouldBe("others");
        await using var db = world.Read();
        (await db.Set<CaseWait>().SingleAsync(w => w.CaseId == between.Id)).LeftReason.ShouldBeNull();
    }

    [Fact]
    public async Task Of_the_last_two_subordinates_decided_at_once_exactly_one_lets_the_head_go()
    {
        await using var world = await DecisionWorld.StartAsync(DatabaseKind.PostgreSql, DecisionProcedures.After("subordinates"), staff: 4, units: "X");
        await using var other = world.Another();
        var head = await world.ActorAsync("H");
        var above = await world.ActorAsync("C");
        var waiting = await world.CaseAsync("H");
        // H waits for H1, H2, S1 and S2; the last two are decided by two hosts, one of which sees the other only under the lock of H's case.
        await world.SignAsync(head, [.. (await world.CasesAsync()).Where(c => c.CurrentStep == "decision" && c.DeciderId == head.PersonId).Select(c => new RatingChoice(c.Id, Rating.TOT))]);
        await world.WorkAsync();
        var (first, last) = (await world.CaseAsync("H1"), await world.CaseAsync("H2"));

        Task[] signings;
        await using (var held = await HeldLock.TakeAsync(world.Database, OrderGate.LockOf(waiting.Id)))
        {
            signings = [DecideAsync(world, first.Id), DecideAsync(other, last.Id)];
            await held.UntilWaitingAsync(signings);
        }

        await Task.WhenAll(signings);
        await world.WorkAsync();

        (await world.CaseAsync("H")).CurrentStep.ShouldBe("decision");
        await using var db = world.Read();
        (await db.Set<AwaitedDecision>().SingleAsync(a => a.CaseId == waiting.Id)).DeciderId.ShouldBe(above.PersonId!.Value);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_head_who_arrives_while_the_last_subordinate_is_decided_does_not_wait_for_ever(bool headComesFirst)
    {
        await using var world = await DecisionWorld.StartAsync(DatabaseKind.PostgreSql, DecisionProcedures.MeetingThenAfter, staff: 2, units: "X");
        await using var other = world.Another();
        var head = await world.ActorAsync("H");
        var (deputy, subordinate) = (await world.CaseAsync("H1"), await world.CaseAsync("N002"));
        foreach (var meeting in (await world.MeetingsAsync()).Where(m => m.UnitId != deputy.UnitId))
            await world.AdoptAsync(meeting);
        await world.WorkAsync();
        var theirs = (await world.MeetingsAsync()).Single(m => m.UnitId == deputy.UnitId);

        Func<Task> arrives = () => world.AdoptAsync(theirs);
        Func<Task> decides = () => other.SignAsync(head, new RatingChoice(subordinate.Id, Rating.TOT));
        await HeldLock.InOrderAsync(world.Database, OrderGate.LockOf(deputy.Id), headComesFirst ? [arrives, decides] : [decides, arrives]);
        await world.WorkAsync();

        (await world.CaseAsync("H1")).CurrentStep.ShouldBe("decision");
        (await world.CaseAsync("H2")).CurrentStep.ShouldBe("others");
    }

    [Theory, BothDatabases]
    public async Task A_subordinate_who_is_cancelled_or_held_up_by_an_incident_is_no_longer_waited_for(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.After("subordinates"), staff: 4, units: "X");

        await world.Get<SettleIncident>().CancelCaseAsync((await world.CaseAsync("N002")).Id, "Chuyển công tác.", DecisionWorld.Organiser, CancellationToken.None);
        await world.WorkAsync();
        var between = await world.CaseAsync("H1");
        await using (var db = world.Read())
        {
            var fourth = await world.CaseAsync("N004");
            var row = await db.Set<AwaitedDecision>().SingleAsync(a => a.CaseId == fourth.Id);
            await world.FaultAsync(row.InstanceId, row.Execution);
        }

        await world.WorkAsync();

        between.CurrentStep.ShouldBe("others");
        (await world.CaseAsync("N004")).FaultedAt.ShouldNotBeNull();
        (await world.CaseAsync("H1")).CurrentStep.ShouldBe("decision");
    }

    [Theory, BothDatabases]
    public async Task At_its_deadline_a_case_goes_on_and_an_organiser_may_let_it_go_before_with_a_reason(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.After("subordinates", windowDays: 3), staff: 4, units: "X");
        var (first, second) = (await world.CaseAsync("H1"), await world.CaseAsync("H2"));

        await Should.ThrowAsync<InvalidInputException>(() => world.Get<ReleaseWait>().HandleAsync(world.CampaignId, first.Id, " ", DecisionWorld.Organiser, CancellationToken.None));
        await Should.ThrowAsync<NotFoundException>(async () => await world.Get<ReleaseWait>().HandleAsync(world.CampaignId, (await world.CaseAsync("N001")).Id, "Lý do", DecisionWorld.Organiser, CancellationToken.None));
        await Should.ThrowAsync<NotAllowedException>(async () => await world.Get<ReleaseWait>().HandleAsync(world.CampaignId, first.Id, "Lý do", await world.ActorAsync("H1"), CancellationToken.None));
        await world.Get<ReleaseWait>().HandleAsync(world.CampaignId, first.Id, "Kết quả cấp dưới ghi sau.", DecisionWorld.Organiser, CancellationToken.None);
        await world.WorkAsync();
        var released = await world.CaseAsync("H1");
        world.Clock.Advance(TimeSpan.FromDays(5));
        await world.WorkAsync();

        released.CurrentStep.ShouldBe("decision");
        (await world.CaseAsync("H2")).CurrentStep.ShouldBe("decision");
        await using var db = world.Read();
        (await db.Set<CaseWait>().SingleAsync(w => w.CaseId == first.Id)).LeftReason.ShouldBe("Kết quả cấp dưới ghi sau.");
        (await db.Set<CaseWait>().SingleAsync(w => w.CaseId == second.Id)).LeftReason.ShouldBe("Overdue");
    }

    [Theory, BothDatabases]
    public async Task A_head_waits_for_the_rating_of_the_unit(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.After("unitRating"), staff: 2, units: "X");
        var before = await world.CaseAsync("H");

        await world.Get<SetUnitRating>().HandleAsync(world.CampaignId, "X", Rating.TOT, isOutstanding: false, DecisionWorld.Organiser, CancellationToken.None);
        await world.WorkAsync();

        before.CurrentStep.ShouldBe("others");
        (await world.CaseAsync("H1")).CurrentStep.ShouldBe("decision");
        (await world.CaseAsync("H")).CurrentStep.ShouldBe("decision");
    }

    [Theory, BothDatabases]
    public async Task Deputies_are_reviewed_after_the_head_and_staff_after_the_deputies(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.HeadFirst, staff: 2, units: "X");

        var waiting = (await world.CasesAsync()).Where(c => c.CurrentStep == "others").Select(c => c.Id).ToList();
        await world.AdoptAsync((await world.MeetingsAsync()).ShouldHaveSingleItem());
        await world.WorkAsync();

        waiting.Count.ShouldBe(6);
        (await world.CaseAsync("H")).ReviewedAt.ShouldNotBeNull();
        (await world.CaseAsync("N001")).CurrentStep.ShouldBe("meeting");
    }

    [Theory, BothDatabases]
    public async Task A_campaign_in_which_people_would_wait_in_a_circle_is_not_launched_and_the_preview_names_them(DatabaseKind kind)
    {
        var refused = await Should.ThrowAsync<RuleBrokenException>(() => DecisionWorld.StartAsync(kind, DecisionProcedures.InCircle, staff: 2, units: "X"));

        refused.Code.ShouldBe("launch_blocked");
        refused.Message.ShouldContain("Chờ nhau thành vòng, không bao giờ xong:");
        refused.Message.ShouldContain("chờ đủ nhóm “cả đợt”");
    }

    [Theory, BothDatabases]
    public async Task Organisers_see_which_unit_waits_for_which_and_what_each_case_lacks(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.After("subordinates"), staff: 10, units: "X");
        var order = world.Get<OrderQueries>();

        var links = await order.UnitsAsync(world.CampaignId, PageRequest.First, DecisionWorld.Organiser, CancellationToken.None);
        var cases = await order.CasesAsync(world.CampaignId, PageRequest.First, DecisionWorld.Organiser, CancellationToken.None);
        await Should.ThrowAsync<NotAllowedException>(async () => await order.CasesAsync(world.CampaignId, PageRequest.First, await world.ActorAsync("H"), CancellationToken.None));

        links.Items.Select(l => (l.WaitingUnit, l.HoldingUnit, l.Waiting, l.Holding)).ShouldBe(
            [
                ("Ủy ban nhân dân xã Sơn Lĩnh", "Ủy ban nhân dân xã Sơn Lĩnh", 1, 4),
                ("Ủy ban nhân dân xã Sơn Lĩnh", "Phòng Kinh tế", 1, 5),
                ("Ủy ban nhân dân xã Sơn Lĩnh", "Phòng Văn hóa – Xã hội", 1, 5),
            ],
            ignoreOrder: true);
        var first = cases.Items.Single(c => c.PersonName == "Trần Văn Bình");
        first.Missing.ShouldBe(5);
        first.Lacks.Count.ShouldBe(3);
        first.Lacks.ShouldAllBe(l => l.CaseId != null && l.Name.StartsWith("Đỗ Đình"));
    }

    // Decided by the same door as a signing, without the quota's locks before it.
    private static Task DecideAsync(DecisionWorld world, Guid caseId) => world.Steps.RunAsync(
        async (step, token) =>
        {
            var @case = await step.Db().Set<Case>().SingleAsync(c => c.Id == caseId, token);
            @case.Decide(Guid.NewGuid(), Rating.TOT, false, step.Now);
            await step.FlushAsync(token);
            await CaseOrder.DecidedAsync(step, [@case], token);
        },
        CancellationToken.None);
}
