using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.People;
using CanBo.Browser.Tests.Commune;
using CanBo.Runtime.Definitions;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Case = CanBo.Activities.Campaigns.Case;

namespace CanBo.Browser.Tests.Studio;

/// <summary>A procedure drawn from nothing in the real Studio, published there, run by somebody while the designer looks on, and taken to another site.</summary>
[Collection(DrawingCollection.Name)]
public sealed class DrawProcedureTests(CommuneSite site, EmptySite other, Chromium chromium)
{
    private const string Window = "Thời hạn (ngày làm việc)", Expression = "2 + 5", Participant = "SL050";

    [Fact]
    public async Task A_procedure_is_drawn_checked_published_run_before_the_designers_eyes_and_means_the_same_on_another_site()
    {
        await PublishPartAsync();
        var page = await Drawing.OpenAsync(site, chromium, "/studio");
        using var watch = new Watch(page, site.Address);
        await page.GetByText("Xếp loại lãnh đạo, quản lý hằng năm").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Tạo quy trình" }).First.ClickAsync();
        await page.Locator(".mud-dialog input").First.FillAsync("Tự nhận xét");
        await page.Locator(".mud-dialog button").Last.ClickAsync();
        await page.WaitForURLAsync("**/studio/definitions/*");
        var code = new Uri(page.Url).Segments[^1];

        var drawing = new Drawing(page);
        await drawing.ReadyAsync(0);
        var start = await drawing.AddAsync("Khởi động", "Bắt đầu", 60, 300);
        var sheet = await drawing.AddAsync("Con người", "Tự đánh giá", 400, 300);
        await drawing.ChooseAsync("Biểu mẫu", "remark-mass-organisation");
        await drawing.ScriptAsync(Window, Expression);
        var finish = await drawing.AddAsync("Luồng", "Kết thúc quy trình", 1000, 300);
        var part = await drawing.AddAsync("Quy trình khác", "Chào chung", 400, 700);
        await drawing.ConnectAsync(start, "Done", part);
        await drawing.ConnectAsync(part, "Đã chào", sheet);
        await drawing.ConnectAsync(sheet, "Submitted", finish);
        await drawing.ConnectAsync(sheet, "NotRequired", finish);
        await page.LookAsync("draw-drawn");
        (await page.Locator("#studio .activity-label").AllInnerTextsAsync()).ShouldContain(name => name.Contains("Tự đánh giá 1"), "a new step is called as the palette calls it");
        var drawn = await MeaningAsync(site, code);
        drawn.Split('\n').ShouldContain($"{sheet} -Submitted-> {finish}");
        drawn.ShouldContain(Expression);

        await page.ReloadAsync();
        await drawing.ReadyAsync(4);
        (await drawing.StepsAsync()).ShouldBe([start, sheet, finish, part], ignoreOrder: true);
        await drawing.SelectAsync(sheet);
        await page.Locator("#studio .monaco-editor .view-line", new() { HasText = Expression.Replace(' ', '\u00a0') }).First.WaitForAsync();
        (await MeaningAsync(site, code)).ShouldBe(drawn);

        await PublishAsync(page, "Vẽ xong");
        await page.Locator("#refused").WaitForAsync();
        await page.LookAsync("draw-refused");
        (await page.Locator("#refused-list li").AllInnerTextsAsync()).ShouldHaveSingleItem()
            .ShouldStartWith("Sau “Tự đánh giá 1”, cổng “Quá hạn”, hồ sơ kết thúc mà chưa có quyết định xếp loại.");
        (await site.Services.GetRequiredService<DefinitionQueries>().FindPublishedAsync(code, CancellationToken.None)).ShouldBeNull();
        watch.Faults.ShouldAllBe(fault => fault.Contains("400"), "the refusal, and nothing else");
        watch.Faults.Clear();

        await drawing.ConnectAsync(sheet, "Overdue", finish);
        (await page.Locator("#refused").IsVisibleAsync()).ShouldBeFalse();
        await PublishAsync(page, "Vẽ xong");
        await page.GetByText("Đã công bố quy trình").First.WaitForAsync();
        (await site.Services.GetRequiredService<DefinitionQueries>().FindPublishedAsync(code, CancellationToken.None)).ShouldNotBeNull();

        await RunAsync(page, code, finish);
        await page.GotoAsync($"{site.Address}/procedures/definitions/{code}");
        await page.LookAsync("draw-published");
        (await page.Locator("#history tr", new() { HasText = "Công bố" }).InnerTextAsync()).ShouldContain("Vẽ xong");
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Tải gói" }).ClickAsync());
        await ImportAsync(await file.PathAsync(), code);
        (await MeaningAsync(other, code)).ShouldBe(await MeaningAsync(site, code));
        watch.Faults.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    /// <summary>Another procedure, which may be used as an activity.</summary>
    private Task PublishPartAsync() => site.Services.GetRequiredService<StepRunner>().RunAsync(
        async (step, token) =>
        {
            const string json = """
                {"definitionId":"chao","name":"Chào chung","outcomes":["Đã chào"],"inputs":[{"name":"Ten","type":"String","displayName":"Tên người"}],"options":{"usableAsActivity":true},
                "root":{"id":"r","type":"Elsa.Sequence","activities":[{"id":"c","type":"Elsa.Complete","outcomes":{"typeName":"Object","expression":{"type":"Literal","value":"Đã chào"}}}]}}
                """;
            var store = site.Services.GetRequiredService<DefinitionStore>();
            var version = await store.ImportAsync(step, json, "chao", token);
            await step.FlushAsync(token);
            await store.PublishAsync(step, version.VersionId, token);
        },
        CancellationToken.None);

    /// <summary>Studio's own button; our page asks why.</summary>
    private static async Task PublishAsync(IPage page, string why)
    {
        await page.Locator("#studio button.mud-primary-text:visible").First.ClickAsync();
        await page.Locator("#publish-why").FillAsync(why);
        await page.Locator("#publish button").First.ClickAsync();
    }

    /// <summary>A case is launched and opened in the viewer; what its person does in another browser is seen there without a reload.</summary>
    private async Task RunAsync(IPage viewer, string code, string finish)
    {
        var campaign = await site.DoAsync(async services =>
        {
            var id = await services.GetRequiredService<CreateCampaign>().CreateAsync(
                new CampaignDetails("Tự nhận xét ở Bộ phận Tư pháp – Hộ tịch", TimeProvider.System.GetUtcNow().Year, null, null, ["TP"], "D335", new Dictionary<string, string> { ["*"] = code }, null, "Văn phòng", "0900000005"),
                Actor.System, CancellationToken.None);
            await services.GetRequiredService<LaunchCampaign>().LaunchAsync(id, Actor.System, CancellationToken.None);
            return id;
        });
        var instance = await site.ReadAsync(db =>
            db.Set<Case>().Where(c => c.CampaignId == campaign && db.Set<Person>().Any(p => p.Id == c.PersonId && p.Code == Participant)).Select(c => c.InstanceId).SingleAsync());
        await viewer.GotoAsync($"{site.Address}/studio/instances/{instance}");
        await Canvas.Steps(viewer).Nth(3).WaitForAsync(new() { State = WaitForSelectorState.Attached });
        var passed = viewer.Locator($"elsa-activity-wrapper[activity-id='{finish}'] .mud-badge");
        (await passed.CountAsync()).ShouldBe(0);
        await viewer.LookAsync("draw-watched-before");

        var page = await site.OpenAsync(chromium, "/", Participant, 390);
        await page.Locator(".tasks a.t").FollowAsync();
        await page.FillAsync("[name=opinion]", "Làm tròn việc được giao.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem lại" }).FollowAsync();
        await page.LookAsync("draw-check");
        await page.Locator("form[action$='/check'] button").FollowAsync();
        page.Url.ShouldEndWith("/received");
        await page.Context.CloseAsync();

        await passed.WaitForAsync();
        await viewer.Locator("elsa-workflow-instance-viewer").GetByText("Đã xong").First.WaitForAsync();
        await viewer.Locator("elsa-workflow-instance-viewer").GetByText("Kết thúc quy trình - Hoàn thành").First.WaitForAsync();
        await viewer.LookAsync("draw-watched-after");
    }

    private async Task ImportAsync(string file, string code)
    {
        var page = await Drawing.OpenAsync(other, chromium, "/procedures/import");
        using var watch = new Watch(page, other.Address);
        await page.Locator("[name=file]").SetInputFilesAsync(new FilePayload { Name = "goi.zip", MimeType = "application/zip", Buffer = await File.ReadAllBytesAsync(file) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Nhập", Exact = true }).FollowAsync();
        new Uri(page.Url).AbsolutePath.ShouldBe($"/procedures/definitions/{code}");
        await page.GotoAsync($"{other.Address}/studio/definitions/{code}");
        await new Drawing(page).ReadyAsync(4);
        await page.LookAsync("draw-imported");
        watch.Faults.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    private static async Task<string> MeaningAsync(RunningSite site, string code) =>
        Canvas.Meaning((await site.Services.GetRequiredService<DefinitionQueries>().FindLatestAsync(code, CancellationToken.None))!.Definition);
}
