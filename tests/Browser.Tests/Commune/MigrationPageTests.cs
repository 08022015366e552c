using System.Text.Json.Nodes;
using CanBo.Activities.Access;
using CanBo.Activities.Procedures;
using CanBo.Runtime.Definitions;
using CanBo.Workflows.Definitions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CanBo.Browser.Tests.Commune;

/// <summary>Moving running cases on our own pages.</summary>
[Collection(CommuneCollection.Name)]
public sealed class MigrationPageTests(CommuneSite site, Chromium chromium)
{
    private const string Id = "civil-servant-annual";

    [Fact]
    public async Task Running_cases_are_looked_at_and_moved()
    {
        await PublishAsync();
        var page = await site.OpenAsync(chromium, $"/procedures/definitions/{Id}/migrate?from=1", "quantri", 360);
        (await page.Locator("#cases").InnerTextAsync()).ShouldContain("Chuyển được");
        await page.ShouldKeepTheRulesAsync(forParticipants: false);

        await page.ArriveAfterAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Chuyển sang phiên bản" }).ClickAsync());
        (await page.Locator("[role=alert]").First.InnerTextAsync()).ShouldContain("Ghi vì sao chuyển");
        await page.GetByLabel("Vì sao chuyển").FillAsync("Đổi tên bước công khai");
        await page.ArriveAfterAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Chuyển sang phiên bản" }).ClickAsync());
        for (var tries = 0; tries < 60 && await page.GetByText("Xong lúc").CountAsync() == 0; tries++)
        {
            await page.WaitForTimeoutAsync(500);
            await page.ReloadAsync();
        }

        (await page.ContentAsync()).ShouldContain("Đã chuyển");
        await page.ShouldKeepTheRulesAsync(forParticipants: false);
        await page.Context.CloseAsync();
    }

    private async Task PublishAsync()
    {
        var latest = await site.Services.GetRequiredService<DefinitionQueries>().FindLatestAsync(Id, CancellationToken.None);
        var json = JsonNode.Parse(DefinitionJson.Write(latest!.Definition))!;
        json["root"]!["activities"]!.AsArray().Single(a => (string)a!["id"]! == "publication")!["metadata"]!["displayText"] = "Công khai tại cơ quan";
        var save = site.Services.GetRequiredService<SaveProcedure>();
        await save.DraftAsync(Id, json.ToJsonString(), Actor.System, CancellationToken.None);
        await save.PublishAsync(Id, Actor.System, CancellationToken.None);
    }
}
