using System.Text.Json.Nodes;
using CanBo.Browser.Tests.Commune;
using CanBo.Runtime.Definitions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static CanBo.Browser.Tests.Studio.Canvas;

namespace CanBo.Browser.Tests.Studio;

/// <summary>The real Elsa Studio against our API, in a real Chromium.</summary>
[Collection(CommuneCollection.Name)]
public sealed class StudioTests(CommuneSite site, Chromium chromium)
{
    private const string Designer = "quantri";

    // A screen of Studio is ten megabytes of WebAssembly; on a busy machine it takes its time.
    private const float Patience = 80_000;

    [Fact]
    public async Task A_shipped_procedure_opens_whole_is_changed_saved_by_itself_and_published()
    {
        var page = await site.OpenAsync(chromium, "/studio", Designer, 1440);
        page.SetDefaultTimeout(Patience);
        using var watch = new Watch(page, site.Address);
        var row = page.GetByText("Xếp loại lãnh đạo, quản lý hằng năm").First;
        await row.WaitForAsync();
        await page.LookAsync("studio-list");
        await row.ClickAsync();
        await page.WaitForURLAsync("**/studio/definitions/leader-annual");

        var definition = JsonNode.Parse(ShippedJson("leader-annual"))!;
        var ids = definition["root"]!["activities"]!.AsArray().Select(a => (string)a!["id"]!).ToList();
        await Steps(page).Nth(ids.Count - 1).WaitForAsync(new() { State = WaitForSelectorState.Attached });
        (await Steps(page).EvaluateAllAsync<string[]>("steps => steps.map(s => s.getAttribute('activity-id'))")).Distinct().ShouldBe(ids, ignoreOrder: true);
        (await page.Locator("#studio").InnerTextAsync()).ShouldNotContain("? ", Case.Sensitive, "every type is known");

        await SelectAsync(page, "selfAssessment");
        await page.LookAsync("studio-editor");
        var days = page.Locator(".mud-input-control", new() { HasText = "Thời hạn (ngày làm việc)" }).Locator("input");
        (await days.InputValueAsync()).ShouldBe("10");
        await days.FillAsync("12");
        var saved = await page.RunAndWaitForResponseAsync(() => days.PressAsync("Tab"), IsSave);
        saved.Ok.ShouldBeTrue(saved.StatusText);
        saved.Request.Headers.ShouldContainKey("if-match");

        // Nothing but the days has changed its meaning.
        var sent = JsonNode.Parse(saved.Request.PostData!)!["model"]!.AsObject();
        Meaning(sent.ToJsonString()).ShouldBe(Meaning(ShippedJson("leader-annual")).Replace("selfAssessment.windowDays = 10", "selfAssessment.windowDays = 12", StringComparison.Ordinal));

        await page.ReloadAsync();
        await Steps(page).Nth(ids.Count - 1).WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await SelectAsync(page, "selfAssessment");
        (await days.InputValueAsync()).ShouldBe("12");
        (await page.Locator("#failed").IsVisibleAsync()).ShouldBeFalse();

        await page.Locator("button.mud-primary-text:visible").First.ClickAsync();
        await page.Locator("#publish-why").FillAsync("Kỳ tự đánh giá dài hơn");
        var published = await page.RunAndWaitForResponseAsync(() => page.Locator("#publish button").First.ClickAsync(), IsSave);
        published.Ok.ShouldBeTrue(published.StatusText);
        await page.GetByText("Đã công bố quy trình").First.WaitForAsync();
        (await site.Services.GetRequiredService<DefinitionQueries>().FindPublishedAsync("leader-annual", CancellationToken.None))!.Version.Version.ShouldBe(2);

        (await EnglishAsync(page)).ShouldBeEmpty("still English; add them to studio.vi.json");
        watch.Faults.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    [Trait("Length", "Long")]
    public async Task The_run_button_begins_a_rehearsal_that_is_shown_and_moved_on()
    {
        var page = await site.OpenAsync(chromium, "/studio/definitions/civil-servant-annual", Designer, 1440);
        page.SetDefaultTimeout(Patience);
        using var watch = new Watch(page, site.Address);
        await Steps(page).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });

