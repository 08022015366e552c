using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using CanBo.Browser.Tests.Commune;
using CanBo.Testing;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static CanBo.Browser.Tests.Studio.Canvas;

namespace CanBo.Browser.Tests.Studio;

/// <summary>Every procedure that comes with the product is opened and saved by the real Studio; the last thing it says is what a visit costs.</summary>
[Collection(OrganiserCollection.Name)]
public sealed class ShippedInStudioTests(CommuneSite site, Chromium chromium, ITestOutputHelper output)
{
    private const float Patience = 80_000;

    [Fact]
    public async Task Every_shipped_procedure_opens_whole_and_is_saved_by_Studio_as_it_was()
    {
        var page = await site.OpenAsync(chromium, "/account", RunningSite.Organiser, 1440);
        page.SetDefaultTimeout(Patience);
        using var watch = new Watch(page, site.Address);
        var names = Directory.GetFiles(Path.Combine(Repository.Root, "workflows-json"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal).ToList();
        names.Count.ShouldBeGreaterThan(3);

        foreach (var name in names)
        {
            var shipped = ShippedJson(name);
            var ids = JsonNode.Parse(shipped)!["root"]!["activities"]!.AsArray().Select(a => (string)a!["id"]!).ToList();
            var opening = Stopwatch.StartNew();
            await page.GotoAsync($"{site.Address}/studio/definitions/{name}");
            await Steps(page).Nth(ids.Count - 1).WaitForAsync(new() { State = WaitForSelectorState.Attached });
            var ready = opening.Elapsed;
            (await Steps(page).EvaluateAllAsync<string[]>("steps => steps.map(s => s.getAttribute('activity-id'))")).Distinct().ShouldBe(ids, ignoreOrder: true, name);
            (await page.Locator("#studio").InnerTextAsync()).ShouldNotContain("? ", Case.Sensitive, $"every type of {name} is known");

            // Fit, centre, layout, save: the bar has no names that a reader of the page could ask for.
            await page.Locator("#studio button.mud-primary-text:visible").First.WaitForAsync();
            var saved = await page.RunAndWaitForResponseAsync(() => page.Locator("#studio button.mud-icon-button:visible").Nth(3).ClickAsync(), IsSave, new() { Timeout = Patience });

            saved.Ok.ShouldBeTrue($"{name}: {saved.StatusText}");
            Meaning(JsonNode.Parse(saved.Request.PostData!)!["model"]!.ToJsonString()).ShouldBe(Meaning(shipped), name);
            output.WriteLine(await CostAsync(page, name == names[0] ? "cold" : "warm", name, ready));
        }

        (await page.Locator("#blazor-error-ui").IsVisibleAsync()).ShouldBeFalse();
        watch.Faults.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    // What came over the wire; what the browser had kept counts nothing.
    private static async Task<string> CostAsync(IPage page, string visit, string name, TimeSpan ready)
    {
        var cost = await page.EvaluateAsync<double[]>("() => { const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]; return [all.length, all.filter(e => e.transferSize > 0).length, all.reduce((sum, e) => sum + e.transferSize, 0)]; }");
        return string.Create(CultureInfo.InvariantCulture, $"Studio {visit} visit ({name}): canvas after {ready.TotalSeconds:N1} s; {cost[0]:N0} files, {cost[1]:N0} of them over the wire with {cost[2] / 1024 / 1024:N2} MB");
    }
}
