using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.People;
using CanBo.Activities.Procedures;
using CanBo.Activities.Storage;
using CanBo.Activities.Tests.Tasks;
using CanBo.Runtime.Audit;
using CanBo.Runtime.Instances;
using CanBo.Testing;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Soundness;
using Microsoft.EntityFrameworkCore;
using static CanBo.Activities.Tests.Approvals.ApprovalWorld;

namespace CanBo.Activities.Tests.Approvals;

/// <summary>What is wrong with an approval is said before the launch; what goes wrong afterwards stops the case with a sentence.</summary>
public sealed class ApprovalLaunchTests
{
    private static readonly (string, object)[] ThreeOfTheCouncil = [("approver1", "BodyMembers"), ("body", "HD"), ("rule", "nOfM"), ("count", 3)];

    [Fact]
    public async Task More_approvals_than_approvers_after_four_eyes_stops_the_launch_and_names_who_is_left_out()
    {
        await using var world = await StartAsync(DatabaseKind.Sqlite, Procedure(ThreeOfTheCouncil));

        var plan = await PreviewAsync(world, Procedure(withAppraisal: true, ThreeOfTheCouncil));

        var gaps = plan.Gaps.Where(g => g.Code == "approval_impossible").ToDictionary(g => g.About, g => g.Problem.InVietnamese);
        plan.MayLaunch.ShouldBeFalse();
        // Of four members one sums up; about a member of the council two remain.
        gaps.Keys.ShouldBe(["Nguyễn Thị Hoa", "Trần Văn Bình", "Phạm Thị Lan"], ignoreOrder: true);
        gaps["Phạm Thị Lan"].ShouldBe("Bước “approve” cần 3 người đồng ý nhưng chỉ có 2 người duyệt được.");
        plan.Gaps.Where(g => g is { Code: "approver_left_out", Blocks: false, About: "Phạm Thị Lan" }).Select(g => g.Problem.InVietnamese).ShouldBe(
            ["Phạm Thị Lan là người được đánh giá, không duyệt hồ sơ của mình.", "Hồ Minh Quân đã thẩm định hồ sơ này, nên không duyệt bản do mình viết."]);
    }

    [Fact]
    public async Task An_approver_who_cannot_be_found_is_said_and_does_not_stop_the_launch()
    {
        await using var world = await StartAsync(DatabaseKind.Sqlite, Procedure(ThreeOfTheCouncil));

        var plan = await PreviewAsync(world, Procedure(("approver1", "DirectSuperior"), ("approver2", "BodyMembers"), ("body", "KHONG")));

        plan.MayLaunch.ShouldBeTrue();
        plan.Gaps.Count(g => g is { Code: "approver_left_out", Blocks: false }).ShouldBe(plan.Entries.Count);
        plan.Gaps.ShouldContain(g => g.Problem.InVietnamese == "Chưa có tập thể nào mang mã “KHONG”.");
    }

    [Theory, BothDatabases]
    public async Task A_rule_that_cannot_be_met_any_more_is_an_incident_and_runs_again_when_it_is_mended(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind, Procedure(ThreeOfTheCouncil));
        var left = await world.Steps.RunAsync(
            async (step, token) =>
            {
                var gone = await step.Db().Set<Membership>().Where(m => m.UnitCode == "HD" && (m.PersonCode == "020" || m.PersonCode == "011")).ToListAsync(token);
                step.Db().RemoveRange(gone);
                return gone.ConvertAll(m => m.Facts);
            },
            CancellationToken.None);

        await world.SubmitAsync(await world.TaskAsync(Subject), Answers.Sheet());

        var @case = await world.CaseAsync(Subject);
        var (asked, incident) = (await TaskAsync(world, "010"), (await world.Get<InstanceQueries>().ListIncidentsAsync(openOnly: true, 0, 10, CancellationToken.None)).Incidents.Single());
        await world.Steps.RunAsync(
            async (step, token) =>
            {
                foreach (var facts in left)
                {
                    var membership = Membership.Create(Guid.NewGuid(), facts);
                    membership.Link(
                        await step.Db().Set<Person>().Where(p => p.Code == facts.PersonCode).Select(p => p.Id).SingleAsync(token),
                        await step.Db().Set<Unit>().Where(u => u.Code == facts.UnitCode).Select(u => u.Id).SingleAsync(token));
                    step.Db().Add(membership);
                }
            },
            CancellationToken.None);
        await world.Steps.RunAsync((step, token) => world.Get<IncidentRetry>().RetryAsync(step, incident.Id, token), CancellationToken.None);

        left.Count.ShouldBe(2);
        @case.FaultedAt.ShouldNotBeNull();
        asked.ShouldBeNull();
        incident.Message.ShouldContain("3 approvals are needed, but only 2 may approve this case");
        (await world.CaseAsync(Subject)).FaultedAt.ShouldBeNull();
        (await VoicesAsync(world)).Count(v => v.Status == CanBo.Activities.Approvals.VoiceStatus.Asked).ShouldBe(4);
        await using var db = world.Read();
        (await db.Set<AuditRow>().CountAsync(a => a.Subject == @case.Id && a.Action == "ApprovalImpossible")).ShouldBe(1);
    }

    [Fact]
    public void The_check_knows_the_ports_and_one_that_never_comes_need_not_be_connected()
    {
        var catalogue = new ActivityCatalogue([new Activities.Approvals.Approval(), new Activities.Tasks.Steps.SelfAssessment(), new Activities.Tasks.Steps.Deadline(), new Activities.Tasks.Steps.Appraisal()]);

        Unconnected(Procedure(("approver1", "Decider")), "SentBack").ShouldBeEmpty();
        Unconnected(Procedure(("approver1", "Decider")).Replace("\"port\":\"SentBack\"", "\"port\":\"Rejected\"", StringComparison.Ordinal), "SentBack").ShouldHaveSingleItem().Property.ShouldBe("SentBack");
        Unconnected(Procedure(("approver1", "Decider"), ("sendBack", "no")).Replace("\"port\":\"SentBack\"", "\"port\":\"Rejected\"", StringComparison.Ordinal), "SentBack").ShouldBeEmpty();

        IEnumerable<Finding> Unconnected(string json, string port) =>
            DefinitionCheck.Check(DefinitionJson.Read(json, "v").Definition!, catalogue).Where(f => f.Code == FindingCodes.UnconnectedPort && f.Property == port);
    }

    private static async Task<LaunchPlan> PreviewAsync(TaskWorld world, string procedure)
    {
        await world.Get<SaveProcedure>().DraftAsync("approval-preview", procedure.Replace("task-tests", "approval-preview", StringComparison.Ordinal), Actor.System, CancellationToken.None);
        await world.Get<SaveProcedure>().PublishAsync("approval-preview", Actor.System, CancellationToken.None);
        var id = await world.Get<CreateCampaign>().CreateAsync(
            new CampaignDetails("Xem trước", 2026, null, null, ["X", "Y"], "D335", new Dictionary<string, string> { ["*"] = "approval-preview" }, null, "Văn phòng", "0299 381 2345"),
            TaskWorld.Organiser,
            CancellationToken.None);
        return (await world.Get<LaunchCampaign>().PreviewAsync(id, TaskWorld.Organiser, CancellationToken.None)).Plan;
    }
}
