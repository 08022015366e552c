using System.Text.Json.Nodes;
using CanBo.Testing;

namespace CanBo.Host.Tests.WholeJob;

public sealed class BadInputTests
{
    [Fact]
    public async Task A_dangling_connection_is_refused_by_name_in_both_languages_and_the_published_procedure_stays()
    {
        await using var commune = await Commune.StartAsync(DatabaseKind.Sqlite);
        using var english = await commune.Host.ApiAsAsync("quantri", "en");
        await commune.PublishAsync("civil-servant-annual");
        var definition = JsonNode.Parse(await File.ReadAllTextAsync(Repository.File("workflows-json", "civil-servant-annual.json")))!;
        definition["root"]!["connections"]![1]!["target"]!["activity"] = "nowhere";

        var stored = await commune.Admin.PutJsonAsync("/procedures/civil-servant-annual", definition.ToJsonString());
        var published = stored.IsOk ? await commune.Admin.CallAsync(HttpMethod.Post, "/procedures/civil-servant-annual/publish", null) : stored;
        var told = stored.IsOk ? await english.CallAsync(HttpMethod.Post, "/procedures/civil-servant-annual/publish", null) : await english.PutJsonAsync("/procedures/civil-servant-annual", definition.ToJsonString());

        published.Refused(400, "invalid_input").Errors.ShouldContain("nowhere");
        told.Refused(400, "invalid_input").Errors.ShouldContain("nowhere");
        told.Errors.ShouldNotBe(published.Errors);
    }

    [Theory, BothDatabases]
    public async Task An_answer_with_mistakes_is_refused_field_by_field_and_nothing_is_half_done(DatabaseKind kind)
    {
        await using var commune = await Commune.StartAsync(kind);
        await commune.ImportAsync();
        var campaign = await commune.CreateCampaignAsync("HCC");
        await commune.LaunchAsync(campaign);
        var task = (await commune.TasksAsync("SL036", campaign, "SelfAssessment")).ShouldHaveSingleItem().Id();
        using var english = await commune.Host.ApiAsAsync($"{commune.People["SL036"]:N}-0", "en");

        var unknownRating = await commune.SubmitAsync("SL036", task, Sheets.Annual(91, "GIOI"));
        var told = await english.PostJsonAsync($"/tasks/{task}/submit", new { operationId = "e", values = Sheets.Annual(91, "GIOI") });
        var outOfRange = await commune.SubmitAsync("SL036", task, Sheets.Annual(101, "XS"));
        var before = await (await commune.AsAsync("SL036")).ReadAsync($"/tasks/{task}");

        unknownRating.Refused(400, "invalid_input").Errors.ShouldContain("selfRating: Không có mức “GIOI”");
        told.Refused(400, "invalid_input").Errors.ShouldContain("GIOI");
        told.Errors.ShouldNotBe(unknownRating.Errors);
        outOfRange.Refused(400, "invalid_input").Errors.ShouldContain("months/12/score");
        before.Text("status").ShouldBe("Open");

        var first = (await commune.SubmitAsync("SL036", task, Sheets.Annual(91, "XS"), "one")).Ok();
        var same = (await commune.SubmitAsync("SL036", task, Sheets.Annual(91, "XS"), "one")).Ok();
        var other = await commune.SubmitAsync("SL036", task, Sheets.Annual(92, "XS"), "two");

        same.Text("receivedAt").ShouldBe(first.Text("receivedAt"));
        other.Refused(409, "already_submitted");
        other.Body.GetProperty("firstReceivedAt").GetDateTimeOffset().ShouldBe(first.GetProperty("receivedAt").GetDateTimeOffset());
        other.Body.GetProperty("values").Text("strengths").ShouldContain(Sheets.Mark, customMessage: "what was typed is given back");
    }