        await page.Locator("button:visible:has(svg path[d^='M8 5v14l11-7'], svg path[d*='M8 5v14l11-7'])").First.ClickAsync();
        await page.WaitForURLAsync("**/studio/instances/*");
        (await page.TitleAsync()).ShouldContain("Diễn tập: ");
        await Steps(page).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.LookAsync("studio-rehearsal");
        await page.ArriveAfterAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Chọn kết quả, đi tiếp" }).ClickAsync());
        (await page.ContentAsync()).ShouldContain("Đây là diễn tập.");
        await page.ArriveAfterAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Đã gửi" }).ClickAsync());
        (await page.Locator("#path").InnerTextAsync()).ShouldContain("“Phiếu tự đánh giá, xếp loại”: Đã gửi");
        watch.Faults.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_save_that_fails_is_said_and_what_was_typed_is_offered_again()
    {
        var page = await site.OpenAsync(chromium, "/studio/definitions/agency-head-annual", Designer, 1440);
        page.SetDefaultTimeout(Patience);
        await Steps(page).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await SelectAsync(page, "selfAssessment");
        var days = page.Locator(".mud-input-control", new() { HasText = "Thời hạn (ngày làm việc)" }).Locator("input");

        await page.RouteAsync("**/elsa/api/workflow-definitions", route => route.FulfillAsync(new() { Status = 401, ContentType = "application/problem+json", Body = """{"title":"Cần đăng nhập lại.","status":401}""" }));
        await days.FillAsync("13");
        await days.PressAsync("Tab");
        await page.Locator("#failed").WaitForAsync();
        (await page.Locator("#failed").InnerTextAsync()).ShouldContain("Cần đăng nhập lại.");
        await page.LookAsync("studio-failed");

        await page.UnrouteAllAsync();
        await page.ReloadAsync();
        await page.Locator("#kept").WaitForAsync();
        await page.ArriveAfterAsync(() => page.Locator("#kept-send").ClickAsync());
        await Steps(page).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await SelectAsync(page, "selfAssessment");

        (await days.InputValueAsync()).ShouldBe("13");
        (await page.Locator("#kept").IsVisibleAsync()).ShouldBeFalse();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Running_cases_are_listed_and_one_shows_where_it_stands()
    {
        var page = await site.OpenAsync(chromium, "/studio/instances", Designer, 1440);
        page.SetDefaultTimeout(Patience);
        using var watch = new Watch(page, site.Address);
        var row = page.Locator("elsa-workflow-instance-list tbody .mud-table-row").First;
        await row.WaitForAsync();
        await page.LookAsync("studio-instances");
        await row.Locator("td").Nth(4).ClickAsync();
        await page.WaitForURLAsync("**/studio/instances/*-*");

        await Steps(page).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Locator("elsa-workflow-instance-viewer").GetByText("Tự đánh giá").First.WaitForAsync();
        await page.LookAsync("studio-viewer");

        // What stands around Studio is ours.
        await page.ShouldBeAccessibleAsync(without: "#studio");
        await page.SetViewportSizeAsync(360, 800);
        (await page.Locator(".narrow").IsVisibleAsync()).ShouldBeTrue("the diagram wants a wider screen");
        await page.ShouldFitAsync();
        await page.ShouldBeAccessibleAsync(without: "#studio");
        await page.LookAsync("studio-viewer-phone");

        (await page.Locator("#blazor-error-ui").IsVisibleAsync()).ShouldBeFalse();
        watch.Faults.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    // A large procedure does not fit the canvas even at its smallest; the canvas is drawn along with the mouse, as a person would.
    private static async Task SelectAsync(IPage page, string id)
    {
        var step = page.Locator($"#studio .x6-graph elsa-activity-wrapper[activity-id='{id}'] .activity-label");
        var canvas = (await page.Locator("#studio .x6-graph").First.BoundingBoxAsync())!;
        var (x, y) = (canvas.X + 40, canvas.Y + 300);
        for (var turn = 0; turn < 20; turn++)
        {
            var box = (await step.BoundingBoxAsync())!;
            var (right, down) = (canvas.X + 350 - box.X, canvas.Y + 100 - box.Y);
            if (box.Width > 0 && Math.Abs(right) < 250 && Math.Abs(down) < 80)
                break;
            await page.Mouse.MoveAsync(x, y);
            await page.Mouse.DownAsync();
            await page.Mouse.MoveAsync(x + Math.Clamp(right, -300, 300), y + Math.Clamp(down, -100, 100), new() { Steps = 5 });
            await page.Mouse.UpAsync();
        }

        await step.ClickAsync();
        await page.Locator(".mud-input-control", new() { HasText = "Thời hạn (ngày làm việc)" }).WaitForAsync();
    }


    /// <summary>Texts of Studio that a Vietnamese reader sees in English: words without any Vietnamese letter that are no code, name or number of ours.</summary>
    private static async Task<string[]> EnglishAsync(IPage page) => await page.EvaluateAsync<string[]>("""
        () => {
            const english = /\b(the|a|an|of|to|is|are|for|this|that|and|or|no|not|add|edit|save|run|workflow|activity|activities|name|version|status|search|settings?|select|delete|create|open|view)\b/i;
            const walker = document.createTreeWalker(document.getElementById('studio'), NodeFilter.SHOW_TEXT);
            const found = new Set();
            while (walker.nextNode()) {
                const node = walker.currentNode;
                const text = node.data.trim();
                if (/^[\x20-\x7e]{3,}$/.test(text) && english.test(text) && node.parentElement.checkVisibility() && !node.parentElement.closest('.monaco-editor'))
                    found.add(text);
            }
            return [...found];
        }
        """);
}
