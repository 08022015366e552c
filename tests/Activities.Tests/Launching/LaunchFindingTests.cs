using System.Text.Json.Nodes;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Procedures;
using CanBo.Activities.Tests.Tasks;
using CanBo.Testing;
using CanBo.Workflows.Soundness;

namespace CanBo.Activities.Tests.Launching;

public sealed class LaunchFindingTests
{
    [Fact]
    public async Task The_preview_says_which_steps_ask_for_more_people_than_there_are_and_which_deadlines_end_too_late()
    {
        await using var world = await TaskWorld.StartAsync(DatabaseKind.Sqlite);
        await world.Get<SaveProcedure>().DraftAsync("too-much", Procedure, Actor.System, CancellationToken.None);
        await world.Get<SaveProcedure>().PublishAsync("too-much", Actor.System, CancellationToken.None);
        var details = new CampaignDetails("Xếp loại năm 2026", 2026, null, null, [], "D335", new Dictionary<string, string> { ["*"] = "too-much" }, null, "Văn phòng", "0299 381 2345");
        var id = await world.Get<CreateCampaign>().CreateAsync(details, TaskWorld.Organiser, CancellationToken.None);

        var plan = (await world.Get<LaunchCampaign>().PreviewAsync(id, TaskWorld.Organiser, CancellationToken.None)).Plan;

        plan.Entries.ShouldNotBeEmpty();
        plan.Findings.ShouldAllBe(found => found.DefinitionId == "too-much");
        var few = plan.Findings.Single(found => found.Finding.Code == FindingCodes.TooFewPeople).Finding;
        few.ActivityId.ShouldBe("peers");
        few.English.ShouldContain("waits for 50 replies");
        var late = plan.Findings.Single(found => found.Finding.Code == FindingCodes.LongerThanCampaign).Finding;
        late.Path.Select(step => step.ActivityId).ShouldBe(["sheet", "peers", "decision"]);
        late.English.ShouldContain("415 working days");
    }

    [Fact]
    public async Task A_procedure_that_fits_has_no_findings()
    {
        await using var world = await TaskWorld.StartAsync(DatabaseKind.Sqlite);

        var details = new CampaignDetails("Xếp loại năm 2026", 2026, null, null, [], "D335", new Dictionary<string, string> { ["*"] = "task-tests" }, null, "Văn phòng", "0299 381 2345");
        var id = await world.Get<CreateCampaign>().CreateAsync(details, TaskWorld.Organiser, CancellationToken.None);

        (await world.Get<LaunchCampaign>().PreviewAsync(id, TaskWorld.Organiser, CancellationToken.None)).Plan.Findings.Where(found => found.Finding.Severity == "Error").ShouldBeEmpty();
    }

    private static string Procedure { get; } = new JsonObject
    {
        ["definitionId"] = "too-much",
        ["name"] = "Quy trình quá dài",
        ["version"] = 1,
        ["root"] = new JsonObject
        {
            ["id"] = "flow",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["start"] = "sheet",
            ["activities"] = new JsonArray(
                TaskProcedure.Node("sheet", "CanBo.SelfAssessment", ("form", "D335-M02"), ("windowDays", 10)),
                TaskProcedure.Node("fork", "Elsa.WriteLine", ("text", "Bắt đầu hỏi")),
                TaskProcedure.Node("peers", "CanBo.Opinion", ("from", "Peers"), ("form", "opinion-party"), ("windowDays", 400), ("mode", "minimum"), ("minReplies", 50)),
                TaskProcedure.Node("decision", "CanBo.FinalDecision", ("windowDays", 5), ("whenOverdue", "remind")),
                TaskProcedure.Node("petition", "CanBo.Petition", ("windowDays", 10), ("answerDays", 7)),
                TaskProcedure.Node("end", "Elsa.Finish")),
            ["connections"] = new JsonArray(
                TaskProcedure.Line("sheet", "Submitted", "fork"),
                TaskProcedure.Line("sheet", "Overdue", "fork"),
                TaskProcedure.Line("sheet", "NotRequired", "decision"),
                TaskProcedure.Line("fork", "Done", "peers"),
                TaskProcedure.Line("peers", "Submitted", "decision"),
                TaskProcedure.Line("peers", "Overdue", "decision"),
                TaskProcedure.Line("peers", "NoParticipant", "decision"),
                TaskProcedure.Line("peers", "NotRequired", "decision"),
                TaskProcedure.Line("decision", "Decided", "petition"),
                TaskProcedure.Line("decision", "NoParticipant", "end"),
                TaskProcedure.Line("petition", "NoPetition", "end"),
                TaskProcedure.Line("petition", "Upheld", "end"),
                TaskProcedure.Line("petition", "Replaced", "end"),
                TaskProcedure.Line("petition", "Overdue", "end")),
        },
    }.ToJsonString();
}
