using CanBo.Browser.Tests.Commune;
using CanBo.Runtime.Definitions;
using CanBo.Runtime.Stepping;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CanBo.Browser.Tests.Studio;

/// <summary>A procedure drawn from nothing in the real Studio, published, and taken to another site.</summary>
[Collection(DrawingCollection.Name)]
public sealed class DrawProcedureTests(CommuneSite site, EmptySite other, Chromium chromium)
{
    private const string Window = "Thời hạn (ngày làm việc)", Expression = "2 + 5";

    [Fact]
    public async Task A_procedure_is_drawn_checked_published_and_means_the_same_on_another_site()
    {
        await PublishPartAsync();
        var page = await Drawing.OpenAsync(site, chromium, "/studio");
        using var watch = new Watch(page, site.Address);
        await page.GetByRole(AriaRole.Button, new() { Name = "Tạo quy trình" }).First.ClickAsync();
        await page.Locator(".mud-dialog input").First.FillAsync("Quyết định theo danh sách");
        await page.Locator(".mud-dialog button").Last.ClickAsync();
        await page.WaitForURLAsync("**/studio/definitions/*");
        var code = new Uri(page.Url).Segments[^1];

        var drawing = new Drawing(page);
        await drawing.ReadyAsync(0);
        var start = await drawing.AddAsync("Khởi động", "Bắt đầu", 60, 300);
        var decision = await drawing.AddAsync("Xếp loại", "Quyết định xếp loại", 400, 300);
        await drawing.ScriptAsync(Window, Expression);
        var finish = await drawing.AddAsync("Luồng", "Kết thúc quy trình", 1000, 300);
        var part = await drawing.AddAsync("Quy trình khác", "Chào chung", 400, 700);
        await drawing.ConnectAsync(start, "Done", part);
        await drawing.ConnectAsync(part, "Đã chào", decision);
        await drawing.ConnectAsync(decision, "Decided", finish);
        await page.LookAsync("draw-drawn");
        var drawn = await MeaningAsync(site, code);
        drawn.Split('\n').ShouldContain($"{decision} -Decided-> {finish}");
        drawn.ShouldContain(Expression);

        await page.ReloadAsync();
        await drawing.ReadyAsync(4);
        (await drawing.StepsAsync()).ShouldBe([start, decision, finish, part], ignoreOrder: true);
        await drawing.SelectAsync(decision);
        await page.Locator("#studio .monaco-editor .view-line", new() { HasText = Expression.Replace(' ', '\u00a0') }).First.WaitForAsync();
        (await MeaningAsync(site, code)).ShouldBe(drawn);

        await page.GotoAsync($"{site.Address}/procedures/definitions/{code}");
        await page.LookAsync("draw-found");
        (await page.Locator("#check .find h3").AllInnerTextsAsync()).ShouldContain(finding => finding.Contains("Không có người quyết định"));
        (await page.GetByRole(AriaRole.Button, new() { Name = "Công bố phiên bản 1" }).CountAsync()).ShouldBe(0, "a case would stop there");
        await page.GotoAsync($"{site.Address}/studio/definitions/{code}");
        await drawing.ReadyAsync(4);
        await drawing.ConnectAsync(decision, "NoParticipant", finish);
        await page.GotoAsync($"{site.Address}/procedures/definitions/{code}");
        await page.LookAsync("draw-mended");
        (await page.Locator("#check .find h3").AllInnerTextsAsync()).ShouldNotContain(finding => finding.Contains("Không có người quyết định"));
        await page.GetByLabel("Vì sao công bố phiên bản này").FillAsync("Vẽ xong");
        await page.GetByRole(AriaRole.Button, new() { Name = "Công bố phiên bản 1" }).FollowAsync();
        (await site.Services.GetRequiredService<DefinitionQueries>().FindPublishedAsync(code, CancellationToken.None)).ShouldNotBeNull();

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
