using CanBo.Testing;

namespace CanBo.Host.Tests.WholeJob;

public sealed class MayNotTests
{
    [Theory, BothDatabases]
    public async Task A_participant_organises_nothing_and_others_tasks_and_cases_are_not_there(DatabaseKind kind)
    {
        await using var commune = await Commune.StartAsync(kind);
        await commune.ImportAsync();
        var campaign = await commune.CreateCampaignAsync("HCC", "PKT");
        await commune.LaunchAsync(campaign);
        var participant = await commune.AsAsync("SL017");
        var others = (await commune.TasksAsync("SL036", campaign, "SelfAssessment")).ShouldHaveSingleItem();
        var (task, @case) = (others.Id(), others.Id("caseId"));

        foreach (var path in new[] { "/campaigns", $"/campaigns/{campaign}", $"/campaigns/{campaign}/preview", $"/campaigns/{campaign}/cases", $"/campaigns/{campaign}/results", "/people", "/units", "/procedures", "/outbox", "/incidents" })
            (await participant.CallAsync(HttpMethod.Get, path, null)).Status.ShouldBeOneOf([403, 404], path);
        foreach (var (path, body) in new (string, object?)[]
        {
            ("/campaigns", new { name = "Đợt riêng", year = commune.Year, procedures = new Dictionary<string, string> { ["*"] = "civil-servant-annual" } }),
            ($"/campaigns/{campaign}/launch", null),
            ($"/campaigns/{campaign}/close", new { reason = "Thử" }),
            ($"/campaigns/{campaign}/cancel", new { reason = "Thử" }),
            ($"/tasks/{task}/waive", new { reason = "Thử" }),
            ($"/tasks/{task}/reassign", new { personCode = "SL017", reason = "Thử" }),
            ("/procedures/civil-servant-annual/publish", null),
            ("/procedures/check", new { root = new { } }),
        })
            (await participant.CallAsync(HttpMethod.Post, path, body)).Status.ShouldBeOneOf([403, 404], path);
        (await participant.UploadAsync("/people/import", "people.csv", Commune.Sample("people"))).Status.ShouldBeOneOf(403, 404);

        (await participant.CallAsync(HttpMethod.Get, $"/tasks/{task}", null)).Refused(404);
        (await participant.PutJsonAsync($"/tasks/{task}/draft", new { version = 0, values = new { strengths = "x" } })).Refused(404);
        (await participant.PostJsonAsync($"/tasks/{task}/submit", new { operationId = "a", values = Sheets.Annual(90, "TOT") })).Refused(404);
        (await participant.CallAsync(HttpMethod.Get, $"/cases/{@case}", null)).Refused(404);
        (await participant.PostJsonAsync($"/cases/{@case}/petition", new { text = "Không phải của tôi" })).Refused(404);
        (await participant.AllAsync($"/tasks?campaign={campaign}")).ShouldAllBe(t => t.Text("assigneeCode") == "SL017");
        (await commune.Admin.ReadAsync($"/campaigns/{campaign}")).Text("status").ShouldBe("Running");
    }
}
