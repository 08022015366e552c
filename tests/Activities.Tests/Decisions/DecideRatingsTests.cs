using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Decisions;
using CanBo.Runtime.Audit;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tests.Decisions;

public sealed class DecideRatingsTests
{
    [Theory, BothDatabases]
    public async Task An_eleventh_excellent_on_ten_seats_is_refused_by_name_and_the_ten_stand(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.DecisionOnly, staff: 61);
        var head = await world.ActorAsync("H");
        var cases = await world.CasesAsync();

        var outcomes = await world.SignAsync(head, [.. cases.Select((c, at) => new RatingChoice(c.Id, at < 11 ? Rating.XS : Rating.TOT))]);

        outcomes.Count(o => o.IsDecided).ShouldBe(60);
        var refused = outcomes.Single(o => !o.IsDecided);
        refused.CaseId.ShouldBe(cases[10].Id);
        refused.Code.ShouldBe("cap_full");
        refused.Field.ShouldBe("rating");
        refused.Message!.InVietnamese.ShouldContain("có tối đa 10 chỗ, đã dùng 10");
        (await world.CountsAsync()).ShouldBe(new RatingCounts(10, 50, 0, 0));
        (await world.CasesAsync())[10].FinalRating.ShouldBeNull();
    }

    [Theory, BothDatabases]
    public async Task Whoever_meets_the_standard_without_a_seat_is_recorded_so(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.DecisionOnly, staff: 7);
        await world.ScoreAsync(99, 95, 85, 84, 83, 82, 81);
        var cases = await world.CasesAsync();

        var outcomes = await world.SignAsync(await world.ActorAsync("H"), [.. cases.Select((c, at) => new RatingChoice(c.Id, at == 0 ? Rating.XS : Rating.TOT))]);

        outcomes.ShouldAllBe(o => o.IsDecided);
        (await world.CasesAsync()).Select(c => c.MetStandardWithoutSeat).ShouldBe([false, true, false, false, false, false, false]);
    }

    [Theory, BothDatabases]
    public async Task A_departure_from_the_proposal_and_a_replacement_need_a_reason(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.DecisionOnly, staff: 2);
        await world.ScoreAsync(85, 60);
        var head = await world.ActorAsync("H");
        var id = (await world.CasesAsync())[0].Id;

        var bare = await world.SignAsync(head, new RatingChoice(id, Rating.HT));
        var reasoned = await world.SignAsync(head, new RatingChoice(id, Rating.HT, "Chậm hai việc được giao."));
        var again = await world.SignAsync(head, new RatingChoice(id, Rating.HT));
        var changed = await world.SignAsync(head, new RatingChoice(id, Rating.TOT));
        var replaced = await world.SignAsync(head, new RatingChoice(id, Rating.TOT, "Đã xem lại hồ sơ việc."));

        bare[0].Code.ShouldBe("reason_needed");
        bare[0].Field.ShouldBe("reason");
        reasoned[0].IsDecided.ShouldBeTrue();
        again[0].DecisionId.ShouldBe(reasoned[0].DecisionId);
        changed[0].Message!.InVietnamese.ShouldBe("Đã có quyết định mức \u2063Hoàn thành nhiệm vụ\u2063. Ghi lý do thay đổi.".Replace("\u2063", "", StringComparison.Ordinal));
        replaced[0].IsDecided.ShouldBeTrue();
        await using var db = world.Read();
        var rows = await db.Set<RatingDecision>().Where(d => d.CaseId == id).OrderBy(d => d.At).ThenBy(d => d.Id).ToListAsync();
        rows.Count.ShouldBe(2);
        rows.Single(d => d.ReplacesId != null).ReplacesId.ShouldBe(reasoned[0].DecisionId);
        (await db.Set<AuditRow>().Where(a => a.Subject == id).Select(a => a.Action).ToListAsync()).ShouldBe(["RatingDecided", "CaseFinished", "DecisionReplaced"], ignoreOrder: true);
    }

    [Theory, BothDatabases]
    public async Task Lowering_a_good_rating_under_a_seat_that_rests_on_it_is_refused(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.DecisionOnly, staff: 6);
        var head = await world.ActorAsync("H");
        var cases = await world.CasesAsync();
        await world.SignAsync(head, [.. cases.Select((c, at) => new RatingChoice(c.Id, at == 0 ? Rating.XS : Rating.TOT))]);

        var lowered = await world.SignAsync(head, new RatingChoice(cases[5].Id, Rating.HT, "Có việc chậm."));
        var both = await world.SignAsync(head, new RatingChoice(cases[5].Id, Rating.HT, "Có việc chậm."), new RatingChoice(cases[0].Id, Rating.TOT, "Nhường chỗ."));

        lowered[0].Code.ShouldBe("cap_base");
        both.ShouldAllBe(o => o.IsDecided);
        (await world.CountsAsync()).ShouldBe(new RatingCounts(0, 5, 1, 0));
    }

    [Theory, BothDatabases]
    public async Task A_disciplined_person_is_never_above_the_ceiling_without_a_signed_reason(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.DecisionOnly, staff: 1);
        await world.ScoreAsync(85);
        var head = await world.ActorAsync("H");
        var id = (await world.CasesAsync())[0].Id;
        await world.Get<RecordConductFact>().HandleAsync(
            world.CampaignId,
            "N001",
            new NewConductFact(ConductFactKind.Discipline, "15/QĐ-UBND", new DateOnly(2026, 5, 4), IsLinkedToDuty: true, Note: "Khiển trách"),
            DecisionWorld.Organiser,
            CancellationToken.None);

        var list = await world.Get<DecisionListQueries>().GetAsync(world.CampaignId, null, null, head, CancellationToken.None);
        var refused = await world.SignAsync(head, new RatingChoice(id, Rating.TOT, "Làm tốt."));
        var overridden = await world.SignAsync(head, new RatingChoice(id, Rating.TOT, "Làm tốt.", [new RuleOverride("discipline", "Đã tự khắc phục trước khi kiểm tra.")]));

        list.Cases[0].Proposed.ShouldBe(Rating.KHT);
        list.Cases[0].Flags.ShouldHaveSingleItem().Code.ShouldBe("discipline");
        refused[0].Code.ShouldBe("hard_rule");
        overridden[0].IsDecided.ShouldBeTrue();
        await using var db = world.Read();
        (await db.Set<RatingDecision>().SingleAsync()).Overridden.ShouldBe(["discipline"]);
    }

    [Theory, BothDatabases]
    public async Task A_head_is_not_rated_above_the_unit_and_not_before_it(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.DecisionOnly, staff: 1, cap: null, "X");
        await using var db = world.Read();
        var person = (await world.ActorAsync("H")).PersonId;
        var id = await db.Set<Campaigns.Case>().Where(c => c.PersonId == person).Select(c => c.Id).SingleAsync();
        var chair = await world.ActorAsync("C");

        var early = await world.SignAsync(chair, new RatingChoice(id, Rating.TOT));
        await world.Get<SetUnitRating>().HandleAsync(world.CampaignId, "X", Rating.HT, false, DecisionWorld.Organiser, CancellationToken.None);
        var above = await world.SignAsync(chair, new RatingChoice(id, Rating.TOT));
        var level = await world.SignAsync(chair, new RatingChoice(id, Rating.HT));
        var lowering = await Should.ThrowAsync<RuleBrokenException>(() =>
            world.Get<SetUnitRating>().HandleAsync(world.CampaignId, "X", Rating.KHT, false, DecisionWorld.Organiser, CancellationToken.None));

        early[0].Code.ShouldBe("unit_rating_missing");
        above[0].Code.ShouldBe("head_cap");
        level[0].IsDecided.ShouldBeTrue();
        lowering.Code.ShouldBe("head_above");
    }

    [Theory, BothDatabases]
    public async Task Only_the_decider_with_an_own_password_or_PIN_may_sign(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.DecisionOnly, staff: 1);
        var id = (await world.CasesAsync())[0].Id;
        var choice = new RatingChoice(id, Rating.HT);

        await Should.ThrowAsync<StepUpNeededException>(async () => await world.SignAsync(await world.ActorAsync("H", SignInStrength.MailLink), choice));
        await Should.ThrowAsync<StepUpNeededException>(async () => await world.SignAsync(await world.ActorAsync("H", SignInStrength.AdminLink), choice));
        await Should.ThrowAsync<NotFoundException>(async () => await world.SignAsync(await world.ActorAsync("H1"), choice));
        await Should.ThrowAsync<NotFoundException>(() => world.SignAsync(DecisionWorld.Organiser, choice));
        await Should.ThrowAsync<NotFoundException>(async () =>
            await world.Get<DecisionListQueries>().GetAsync(world.CampaignId, null, null, await world.ActorAsync("N001"), CancellationToken.None));

        (await world.CasesAsync())[0].FinalRating.ShouldBeNull();
        (await world.SignAsync(await world.ActorAsync("H", SignInStrength.Pin), choice))[0].IsDecided.ShouldBeTrue();
    }

    [Theory, BothDatabases]
    public async Task All_or_nothing_signs_nothing_when_one_is_refused_and_a_preview_changes_nothing(DatabaseKind kind)
    {
        await using var world = await DecisionWorld.StartAsync(kind, DecisionProcedures.DecisionOnly, staff: 3);
        var head = await world.ActorAsync("H");
        var cases = await world.CasesAsync();
        RatingChoice[] choices = [new(cases[0].Id, Rating.XS), new(cases[1].Id, Rating.TOT), new(cases[2].Id, Rating.HT)];

        var preview = await world.Get<DecisionListQueries>().TryAsync(world.CampaignId, choices, head, CancellationToken.None);
        var outcomes = await world.Decide.HandleAsync(new DecisionSigning(world.CampaignId, choices, AllOrNothing: true), head, CancellationToken.None);

        preview.Outcomes.Select(o => o.Code).ShouldBe(["cap_full", "decided", "decided"]);
        outcomes.Select(o => o.Code).ShouldBe(["cap_full", "list_refused", "list_refused"]);
        (await world.CountsAsync()).ShouldBe(default);
    }
}
