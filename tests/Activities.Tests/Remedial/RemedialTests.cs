using System.Text.Json.Nodes;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Paging;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Decisions;
using CanBo.Activities.Remedial;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Reading;
using CanBo.Activities.Tests.Tasks;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tests.Remedial;

public sealed class RemedialTests
{
    private const string Who = "020";

    [Theory, BothDatabases]
    public async Task A_plan_of_one_year_is_asked_about_the_next_and_bars_excellent_until_every_item_is_fixed(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind);
        await world.SubmitAsync(await world.TaskAsync(Who, TaskKind.RemedialPlan), RawValues.Parse(Plan));
        var items = await ItemsAsync(world);
        items.Select(i => (i.Number, i.Fault, i.DueOn, i.Status)).ShouldBe(
            [(1, "Báo cáo chậm", new DateOnly(2027, 6, 30), FaultStatus.Planned), (2, "Ngại va chạm", new DateOnly(2027, 9, 30), FaultStatus.Planned)]);

        world.Clock.Advance(TimeSpan.FromDays(300));
        var next = await LaunchAsync(world, 2027);
        var task = await SheetAsync(world, next);
        var view = await world.Get<ReadTask>().GetAsync(await world.ActorAsync(Who), task.Id, CancellationToken.None);
        view.Context!.Carried.Select(c => (c.Year, c.Fault)).ShouldBe([(2026, "Báo cáo chậm"), (2026, "Ngại va chạm")]);
        var silent = await Should.ThrowAsync<InvalidInputException>(() => world.SubmitAsync(task, Sheet("")));
        var vague = await Should.ThrowAsync<InvalidInputException>(() => world.SubmitAsync(task, Sheet(Reports(items, "fixed", "", "beingFixed", ""))));
        await world.SubmitAsync(task, Sheet(Reports(items, "fixed", "", "beingFixed", "60")));

