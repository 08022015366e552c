using CanBo.Browser.Tests.Commune;
using Microsoft.Playwright;

namespace CanBo.Browser.Tests.Studio;

/// <summary>A designer's hand on the canvas of Studio's editor. Each act waits for the save that Studio makes of itself.</summary>
internal sealed class Drawing(IPage page)
{
    /// <summary>A screen of Studio is ten megabytes of WebAssembly; on a busy machine it takes its time.</summary>
    public const float Patience = 80_000;

    /// <summary>A large desk, on which the longest procedure can be seen whole.</summary>
    private const int Width = 2400, Height = 1700;

    private ILocator Graph => page.Locator("#studio .x6-graph").First;

    /// <summary>A page of the designer, large enough to draw on.</summary>
    public static async Task<IPage> OpenAsync(RunningSite site, Chromium chromium, string path)
    {
        var page = await site.OpenAsync(chromium, path, RunningSite.Organiser, Width);
        await page.SetViewportSizeAsync(Width, Height);
        page.SetDefaultTimeout(Patience);
        return page;
    }

    /// <summary>Waits until so many steps are drawn and the canvas lies still.</summary>
    public async Task ReadyAsync(int steps)
    {
        if (steps > 0)
            await Canvas.Steps(page).Nth(steps - 1).WaitForAsync(new() { State = WaitForSelectorState.Attached });
        else
            await Graph.WaitForAsync();
        await page.Locator("#studio button.mud-primary-text:visible").First.WaitForAsync();
        await LieStillAsync();
    }

    /// <summary>The steps on the canvas by id.</summary>
    public async Task<IReadOnlyList<string>> StepsAsync() =>
        [.. (await Canvas.Steps(page).EvaluateAllAsync<string[]>("steps => steps.map(s => s.getAttribute('activity-id'))")).Distinct()];

    /// <summary>Clicks a step; its inputs open below.</summary>
    public async Task SelectAsync(string id)
    {
        await Label(id).ClickAsync();
        await page.Locator(".x6-widget-transform").WaitForAsync();
        await LieStillAsync();
    }

    /// <summary>Clicks a step and takes it away with all its arrows.</summary>
    public async Task RemoveAsync(string id)
    {
        await SelectAsync(id);
        await SavingAsync(() => page.Keyboard.PressAsync("Delete"));
        (await Label(id).CountAsync()).ShouldBe(0);
    }

    /// <summary>Drags an activity from the palette to a place on the canvas.</summary>
    /// <returns>The new step.</returns>
    public async Task<string> AddAsync(string category, string activity, float x, float y)
    {
        var before = await StepsAsync();
        var tile = page.Locator("#studio [draggable=true]").Filter(new() { HasText = activity }).First;
        if (!await tile.IsVisibleAsync())
            await page.Locator("#studio .mud-expand-panel-header", new() { HasText = category }).ClickAsync();
        await tile.WaitForAsync();
        await Task.Delay(TimeSpan.FromMilliseconds(400));
        await SavingAsync(() => tile.DragToAsync(Graph, new() { TargetPosition = new() { X = x, Y = y } }));
        await LieStillAsync();
        return (await StepsAsync()).Except(before).ShouldHaveSingleItem();
    }

    /// <summary>Draws an arrow from a port to a step.</summary>
    public Task ConnectAsync(string from, string port, string to) => SavingAsync(() => DragAsync(from, port, to));

    /// <summary>Draws an arrow and does not wait until Studio has saved it.</summary>
    public async Task DragAsync(string from, string port, string to)
    {
        // A selected step has handles where its ports are.
        var graph = (await Graph.BoundingBoxAsync())!;
        await page.Mouse.ClickAsync(graph.X + 12, graph.Y + 12);
        await page.Locator(".x6-widget-transform").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        var (startX, startY) = await MiddleAsync(Port(from, port));
        var (endX, endY) = await MiddleAsync(Port(to, "In"));
        await page.Mouse.MoveAsync(startX, startY);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(endX, endY, new() { Steps = 12 });
        await page.Mouse.UpAsync();
    }

    /// <summary>Writes a number into an input of the selected step.</summary>
    public async Task TypeAsync(string input, string value)
    {
        var box = Input(input).Locator("input").First;
        await box.FillAsync(value);
        await SavingAsync(() => box.PressAsync("Tab"));
    }

    /// <summary>What stands in an input of the selected step.</summary>
    public Task<string> ValueAsync(string input) => Input(input).Locator("input").First.InputValueAsync();

    /// <summary>Chooses from the list of an input of the selected step.</summary>
    public async Task ChooseAsync(string input, string option)
    {
        await Input(input).ClickAsync();
        await SavingAsync(() => page.Locator(".mud-popover-open [role=option]", new() { HasText = option }).First.ClickAsync());
        await page.Locator(".mud-popover-open").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>Makes an input of the selected step an expression and writes it.</summary>
    public async Task ScriptAsync(string input, string expression)
    {
        await page.Locator("#studio [role=group]", new() { Has = page.Locator(".mud-input-control", new() { HasText = input }) }).Last.Locator("button.mud-menu-icon-button-activator").ClickAsync();
        await page.Locator(".mud-popover-open .mud-menu-item", new() { HasText = "Biểu thức" }).ClickAsync();
        await Input(input).Locator(".monaco-editor .view-lines").First.ClickAsync();
        await page.Keyboard.PressAsync("Control+A");
        await SavingAsync(() => page.Keyboard.TypeAsync(expression));
        await LieStillAsync();
    }

    /// <summary>An input of the selected step by its name.</summary>
    public ILocator Input(string name) => page.Locator("#studio .mud-input-control:visible", new() { HasText = name }).First;

    /// <summary>Does something that Studio saves of itself.</summary>
    public async Task SavingAsync(Func<Task> act)
    {
        var saved = await page.RunAndWaitForResponseAsync(act, Canvas.IsSave);
        saved.Ok.ShouldBeTrue(saved.StatusText);
    }

    private static async Task<(float X, float Y)> MiddleAsync(ILocator locator)
    {
        var box = (await locator.BoundingBoxAsync())!;
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    private ILocator Label(string id) => page.Locator($"#studio .x6-graph elsa-activity-wrapper[activity-id='{id}'] .activity-label");

    private ILocator Port(string id, string port) => page.Locator($"#studio .x6-graph g[data-cell-id='{id}'] [port='{port}'] .elsa-designer-port-hit-area");

    // Steps are measured and the canvas is fitted some time after they are drawn; a hand would wait as well.
    private async Task LieStillAsync()
    {
        for (var (still, before, looks) = (0, "", 0); still < 3 && looks < 30; looks++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300));
            var now = await page.Locator("#studio .x6-graph-svg-viewport").First.EvaluateAsync<string>("v => v.getAttribute('transform') + [...v.querySelectorAll('.x6-node')].map(n => JSON.stringify(n.getBoundingClientRect())).join()");
            (still, before) = (now == before ? still + 1 : 0, now);
        }
    }
}
