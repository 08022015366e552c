namespace CanBo.Browser.Tests.Commune;

/// <summary>Every page that stands by itself keeps the rules for pages; those on the way of a job are looked at in <see cref="WholeJobTests"/>.</summary>
[Collection(CommuneCollection.Name)]
public sealed class PageTests(CommuneSite site, Chromium chromium)
{
    private const string Organiser = "quantri", Participant = "SL050";

    /// <summary>Who opens what. {running} and {draft} are the campaigns.</summary>
    public static TheoryData<string?, string> Pages => new()
    {
        { null, "/sign-in" },
        { null, "/code" },
        { Participant, "/account" },
        { Participant, "/remedial" },
        { Organiser, "/campaigns/{running}/remedial" },
        { Organiser, "/campaigns" },
        { Organiser, "/campaigns/new" },
        { Organiser, "/campaigns/{draft}" },
        { Organiser, "/campaigns/{draft}/edit" },
        { Organiser, "/campaigns/{running}" },
        { Organiser, "/campaigns/{running}/cases" },
        { Organiser, "/campaigns/{running}/end" },
        { Organiser, "/users" },
        { Organiser, "/invitations" },
        { Organiser, "/procedures" },
        { Organiser, "/procedures/import" },
        { Organiser, "/procedures/endpoints" },
        { Organiser, "/procedures/definitions/civil-servant-annual" },
        { Organiser, "/procedures/definitions/civil-servant-annual/copy" },
        { Organiser, "/procedures/definitions/civil-servant-annual/rehearsals" },
        { Organiser, "/procedures/definitions/civil-servant-annual/migrate" },
        { Organiser, "/procedures/forms" },
        { Organiser, "/procedures/forms/D335-M02" },
        { Organiser, "/procedures/forms/D335-M02/versions" },
        { Organiser, "/procedures/texts/tasks" },
        { Organiser, "/procedures/rules/D335" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_fits_a_phone_and_hinders_nobody(string? userName, string path)
    {
        var page = await site.OpenAsync(chromium, Fill(path), userName, 360);

        (await page.Locator("h1").CountAsync()).ShouldBe(1, await page.ContentAsync());
        (await page.TitleAsync()).ShouldNotContain("Không tìm thấy");
        await page.ShouldKeepTheRulesAsync(forParticipants: userName != Organiser);
        await page.Context.CloseAsync();
    }

    private string Fill(string path) => path
        .Replace("{running}", site.Running.ToString(), StringComparison.Ordinal)
        .Replace("{draft}", site.Draft.ToString(), StringComparison.Ordinal);
}
