using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CanBo.Activities.Access;
using CanBo.Activities.Procedures;
using CanBo.Host.Tests.WholeJob;
using CanBo.Runtime.Audit;
using CanBo.Runtime.Definitions;
using CanBo.Runtime.Instances;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Case = CanBo.Activities.Campaigns.Case;

namespace CanBo.Host.Tests.Migrating;

public sealed class MigrationJobTests
{
    private const string Id = "civil-servant-annual";

    private const string Reason = "Bỏ bước họp theo ý kiến của cấp ủy";

    [Theory, BothDatabases]
    public async Task Running_cases_move_to_a_version_without_the_meeting_except_the_one_that_waits_for_it(DatabaseKind kind)
    {
        await using var commune = await Commune.StartAsync(kind);
        await commune.ImportAsync();
        var campaign = await commune.CreateCampaignAsync("HCC", "PKT");
        await commune.LaunchAsync(campaign);
        var sheet = (await commune.TasksAsync("SL017", campaign, "SelfAssessment")).ShouldHaveSingleItem().Id();
        (await commune.SubmitAsync("SL017", sheet, Sheets.Annual(90, "TOT"))).Ok();
        var renamed = await PublishAsync(commune, definition => Activity(definition, "meeting")["metadata"]!["displayText"] = "Họp góp ý");
        var without = await PublishAsync(commune, WithoutMeeting);

        var dry = await commune.Admin.ReadAsync($"/procedures/{Id}/migration?from=1&to={without}&pageSize=200");
        var lines = dry.GetProperty("cases").GetProperty("items").EnumerateArray().ToList();
        var waits = lines.Where(l => !l.GetProperty("moves").GetBoolean()).ShouldHaveSingleItem();
        waits.Id("caseId").ShouldBe((await CaseAsync(commune, "SL017")).Id);
        waits.GetProperty("notes")[0].GetString().ShouldBe("Bước “Họp nhận xét, thông qua biên bản” đang mở, mà phiên bản kia không có bước này. Việc đang chờ ở đó sẽ mất chỗ.");
        (dry.Number("moves"), dry.Number("stays")).ShouldBe((lines.Count - 1, 1));
        (await commune.Admin.ReadAsync($"/procedures/{Id}/migration?from=1&to={without}&stays=true")).GetProperty("cases").GetProperty("items").EnumerateArray().ShouldHaveSingleItem().Id("caseId").ShouldBe(waits.Id("caseId"));
        (await RunsOnAsync(commune, "SL036")).ShouldBe(1);

        var done = await MigrateAsync(commune, 1, without);

        (done.Number("moved"), done.Number("stayed"), done.Number("left")).ShouldBe((lines.Count - 1, 1, 0));
        done.GetProperty("cases").GetProperty("items")[0].Id("caseId").ShouldBe(waits.Id("caseId"));
        (await RunsOnAsync(commune, "SL036"), await RunsOnAsync(commune, "SL017")).ShouldBe((without, 1));
        await GoesOnAsync(commune, campaign, "SL036");
        (await MigrateAsync(commune, 1, renamed)).Number("moved").ShouldBe(1);
        (await RunsOnAsync(commune, "SL017")).ShouldBe(renamed);
        await PagesAsync(commune, without);
    }