        silent.Errors.Select(e => e.Field).ShouldBe([.. items.Select(i => $"earlierItems/{i.Id:N}/status")]);
        vague.Errors.ShouldHaveSingleItem().Field.ShouldBe($"earlierItems/{items[1].Id:N}/degree");
        (await ItemsAsync(world)).Select(i => (i.Status, i.Degree, i.ReportedYear)).ShouldBe([(FaultStatus.Fixed, 100, 2027), (FaultStatus.BeingFixed, 60, 2027)]);
        var row = await RowAsync(world, next);
        row.Flags.ShouldHaveSingleItem().Code.ShouldBe("old-faults");
        row.Flags[0].Reason.InVietnamese.ShouldContain("1");
        (await SignAsync(world, next, row.CaseId, Rating.XS, null)).Code.ShouldBe("hard_rule");
        (await SignAsync(world, next, row.CaseId, Rating.TOT, "Còn một hạn chế chưa xong.")).Code.ShouldBe(DecisionVerdict.Decided);
    }

    [Theory, BothDatabases]
    public async Task When_every_item_is_fixed_nothing_bars_excellent_and_the_year_after_asks_no_more(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind);
        await world.SubmitAsync(await world.TaskAsync(Who, TaskKind.RemedialPlan), RawValues.Parse(Plan));
        world.Clock.Advance(TimeSpan.FromDays(300));
        var next = await LaunchAsync(world, 2027);
        await world.SubmitAsync(await SheetAsync(world, next), Sheet(Reports(await ItemsAsync(world), "fixed", "", "fixed", "")));

        (await RowAsync(world, next)).Flags.ShouldBeEmpty();
        var after = await LaunchAsync(world, 2028);
        var view = await world.Get<ReadTask>().GetAsync(await world.ActorAsync(Who), (await SheetAsync(world, after)).Id, CancellationToken.None);
        view.Context!.Carried.ShouldBeEmpty();
    }

    [Theory, BothDatabases]
    public async Task The_person_the_superior_and_organisers_see_the_items_and_nobody_else_does(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind);
        await world.SubmitAsync(await world.TaskAsync(Who, TaskKind.RemedialPlan), RawValues.Parse(Plan));
        var plans = world.Get<RemedialQueries>();

        var own = await plans.OwnAsync(await world.ActorAsync(Who), CancellationToken.None);
        var team = await plans.TeamAsync(await world.ActorAsync("010"), new PageRequest(1, 50), CancellationToken.None);
        var colleague = await plans.TeamAsync(await world.ActorAsync("021"), new PageRequest(1, 50), CancellationToken.None);
        var all = await plans.OfCampaignAsync(world.CampaignId, FaultStatus.Planned, TaskWorld.Organiser, new PageRequest(1, 50), CancellationToken.None);
        var fixedOnes = await plans.OfCampaignAsync(world.CampaignId, FaultStatus.Fixed, TaskWorld.Organiser, new PageRequest(1, 50), CancellationToken.None);

        own.Items.Count.ShouldBe(2);
        own.Commitments.ShouldHaveSingleItem().Text.ShouldBe("Mỗi tháng báo cáo đúng hạn.");
        team.Items.Select(i => i.PersonCode).Distinct().ShouldBe([Who]);
        colleague.TotalCount.ShouldBe(0);
        all.Rows.TotalCount.ShouldBe(2);
        fixedOnes.Rows.TotalCount.ShouldBe(0);
        await Should.ThrowAsync<NotAllowedException>(async () => await plans.OfCampaignAsync(world.CampaignId, null, await world.ActorAsync(Who), new PageRequest(1, 50), CancellationToken.None));
    }

    [Theory, BothDatabases]
    public async Task A_row_of_a_plan_says_fault_measure_and_day_or_names_what_is_missing(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind);
        var task = await world.TaskAsync(Who, TaskKind.RemedialPlan);

        var refused = await Should.ThrowAsync<InvalidInputException>(() => world.SubmitAsync(task, RawValues.Parse("""{"faults":{"1":{"fault":"Báo cáo chậm","due":"mai"}},"commitment":""}""")));
        await world.SubmitAsync(task, RawValues.Parse("""{"faults":{"1":{"fault":"","measure":"","due":""}},"commitment":"Giữ nếp cũ."}"""));

        refused.Errors.Select(e => e.Field).ShouldBe(["faults/1/measure", "faults/1/due", "commitment"]);
        (await ItemsAsync(world)).ShouldBeEmpty();
    }

    private const string Plan = """
        {"faults":{"1":{"fault":"Báo cáo chậm","measure":"Lập lịch báo cáo tháng","due":"2027-06-30"},"2":{"fault":"Ngại va chạm","measure":"Góp ý trực tiếp","due":"30/09/2027"}},
         "commitment":"Mỗi tháng báo cáo đúng hạn."}
        """;

    // The first year's sheets are sent and decided, so that the plan is asked for.
    private static async Task<TaskWorld> StartAsync(DatabaseKind kind)
    {
        var world = await TaskWorld.StartAsync(kind, Procedure, Units, People, Memberships, "R366");
        await world.SubmitAsync(await world.TaskAsync(Who), Sheet(""));
        var row = await RowAsync(world, world.CampaignId);
        (await SignAsync(world, world.CampaignId, row.CaseId, Rating.TOT, "Theo hồ sơ.")).Code.ShouldBe(DecisionVerdict.Decided);
        return world;
    }

    private static async Task<Guid> LaunchAsync(TaskWorld world, int year)
    {
        var details = new CampaignDetails(
            $"Xếp loại năm {year}", year, null, null, ["X"], "R366", new Dictionary<string, string> { ["*"] = "task-tests" }, null, "Văn phòng", "0299 381 2345");
        var id = await world.Get<CreateCampaign>().CreateAsync(details, TaskWorld.Organiser, CancellationToken.None);
        (await world.Get<LaunchCampaign>().LaunchAsync(id, TaskWorld.Organiser, CancellationToken.None)).IsComplete.ShouldBeTrue();
        return id;
    }

    private static async Task<TaskItem> SheetAsync(TaskWorld world, Guid campaign)
    {
        var actor = await world.ActorAsync(Who);
        await using var db = world.Read();
        return await db.Set<TaskItem>().SingleAsync(t => t.CampaignId == campaign && t.Kind == TaskKind.SelfAssessment && t.AssigneeId == actor.PersonId);
    }

    private static async Task<List<RemedialItem>> ItemsAsync(TaskWorld world)
    {
        await using var db = world.Read();
        return await db.Set<RemedialItem>().OrderBy(i => i.Number).ToListAsync();
    }

    private static async Task<DecisionCaseView> RowAsync(TaskWorld world, Guid campaign)
    {
        var list = await world.Get<DecisionListQueries>().GetAsync(campaign, null, null, await world.ActorAsync("010"), CancellationToken.None);
        return list.Cases.Single(c => c.PersonCode == Who);
    }

    private static async Task<DecisionOutcome> SignAsync(TaskWorld world, Guid campaign, Guid caseId, Rating rating, string? reason) =>
        (await world.Get<DecideRatings>().HandleAsync(new DecisionSigning(campaign, [new RatingChoice(caseId, rating, reason)]), await world.ActorAsync("010"), CancellationToken.None)).ShouldHaveSingleItem();

    private static string Reports(List<RemedialItem> items, string first, string firstDegree, string second, string secondDegree) =>
        $$$"""
        "earlierItems":{"{{{items[0].Id:N}}}":{"status":"{{{first}}}","degree":"{{{firstDegree}}}"},"{{{items[1].Id:N}}}":{"status":"{{{second}}}","degree":"{{{secondDegree}}}"}},
        """;

    private static RawValues Sheet(string reports) => RawValues.Parse(
        $$$"""
        {"qualities":"Tốt.","results":"Đạt.","commitment":"Đã giữ.","limits":"Báo cáo chậm.",{{{reports}}}"direction":"Sửa.",
         "score":{"criteria":{"I.1":"5","I.2":"5","II.1":"5","II.2":"5","III.1":"5","III.2":"5"},"products":{"1":{"name":"Việc năm","assigned":"10","completed":"10","note":"Theo sổ"} } },
         "selfRating":"XS"}
        """);

    private static readonly string Units = Lines(
        "code,name,parentCode,kind,deciderUnitCode,email", "T,Ủy ban nhân dân tỉnh Hồng Lam,,agency,,", "X,Ủy ban nhân dân xã Sơn Lĩnh,T,agency,,", "Y,Ban Quản lý dự án,T,agency,,");

    private static readonly string People = Lines(
        "code,fullName,email,phone,unitCode,post,positionGroup,superiorCode,partyStatus,residenceCode,residenceExemptReason,activeFrom",
        "001,Lê Văn Tỉnh,tinh@tinh.example,,T,Chủ tịch,Lãnh đạo tỉnh,,full,,,2020-01-01",
        "010,Nguyễn Thị Hoa,hoa@sonlinh.example,,X,Chủ tịch,Lãnh đạo xã,001,full,,,2021-03-01",
        "020,Phạm Thị Lan,lan@sonlinh.example,,X,Chuyên viên,Chuyên viên,010,full,,,2021-03-01",
        "021,Hồ Minh Quân,quan@sonlinh.example,,X,Chuyên viên,Chuyên viên,010,full,,,2021-03-01");

    private static readonly string Memberships = Lines("personCode,unitCode,role,rank,from,to", "001,T,head,,,", "010,X,head,,,");

    private static string Procedure { get; } = new JsonObject
    {
        ["definitionId"] = "task-tests",
        ["name"] = "Quy trình để thử",
        ["version"] = 1,
        ["root"] = new JsonObject
        {
            ["id"] = "flow",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["start"] = "sheet",
            ["activities"] = new JsonArray(
                TaskProcedure.Node("sheet", "CanBo.SelfAssessment", ("form", "KDDG-2B"), ("windowDays", 10)),
                TaskProcedure.Node("decision", "CanBo.FinalDecision", ("windowDays", 0), ("whenOverdue", "remind")),
                TaskProcedure.Node("plan", "CanBo.RemedialPlan", ("form", "remedial-plan"), ("windowDays", 10)),
                TaskProcedure.Node("end", "Elsa.Finish")),
            ["connections"] = new JsonArray(
                TaskProcedure.Line("sheet", "Submitted", "decision"),
                TaskProcedure.Line("sheet", "Overdue", "decision"),
                TaskProcedure.Line("sheet", "NotRequired", "decision"),
                TaskProcedure.Line("decision", "Decided", "plan"),
                TaskProcedure.Line("decision", "NoParticipant", "end"),
                TaskProcedure.Line("plan", "Submitted", "end"),
                TaskProcedure.Line("plan", "Overdue", "end"),
                TaskProcedure.Line("plan", "NotRequired", "end")),
        },
    }.ToJsonString();

    private static string Lines(params string[] lines) => string.Join("\r\n", lines) + "\r\n";
}
