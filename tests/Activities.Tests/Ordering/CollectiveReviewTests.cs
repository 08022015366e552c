using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Ordering;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Decisions;
using CanBo.Activities.Tests.Decisions;
using CanBo.Testing;

namespace CanBo.Activities.Tests.Ordering;

public sealed class CollectiveReviewTests
{
    // The world begins on Monday 16 November 2026.
    private static readonly NewCollectiveDraft Draft = new(new DateOnly(2026, 11, 10), new DateOnly(2026, 11, 13), "12/BB");

    [Theory, BothDatabases]
    public async Task Draft_then_members_then_the_units_rating_then_its_head(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.TwoPhases, staff: 2, units: "X");
        var before = await world.CasesAsync();
        foreach (var unit in new[] { "X", "P1", "P2" })
            await world.Get<RecordCollectiveDraft>().HandleAsync(world.CampaignId, unit, Draft, DecisionWorld.Organiser, CancellationToken.None);
        await world.WorkAsync();
        var drafted = await world.CasesAsync();

        var early = await Should.ThrowAsync<RuleBrokenException>(() => RateAsync(world));
        foreach (var meeting in await world.MeetingsAsync())
            await world.AdoptAsync(meeting);
        await world.WorkAsync();
        var reviewed = await world.CaseAsync("H");
        var others = await world.CaseAsync("N001");
        await RateAsync(world);
        await world.WorkAsync();

        before.ShouldAllBe(c => c.CurrentStep == "draft");
        drafted.ShouldAllBe(c => c.CurrentStep == "meeting");
        early.Code.ShouldBe("members_first");
        early.Message.ShouldContain("Còn 5 người của đơn vị chưa kiểm điểm xong");
        reviewed.CurrentStep.ShouldBe("rating");
        others.CurrentStep.ShouldBe("decision");
        (await world.CaseAsync("H")).CurrentStep.ShouldBe("decision");
    }

    [Theory, BothDatabases]
    public async Task A_draft_is_with_the_members_three_working_days_before_the_conference(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.TwoPhases, staff: 2, units: "X");
        var record = world.Get<RecordCollectiveDraft>();

        // Sent on Wednesday, met on Friday: two working days.
        var late = await Should.ThrowAsync<InvalidInputException>(() => record.HandleAsync(world.CampaignId, "X", Draft with { SentOn = new DateOnly(2026, 11, 11) }, DecisionWorld.Organiser, CancellationToken.None));
        var empty = await Should.ThrowAsync<InvalidInputException>(() => record.HandleAsync(world.CampaignId, "X", new NewCollectiveDraft(null, null, " "), DecisionWorld.Organiser, CancellationToken.None));
        await Should.ThrowAsync<NotAllowedException>(async () => await record.HandleAsync(world.CampaignId, "X", Draft, await world.ActorAsync("H"), CancellationToken.None));

        late.Errors.ShouldHaveSingleItem().Message.InVietnamese.ShouldBe("Dự thảo gửi trước hội nghị ít nhất 3 ngày làm việc: gửi ngày 11/11/2026 thì họp sớm nhất ngày 16/11/2026.");
        empty.Errors.Select(e => e.Field).ShouldBe(["sentOn", "adoptedOn", "minutes"]);
        (await world.CasesAsync()).ShouldAllBe(c => c.CurrentStep == "draft");
    }

    [Fact]
    public async Task A_head_who_would_wait_for_the_units_rating_before_the_own_review_is_a_circle_through_the_unit()
    {
        var refused = await Should.ThrowAsync<RuleBrokenException>(() => DecisionWorld.StartAsync(DatabaseKind.Sqlite, DecisionProcedures.TwoPhasesInCircle, staff: 2, units: "X"));

        refused.Message.ShouldContain("Nguyễn Thị Hoa (chờ quyết định mức) → Ủy ban nhân dân xã Sơn Lĩnh (chờ kiểm điểm xong) → Nguyễn Thị Hoa");
    }

    private static Task RateAsync(DecisionWorld world) =>
        world.Get<SetUnitRating>().HandleAsync(world.CampaignId, "X", Rating.TOT, isOutstanding: false, DecisionWorld.Organiser, CancellationToken.None);
}