    [Theory, BothDatabases]
    public async Task Without_a_reason_to_a_draft_or_twice_at_once_nothing_is_moved(DatabaseKind kind)
    {
        await using var commune = await Commune.StartAsync(kind);
        await commune.ImportAsync();
        await commune.LaunchAsync(await commune.CreateCampaignAsync("HCC", "PKT"));
        await SaveAsync(commune, definition => Activity(definition, "meeting")["metadata"]!["displayText"] = "Họp góp ý");
        var path = $"/procedures/{Id}/migrations";

        (await commune.Admin.PostJsonAsync(path, new { from = 1, to = 2, reason = " " })).Refused(400).Errors.ShouldContain("Ghi vì sao chuyển");
        (await commune.Admin.PostJsonAsync(path, new { from = 1, to = 2, reason = Reason })).Refused(400).Errors.ShouldContain("Chỉ chuyển giữa các phiên bản đã công bố.");
        (await commune.Admin.PostJsonAsync(path, new { from = 1, to = 1, reason = Reason })).Refused(400).Errors.ShouldContain("Chọn hai phiên bản khác nhau.");
        (await commune.Admin.PostJsonAsync(path, new { from = 1, to = 9, reason = Reason })).Refused(404);

        (await commune.Host.ReadAsync(db => db.Set<Activities.Migrating.CaseMigration>().CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData(ActorRoles.None)]
    [InlineData(ActorRoles.Organiser)]
    [InlineData(ActorRoles.Designer)]
    public async Task Nobody_but_a_designer_who_organises_looks_at_or_moves_cases(ActorRoles roles)
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("hoa", roles);
        using var browser = await host.BrowserAsAsync("hoa");
        using var api = await host.ApiAsAsync("hoa");
        var page = $"/procedures/definitions/{Id}/migrate";

        (await browser.OpenAsync(page)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.OpenAsync($"/procedures/definitions/{Id}/migrations/{Guid.NewGuid()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await browser.OpenAsync("/account");
        (await browser.PostAsync(page, ("from", "1"), ("to", "1"), ("reason", Reason))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await api.CallAsync(HttpMethod.Get, $"/procedures/{Id}/migration?from=1&to=1", null)).Refused(403);
        (await api.CallAsync(HttpMethod.Get, $"/procedures/{Id}/migrations/{Guid.NewGuid()}", null)).Refused(403);
        (await api.PostJsonAsync($"/procedures/{Id}/migrations", new { from = 1, to = 1, reason = Reason })).Refused(403);
    }

    /// <summary>The answer that was asked for before is taken, and what follows is the other version's.</summary>
    private static async Task GoesOnAsync(Commune commune, Guid campaign, string code)
    {
        var sheet = (await commune.TasksAsync(code, campaign, "SelfAssessment")).ShouldHaveSingleItem().Id();
        (await commune.SubmitAsync(code, sheet, Sheets.Annual(88, "TOT"))).Ok();
        var moved = await CaseAsync(commune, code);
        moved.CurrentStep.ShouldBe("cohort");
        (await commune.Host.Services.GetRequiredService<Replay>().AgreesAsync(moved.InstanceId, CancellationToken.None)).ShouldBeTrue();
        var line = await commune.Host.ReadAsync(db => db.Set<AuditRow>().SingleAsync(a => a.Subject == moved.Id && a.Action == "CaseMigrated"));
        using var data = JsonDocument.Parse(line.Data);
        (data.RootElement.Text("reason"), data.RootElement.Text("bundle")).ShouldBe((Reason, moved.BundleHash));
    }

    private static async Task PagesAsync(Commune commune, int version)
    {
        using var browser = await commune.Host.BrowserAsAsync("quantri");
        var procedure = await browser.OpenAsync($"/procedures/definitions/{Id}");
        procedure.Text.ShouldContain("Chuyển hồ sơ sang phiên bản khác");
        var looked = await browser.OpenAsync($"/procedures/definitions/{Id}/migrate?from={version}&to=1");
        looked.Text.ShouldSatisfyAllConditions(t => t.ShouldContain("Chuyển được"), t => t.ShouldContain("Không qua bước"), t => t.ShouldContain("Những lần chuyển trước"));
        (await browser.PostAsync($"/procedures/definitions/{Id}/migrate", ("from", $"{version}"), ("to", "1"), ("reason", ""))).Text.ShouldContain("Ghi vì sao chuyển");
        var started = await browser.PostAsync($"/procedures/definitions/{Id}/migrate", ("from", $"{version}"), ("to", "1"), ("reason", "Trở lại"));
        (await browser.OpenAsync(started.Location!)).Text.ShouldSatisfyAllConditions(t => t.ShouldContain("Vì sao: Trở lại"), t => t.ShouldContain("Giữ nguyên"));
    }

    private static async Task<JsonElement> MigrateAsync(Commune commune, int from, int to)
    {
        var id = (await commune.Admin.PostJsonAsync($"/procedures/{Id}/migrations", new { from, to, reason = Reason })).Ok().Id();
        return await Eventually.GetAsync(
            () => commune.Admin.ReadAsync($"/procedures/{Id}/migrations/{id}?pageSize=200"), m => m.GetProperty("finishedAt").ValueKind != JsonValueKind.Null, m => m.ToString());
    }

    private static Task<Case> CaseAsync(Commune commune, string code) =>
        commune.Host.ReadAsync(db => db.Set<Case>().SingleAsync(c => c.PersonId == commune.People[code]));

    /// <summary>The version's number, the same by the instance and by the bundle.</summary>
    private static async Task<int> RunsOnAsync(Commune commune, string code)
    {
        var versionId = await VersionIdAsync(commune, code);
        return (await commune.Host.Services.GetRequiredService<DefinitionQueries>().FindAsync(versionId, CancellationToken.None))!.Version.Version;
    }

    private static Task<string> VersionIdAsync(Commune commune, string code) => commune.Host.ReadAsync(async db =>
    {
        var @case = await db.Set<Case>().SingleAsync(c => c.PersonId == commune.People[code]);
        var instance = await db.Set<InstanceRow>().SingleAsync(i => i.Id == @case.InstanceId);
        var bundle = await db.Set<ProcedureBundle>().SingleAsync(b => b.Hash == @case.BundleHash);
        bundle.DefinitionVersionId.ShouldBe(instance.DefinitionVersionId);
        return instance.DefinitionVersionId;
    });

    private static async Task<int> PublishAsync(Commune commune, Action<JsonObject> change)
    {
        await SaveAsync(commune, change);
        return (await commune.Admin.CallAsync(HttpMethod.Post, $"/procedures/{Id}/publish", null)).Ok().GetProperty("version").Number("version");
    }

    private static async Task SaveAsync(Commune commune, Action<JsonObject> change)
    {
        var definition = JsonNode.Parse((await commune.Admin.CallAsync(HttpMethod.Get, $"/procedures/{Id}", null)).Text)!.AsObject();
        change(definition);
        (await commune.Admin.PutJsonAsync($"/procedures/{Id}", definition.ToJsonString())).Ok();
    }

    private static void WithoutMeeting(JsonObject definition)
    {
        var root = definition["root"]!;
        root["activities"]!.AsArray().Remove(Activity(definition, "meeting"));
        var connections = root["connections"]!.AsArray();
        foreach (var connection in connections.ToArray())
        {
            if ((string)connection!["source"]!["activity"]! == "meeting")
                connections.Remove(connection);
            else if ((string)connection["target"]!["activity"]! == "meeting")
                connection["target"]!["activity"] = "isDeputy";
        }
    }

    private static JsonNode Activity(JsonObject definition, string id) => definition["root"]!["activities"]!.AsArray().Single(a => (string)a!["id"]! == id)!;
}
