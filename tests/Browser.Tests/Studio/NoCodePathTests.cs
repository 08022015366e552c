using CanBo.Activities.Campaigns;
using CanBo.Activities.Tasks;
using CanBo.Browser.Tests.Commune;
using CanBo.Runtime.Definitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Case = CanBo.Activities.Campaigns.Case;

namespace CanBo.Browser.Tests.Studio;

/// <summary>An admin who writes no code makes a procedure of the office's own: no expression, no JSON, no name of a variable, and no tab that asks for one.</summary>
[Collection(DrawingCollection.Name)]
public sealed class NoCodePathTests(CommuneSite site, Chromium chromium)
{
    private const string Code = "lanh-dao-2027", FormCode = "y-kien-cong-doan", Question = "Công đoàn nhận xét";

    private const int ShippedSteps = 25;

    [Fact]
    public async Task A_copy_loses_a_step_gains_one_gets_days_and_a_form_of_its_own_and_is_launched()
    {
        var page = await Drawing.OpenAsync(site, chromium, "/procedures/definitions/leader-annual/copy");
        using var watch = new Watch(page, site.Address);
        await page.GetByLabel("Tên quy trình mới").FillAsync("Xếp loại lãnh đạo của xã");
        await page.GetByLabel("Mã mới").FillAsync(Code);
        await Button(page, "Tạo bản sao").FollowAsync();
        await MakeFormAsync(page);

        await page.GotoAsync($"{site.Address}/studio/definitions/{Code}");
        var drawing = new Drawing(page);
        await drawing.ReadyAsync(ShippedSteps);
        await drawing.RemoveAsync("peers");
        await drawing.SelectAsync("superior");
        (await drawing.ValueAsync("Thời hạn (ngày làm việc)")).ShouldBe("5");
        await drawing.TypeAsync("Thời hạn (ngày làm việc)", "7");
        var union = await drawing.AddAsync("Con người", "Lấy ý kiến", 690, 80);
        await drawing.ChooseAsync("Hỏi ai", "Đoàn thể người đó tham gia");
        await drawing.ChooseAsync("Biểu mẫu", FormCode);
        await drawing.TypeAsync("Thời hạn (ngày làm việc)", "5");
        await drawing.ConnectAsync("ask", "Đồng cấp", union);
        foreach (var port in (string[])["Submitted", "Overdue", "NoParticipant"])
            await drawing.ConnectAsync(union, port, "together");
        await page.LookAsync("no-code-drawn");

        // One arrow is missing; the page says which.
        await page.GotoAsync($"{site.Address}/procedures/definitions/{Code}");
        (await page.Locator("#check .find h3").AllInnerTextsAsync()).ShouldHaveSingleItem().ShouldContain("Cổng “Không cần”");
        await page.LookAsync("no-code-found");
        await page.GotoAsync($"{site.Address}/studio/definitions/{Code}");
        await drawing.ReadyAsync(ShippedSteps);
        await drawing.DragAsync(union, "NotRequired", "together");

        // Nobody waits for a save before leaving; the page does.
        await page.Locator("nav.screens a", new() { HasText = "Kiểm tra, công bố" }).FollowAsync();
        (await page.Locator("#check .find").AllInnerTextsAsync()).ShouldBeEmpty();
        await page.GetByLabel("Vì sao công bố phiên bản này").FillAsync("Bỏ ý kiến đồng cấp, thêm công đoàn");
        await Button(page, "Công bố phiên bản 1").FollowAsync();
        await page.LookAsync("no-code-published");
        await ShouldBeAsDrawnAsync(union);

        await LaunchAsync(page);
        watch.Faults.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name });

    private async Task MakeFormAsync(IPage page)
    {
        await page.GotoAsync($"{site.Address}/procedures/forms/remark-mass-organisation/copy");
        await page.GetByLabel("Mã mới").FillAsync(FormCode);
        await Button(page, "Tạo bản sao").FollowAsync();
        await page.Locator("details.editfield summary").First.ClickAsync();
        await page.Locator("[name='parts/0/fields/0/label/vi']").FillAsync(Question);
        await page.Locator("[name='form/note']").FillAsync("Câu hỏi riêng cho công đoàn");
        await Button(page, "Lưu thành phiên bản 2").FollowAsync();
        await page.LookAsync("no-code-form");
    }

    private async Task ShouldBeAsDrawnAsync(string union)
    {
        var published = (await site.Services.GetRequiredService<DefinitionQueries>().FindPublishedAsync(Code, CancellationToken.None))!;
        var meaning = Canvas.Meaning(published.Definition).Split('\n');
        var shipped = Canvas.Meaning(Canvas.ShippedJson("leader-annual")).Split('\n');

        shipped.Except(meaning).ShouldBe(
            [.. shipped.Where(line => line.Contains("peers", StringComparison.Ordinal) && !line.StartsWith("ask.", StringComparison.Ordinal)), "superior.windowDays = 5"], ignoreOrder: true);
        meaning.Except(shipped).ShouldBe(
            [
                "superior.windowDays = 7",
                $"{union}: CanBo.Opinion 1",
                $"{union}.from = MassOrganisations",
                $"{union}.form = {FormCode}",
                $"{union}.windowDays = 5",
                $"ask -Đồng cấp-> {union}",
                .. ((string[])["Submitted", "Overdue", "NoParticipant", "NotRequired"]).Select(port => $"{union} -{port}-> together"),
            ],
            ignoreOrder: true);
    }

    private async Task LaunchAsync(IPage page)
    {
        const string Name = "Xếp loại trưởng, phó phòng Phòng Kinh tế";
        await page.GotoAsync($"{site.Address}/campaigns/new");
        await page.FillAsync("[name=name]", Name);
        await page.GetByLabel("Cấp phòng", new() { Exact = true }).SelectOptionAsync(Code);
        await page.GetByLabel("Các nhóm còn lại").SelectOptionAsync(CampaignProcedure.Nobody);
        await page.GetByLabel("Phòng Kinh tế").CheckAsync();
        await Button(page, "Lưu và xem trước").FollowAsync();
        await page.LookAsync("no-code-preview");
        await page.Locator("form[action$='/launch'] button").FollowAsync();
        await page.LookAsync("no-code-launched");

        var campaign = await site.ReadAsync(db => db.Set<Campaign>().SingleAsync(c => c.Name == Name));
        (await site.ReadAsync(db => db.Set<CampaignProcedure>().Where(p => p.CampaignId == campaign.Id && p.BundleHash != null).Select(p => p.DefinitionId).ToListAsync())).ShouldBe([Code]);
        var tasks = await site.ReadAsync(db => db.Set<TaskItem>().Where(t => t.CampaignId == campaign.Id && t.Status == TaskState.Open).ToListAsync());
        tasks.Count.ShouldBe(await site.ReadAsync(db => db.Set<Case>().CountAsync(c => c.CampaignId == campaign.Id)));
        tasks.Count.ShouldBeGreaterThan(0);
        tasks.ShouldAllBe(t => t.Kind == TaskKind.SelfAssessment && t.NodeId.Contains("selfAssessment") && t.FormCode == "KDDG-2A");
    }
}
