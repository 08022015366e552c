using System.Text.Json.Nodes;
using CanBo.Activities.Access;
using CanBo.Activities.Approvals;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Forms;
using CanBo.Activities.People;
using CanBo.Activities.Procedures;
using CanBo.Activities.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CanBo.Browser.Tests.Commune;

/// <summary>The approver's page on a phone: read, decide, receipt; hand on; and what an organiser does about it.</summary>
[Collection(CommuneCollection.Name)]
public sealed class ApprovalJobTests(CommuneSite site, Chromium chromium)
{
    private const int Phone = 360;

    [Fact]
    public async Task An_approver_decides_on_a_phone_and_the_pages_hinder_nobody()
    {
        await SendSheetAsync(await LaunchAsync(), "SL054");
        var page = await site.OpenAsync(chromium, "/", "SL053", Phone);
        await page.Locator("section.group", new() { HasText = "Duyệt hồ sơ" }).Locator("a.t").First.FollowAsync();

        (await page.Locator("h1").InnerTextAsync()).ShouldBe("Duyệt hồ sơ: Đào Thị Tuyết Mai");
        await page.ShouldKeepTheRulesAsync(forParticipants: true);
        await Button(page, "Gửi ý kiến duyệt").FollowAsync();
        (await page.Locator(".errsum a").AllInnerTextsAsync()).ShouldHaveSingleItem().ShouldContain("Chọn đồng ý");
        await page.ShouldKeepTheRulesAsync(forParticipants: true);
        await page.GetByText("Tôi không trả lời được").ClickAsync();
        await page.FillAsync("[name=person]", "SL054");
        await page.FillAsync("[name=handReason]", "Đi học.");
        await Button(page, "Giao cho người này").FollowAsync();
        (await page.Locator(".errsum a").First.InnerTextAsync()).ShouldContain("là người được đánh giá");
        await page.ShouldKeepTheRulesAsync(forParticipants: true);
        await page.GetByText("Không đồng ý", new() { Exact = true }).ClickAsync();
        await page.FillAsync("[name=reason]", "Chưa nêu sản phẩm của quý III.");
        await Button(page, "Gửi ý kiến duyệt").FollowAsync();

        page.Url.ShouldEndWith("/received");
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("Đã nhận ý kiến duyệt");
        await page.ShouldKeepTheRulesAsync(forParticipants: true);
        var path = new Uri(page.Url).AbsolutePath[..^"/received".Length];
        await page.GotoAsync(site.Address + path);
        await page.ShouldKeepTheRulesAsync(forParticipants: true);
        await page.Context.CloseAsync();

        var organiser = await site.OpenAsync(chromium, path, "quantri", 1440);
        await organiser.GetByText("Đổi người duyệt").First.ClickAsync();
        await organiser.GetByText("Miễn phê duyệt ở bước này").ClickAsync();
        await organiser.ShouldKeepTheRulesAsync(forParticipants: false);
        await organiser.Context.CloseAsync();
    }

    private async Task<Guid> LaunchAsync()
    {
        await using var scope = site.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentActor>().Actor = Actor.System;
        await services.GetRequiredService<SaveProcedure>().DraftAsync("approvals-tc", Procedure, Actor.System, CancellationToken.None);
        await services.GetRequiredService<SaveProcedure>().PublishAsync("approvals-tc", Actor.System, CancellationToken.None);
        var details = new CampaignDetails(
            "Duyệt hồ sơ bộ phận Tài chính – Kế toán", TimeProvider.System.GetUtcNow().Year, null, null, ["TC"], "D335", new Dictionary<string, string> { ["*"] = "approvals-tc" }, null, "Văn phòng", "0900000008");
        var campaign = await services.GetRequiredService<CreateCampaign>().CreateAsync(details, Actor.System, CancellationToken.None);
        await services.GetRequiredService<LaunchCampaign>().LaunchAsync(campaign, Actor.System, CancellationToken.None);
        return campaign;
    }

    private async Task SendSheetAsync(Guid campaign, string code)
    {
        var (task, person) = await site.ReadAsync(async db =>
        {
            var id = await db.Set<Person>().Where(p => p.Code == code).Select(p => p.Id).SingleAsync();
            return (await db.Set<TaskItem>().SingleAsync(t => t.CampaignId == campaign && t.AssigneeId == id && t.Kind == TaskKind.SelfAssessment), id);
        });
        var months = string.Join(',', Enumerable.Range(1, 12).Select(m => $"\"{m}\":\"91\""));
        var values = RawValues.Parse($$"""{"months":{{{months}}},"strengths":"Không hồ sơ nào trễ hẹn.","limits":"","selfRating":"XS"}""");
        await site.Services.GetRequiredService<SubmitTask>().SubmitAsync(new Actor(null, person, ActorRoles.None, SignInStrength.MailLink), task.Id, "op", values, isStrict: true, CancellationToken.None);
        (await site.ReadAsync(db => db.Set<ApprovalRound>().CountAsync(r => r.CaseId == task.CaseId))).ShouldBe(1);
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name });

    private static string Procedure { get; } = new JsonObject
    {
        ["definitionId"] = "approvals-tc",
        ["name"] = "Duyệt hai trong ba",
        ["version"] = 1,
        ["root"] = new JsonObject
        {
            ["id"] = "flow",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["start"] = "sheet",
            ["activities"] = new JsonArray(
                Node("sheet", "CanBo.SelfAssessment", ("form", "D335-M02"), ("windowDays", 10)),
                Node("approve", "CanBo.Approval", ("approver1", "DirectSuperior"), ("approver2", "StaffBody"), ("approver3", "Decider"), ("rule", "nOfM"), ("count", 2), ("delegation", "yes"), ("windowDays", 5)),
                Node("end", "Elsa.Finish")),
            ["connections"] = new JsonArray(
                [.. from line in (string[])["sheet Submitted approve", "sheet Overdue approve", "sheet NotRequired approve", "approve SentBack sheet", "approve Approved end", "approve Rejected end", "approve Overdue end", "approve NoParticipant end", "approve NotRequired end"]
                    let ends = line.Split(' ')
                    select (JsonNode)new JsonObject
                    {
                        ["source"] = new JsonObject { ["activity"] = ends[0], ["port"] = ends[1] },
                        ["target"] = new JsonObject { ["activity"] = ends[2], ["port"] = "In" },
                    }]),
        },
    }.ToJsonString();

    private static JsonObject Node(string id, string type, params (string Name, object Value)[] inputs)
    {
        var node = new JsonObject { ["id"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, value) in inputs)
            node[name] = new JsonObject
            {
                ["typeName"] = value is int ? "Int32" : "String",
                ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value is int number ? number : (string)value },
            };
        return node;
    }
}