    [Theory, BothDatabases]
    public async Task A_text_after_the_deadline_is_kept_as_late_and_counts_once_admitted(DatabaseKind kind)
    {
        await using var commune = await Commune.StartAsync(kind);
        await commune.ImportAsync();
        var campaign = await commune.CreateCampaignAsync("HCC");
        await commune.LaunchAsync(campaign);
        var task = (await commune.TasksAsync("SL036", campaign, "SelfAssessment")).ShouldHaveSingleItem().Id();
        (await commune.Admin.PostJsonAsync("/dev/clock", new { advance = "25.00:00:00" })).Ok();
        var person = await commune.AsAsync("SL036");
        await Eventually.GetAsync(() => person.ReadAsync($"/tasks/{task}"), t => t.Text("status") == "Overdue", t => t.Text("status"));

        var late = (await commune.SubmitAsync("SL036", task, Sheets.Annual(91, "XS"))).Ok();
        var kept = await person.ReadAsync($"/tasks/{task}");
        var byPerson = await person.PostJsonAsync($"/tasks/{task}/admit-late", new { reason = "Tự nhận" });
        var admitted = await commune.Admin.PostJsonAsync($"/tasks/{task}/admit-late", new { reason = "Đi công tác, có xác nhận." });

        late.GetProperty("isLate").GetBoolean().ShouldBeTrue();
        late.Text("message").ShouldNotBeNullOrWhiteSpace();
        kept.Text("status").ShouldBe("Overdue");
        kept.GetProperty("values").Text("strengths").ShouldContain(Sheets.Mark);
        byPerson.Status.ShouldBeOneOf(403, 404);
        admitted.Ok();
        (await person.ReadAsync($"/tasks/{task}")).Text("status").ShouldBe("Done");
    }

    [Fact]
    public async Task A_tampered_link_lets_nobody_in_and_says_nothing_about_anybody()
    {
        await using var commune = await Commune.StartAsync(DatabaseKind.Sqlite);
        await commune.ImportAsync();
        var campaign = await commune.CreateCampaignAsync("HCC");
        await commune.LaunchAsync(campaign);
        var mail = await commune.Smtp.WaitForAsync(m => m.Links.Any(l => l.AbsolutePath.StartsWith("/t/", StringComparison.Ordinal)));
        var link = mail.Links.First(l => l.AbsolutePath.StartsWith("/t/", StringComparison.Ordinal)).AbsoluteUri;
        var middle = link.Length - 10;
        var tampered = link[..middle] + (link[middle] == 'A' ? 'B' : 'A') + link[(middle + 1)..];
        using var session = new LinkSession(commune.Host, new Uri(tampered));
        using var good = new LinkSession(commune.Host, new Uri(link));

        var opened = await session.OpenAsync();
        var entered = await session.ContinueAsync();
        var me = await session.ApiAsync(HttpMethod.Get, "/me", null);
        var untouched = await good.OpenAsync();

        opened.Status.ShouldBe(410);
        opened.Body.ShouldNotContain("Tiếp tục với tên");
        entered.Status.ShouldBeOneOf(400, 410);
        me.Status.ShouldBe(401);
        untouched.Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_file_of_20_MB_is_refused_with_the_limit_and_the_answer_stays()
    {
        await using var commune = await Commune.StartAsync(DatabaseKind.Sqlite);
        await commune.ImportAsync();
        var campaign = await commune.CreateCampaignAsync("HCC");
        await commune.LaunchAsync(campaign);
        var person = await commune.AsAsync("SL036");
        var task = (await commune.TasksAsync("SL036", campaign, "SelfAssessment")).ShouldHaveSingleItem().Id();
        (await person.PutJsonAsync($"/tasks/{task}/draft", new { version = 0, values = new { strengths = "Đã viết một phần" } })).Ok();

        var refused = await person.UploadAsync($"/tasks/{task}/attachments", "minh-chung.pdf", new byte[20 * 1024 * 1024], ("field", "evidence"));
        var after = await person.ReadAsync($"/tasks/{task}");

        refused.Status.ShouldBeOneOf(400, 413);
        refused.Text.ShouldContain("10 MB");
        after.GetProperty("files").GetArrayLength().ShouldBe(0);
        after.GetProperty("values").Text("strengths").ShouldBe("Đã viết một phần");
    }
}
