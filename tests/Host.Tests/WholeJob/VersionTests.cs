using CanBo.Activities.Forms;
using CanBo.Activities.Procedures;
using CanBo.Activities.Tasks;
using CanBo.Runtime.Instances;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Case = CanBo.Activities.Campaigns.Case;

namespace CanBo.Host.Tests.WholeJob;

public sealed class VersionTests
{
    [Theory, BothDatabases]
    public async Task Cases_under_way_stay_on_what_they_were_launched_with_and_the_next_campaign_takes_the_new(DatabaseKind kind)
    {
        await using var commune = await Commune.StartAsync(kind);
        await commune.ImportAsync();
        var before = await commune.CreateCampaignAsync("HCC", "PKT");
        await commune.LaunchAsync(before);

        await ChangeFormAsync(commune);
        await ChangeProcedureAsync(commune);
        var after = await commune.CreateCampaignAsync("HCC", "PKT");
        await commune.LaunchAsync(after);

        var (oldVersion, oldForm) = await RunsOnAsync(commune, before);
        var (newVersion, newForm) = await RunsOnAsync(commune, after);
        newVersion.ShouldNotBe(oldVersion);
        (oldForm, newForm).ShouldBe((1, 2));
        var task = (await commune.TasksAsync("SL017", before, "SelfAssessment")).ShouldHaveSingleItem();
        var title = await commune.Host.ReadAsync(db => db.Set<TaskItem>().Where(t => t.Id == task.Id())
            .Join(db.Set<ProcedureDocument>().Where(d => d.Kind == DocumentKind.Form), t => new { Code = t.FormCode, Version = t.FormVersion }, d => new { d.Code, d.Version }, (_, d) => d.Json).SingleAsync());
        FormJson.Read(title).Title.Vietnamese.ShouldBe("Phiếu xếp loại chất lượng công chức");
        (await commune.SubmitAsync("SL017", task.Id(), Sheets.Annual(90, "TOT"))).Ok();
    }

    private static async Task ChangeFormAsync(Commune commune)
    {
        var form = FormJson.Read((await commune.Admin.ReadAsync("/documents/forms/D335-M02")).GetProperty("document").ToString());
        var changed = FormJson.Write(form with { Title = form.Title with { Vietnamese = "Phiếu mới" } });
        (await commune.Admin.PutJsonAsync("/documents/forms/D335-M02", $$"""{"writtenOver":1,"note":"Tên mới","document":{{changed}}}""")).Ok();
    }

    private static async Task ChangeProcedureAsync(Commune commune)
    {
        var json = (await commune.Admin.CallAsync(HttpMethod.Get, "/procedures/civil-servant-annual", null)).Text;
        var name = System.Text.Json.JsonDocument.Parse(json).RootElement.Text("name");
        (await commune.Admin.PutJsonAsync("/procedures/civil-servant-annual", json.Replace($"\"{name}\"", $"\"{name} (sửa)\"", StringComparison.Ordinal))).Ok();
        (await commune.Admin.CallAsync(HttpMethod.Post, "/procedures/civil-servant-annual/publish", null)).Ok();
    }

    /// <summary>The definition version and the form version that one civil servant's case of a campaign runs on.</summary>
    private static Task<(string VersionId, int Form)> RunsOnAsync(Commune commune, Guid campaign) => commune.Host.ReadAsync(async db =>
    {
        var @case = await db.Set<Case>().SingleAsync(c => c.CampaignId == campaign && c.PersonId == commune.People["SL017"]);
        var instance = await db.Set<InstanceRow>().SingleAsync(i => i.Id == @case.InstanceId);
        var bundle = await db.Set<ProcedureBundle>().SingleAsync(b => b.Hash == @case.BundleHash);
        bundle.DefinitionVersionId.ShouldBe(instance.DefinitionVersionId);
        return (instance.DefinitionVersionId, await db.Set<TaskItem>().Where(t => t.CaseId == @case.Id && t.Kind == TaskKind.SelfAssessment).Select(t => t.FormVersion).SingleAsync());
    });
}
