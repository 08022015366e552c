using System.Net;
using System.Text.RegularExpressions;
using CanBo.Activities.Access;
using CanBo.Activities.Rehearsals;
using CanBo.Activities.Tasks;
using CanBo.Host.Tests.Designer;
using CanBo.Host.Tests.Hooks;
using CanBo.Runtime.Instances;
using CanBo.Testing;
using CanBo.Workflows.Execution;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Host.Tests.Rehearsals;

public sealed partial class RehearsalTests
{
    private const string Id = "civil-servant-annual";

    [Theory, BothDatabases]
    public async Task A_designer_rehearses_a_procedure_to_its_end_with_chosen_outcomes_and_nobody_hears_of_it(DatabaseKind kind)
    {
        await using var host = await HostFixture.StartAsync(kind);
        using var browser = await DesignerAsync(host);
        var before = await WorldAsync(host);
        await browser.OpenAsync($"/procedures/definitions/{Id}/rehearsals");

        var started = await browser.PostAsync($"/procedures/definitions/{Id}/rehearsals", ("value-isDeputy", "true"));
        var page = await browser.OpenAsync(started.Location!);
        page.Text.ShouldSatisfyAllConditions(
            t => t.ShouldContain("Đây là diễn tập."), t => t.ShouldContain("Phiếu tự đánh giá, xếp loại"), t => t.ShouldContain("Trần Thị Thử, người được đánh giá"), t => t.ShouldContain("Đã gửi"));
        await ChooseAsync(browser, started.Location!, "Submitted");
        await ChooseAsync(browser, started.Location!, "Adopted");

        // A deputy's case goes to the Party committee, whose deadline passes on the rehearsal's own clock.
        var waits = await browser.OpenAsync(started.Location!);
        waits.Text.ShouldContain("Đặng Văn Thử, thay mặt cấp ủy");
        waits.Text.ShouldContain("Đi tới hạn");
        await browser.PostAsync(started.Location + "/advance");
        (await browser.OpenAsync(started.Location!)).Text.ShouldContain("“Ý kiến của cấp ủy”: Quá hạn");
        await ChooseAsync(browser, started.Location!, "Complete");
        await ChooseAsync(browser, started.Location!, "Decided");
        await ChooseAsync(browser, started.Location!, "NoPetition");
        var done = await browser.OpenAsync(started.Location!);
        done.Text.ShouldSatisfyAllConditions(t => t.ShouldContain("Đã đến kết thúc"), t => t.ShouldContain("“Quyết định mức xếp loại”: Đã quyết định"), t => t.ShouldNotContain("Bước đang mở"));

        (await WorldAsync(host)).ShouldBe(before);
        (await browser.OpenAsync($"/procedures/definitions/{Id}")).Text.ShouldContain("Bắt đầu diễn tập");
        (await browser.PostAsync(started.Location + "/delete")).Location.ShouldBe($"/procedures/definitions/{Id}/rehearsals");
        (await browser.OpenAsync(started.Location!)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.ReadAsync(db => db.Set<RehearsalLine>().CountAsync())).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task Studios_run_button_begins_a_rehearsal_that_the_viewer_shows_and_that_can_be_deleted_there(DatabaseKind kind)
    {
        await using var host = await HostFixture.StartAsync(kind);
        await host.CreateAccountAsync("thiet.ke", ActorRoles.Designer);
        using var api = await host.ApiAsAsync("thiet.ke");
        using var browser = await host.BrowserAsAsync("thiet.ke");

        using var run = await api.PostAsync(new Uri($"/elsa/api/workflow-definitions/{Id}/execute", UriKind.Relative), new StringContent("{}", System.Text.Encoding.UTF8, "application/json"));
        var id = run.Headers.GetValues("x-elsa-workflow-instance-id").Single();

        var instance = await api.ElsaAsync(HttpMethod.Get, $"/workflow-instances/{id}");
        ((string?)instance.Body["name"]).ShouldStartWith("Diễn tập: ");
        ((string?)instance.Body["definitionId"]).ShouldBe(Id);
        var executions = await api.ElsaAsync(HttpMethod.Get, $"/activity-executions/list?WorkflowInstanceId={id}");
        executions.Body["items"]!.AsArray().ShouldContain(e => (string)e!["activityId"]! == "selfAssessment" && (string)e["status"]! == "Running");
        (await api.ElsaAsync(HttpMethod.Get, $"/workflow-instances/{id}/execution-state")).Status.ShouldBe(HttpStatusCode.OK);
        var journal = await api.ElsaAsync(HttpMethod.Post, $"/workflow-instances/{id}/journal", System.Text.Json.Nodes.JsonNode.Parse("""{"filter":{}}"""));
        journal.Body["totalCount"]!.GetValue<int>().ShouldBeGreaterThan(3);
        (await browser.OpenAsync($"/procedures/rehearsals/{id}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await api.ElsaAsync(HttpMethod.Delete, $"/workflow-instances/{id}")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await api.ElsaAsync(HttpMethod.Get, $"/workflow-instances/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await api.ElsaAsync(HttpMethod.Delete, $"/workflow-instances/{Guid.NewGuid()}")).Error.ShouldContain("không xóa được");
    }

    [Fact]
    public async Task What_waits_for_events_times_other_procedures_and_other_systems_is_stepped_by_chosen_outcomes_and_nothing_leaves()
    {
        await using var host = await HostFixture.StartAsync(settings: [("Work:Enabled", "false")]);
        await host.PublishAsync(
            "waits",
            """{"id":"event","type":"Elsa.Event","eventName":"news"}""",
            """{"id":"delay","type":"Elsa.Delay","timeSpan":"1.00:00:00"}""",
            """{"id":"cron","type":"Elsa.Cron","cronExpression":"0 0 7 1 1 ?"}""",
            """{"id":"child","type":"Elsa.ExecuteWorkflow","workflowDefinitionId":"nobody","waitForCompletion":true}""",
            """{"id":"ask","type":"Elsa.FlowSendHttpRequest","url":"http://127.0.0.1:9/","expectedStatusCodes":{"typeName":"Object","expression":{"type":"Object","value":"[200]"}}}""",
            """{"id":"hook","type":"Elsa.HttpEndpoint","path":"a"}""");
        var designer = new Actor(Guid.NewGuid(), null, ActorRoles.Designer, SignInStrength.Password);
        var id = await host.Services.GetRequiredService<StartRehearsal>().StartAsync("waits", new Dictionary<string, string>(), designer, CancellationToken.None);
        var begun = (await host.Services.GetRequiredService<RehearsalQueries>().FindAsync(id, designer, CancellationToken.None)).Clock;

        await ChooseAsync("Done");
        await host.Services.GetRequiredService<RunRehearsal>().ToNextTimerAsync(id, designer, CancellationToken.None);
        await host.Services.GetRequiredService<RunRehearsal>().ToNextTimerAsync(id, designer, CancellationToken.None);
        await ChooseAsync("Done");
        (await OpenAsync()).Ports.Select(p => p.Name).ShouldBe(["200", "Unmatched status code", "Failed to connect", "Timeout"]);
        await ChooseAsync("Unmatched status code");
        await ChooseAsync("Done");

        var end = await host.Services.GetRequiredService<RehearsalQueries>().FindAsync(id, designer, CancellationToken.None);
        end.Status.ShouldBe(InstanceStatus.Finished);
        end.Clock.ShouldBeGreaterThan(begun.AddDays(1));
        (await host.ReadAsync(db => db.Database.SqlQueryRaw<string>("select kind as \"Value\" from outbox").ToListAsync())).ShouldNotContain("http-request");

        async Task<RehearsedStep> OpenAsync() => (await host.Services.GetRequiredService<RehearsalQueries>().FindAsync(id, designer, CancellationToken.None)).Steps.ShouldHaveSingleItem();
        async Task ChooseAsync(string port) => await host.Services.GetRequiredService<RunRehearsal>().ChooseAsync(id, (await OpenAsync()).Execution, port, new Dictionary<string, string>(), designer, CancellationToken.None);
    }

    [Fact]
    public async Task A_step_that_is_over_or_an_outcome_that_is_none_changes_nothing()
    {
        await using var host = await HostFixture.StartAsync();
        using var browser = await DesignerAsync(host);
        await browser.OpenAsync($"/procedures/definitions/{Id}/rehearsals");
        var started = await browser.PostAsync($"/procedures/definitions/{Id}/rehearsals");
        var step = Step((await browser.OpenAsync(started.Location!)).Body);

        var wrong = await browser.PostAsync($"{started.Location}/steps/{step}", ("port", "Adopted"));
        var right = await browser.PostAsync($"{started.Location}/steps/{step}", ("port", "Submitted"));
        var twice = await browser.PostAsync($"{started.Location}/steps/{step}", ("port", "Submitted"));

        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Text.ShouldContain("Chọn một kết quả của bước này.");
        (right.StatusCode, twice.StatusCode).ShouldBe((HttpStatusCode.Redirect, HttpStatusCode.Redirect));
        (await host.ReadAsync(db => db.Set<RehearsalLine>().CountAsync(l => l.NodeId == "selfAssessment" && l.Event == "Completed"))).ShouldBe(1);
    }

    [Theory]
    [InlineData(ActorRoles.None)]
    [InlineData(ActorRoles.Organiser)]
    public async Task Nobody_but_designers_rehearses(ActorRoles roles)
    {
        await using var host = await HostFixture.StartAsync();
        using var designer = await DesignerAsync(host);
        await designer.OpenAsync($"/procedures/definitions/{Id}/rehearsals");
        var path = (await designer.PostAsync($"/procedures/definitions/{Id}/rehearsals")).Location!;
        await host.CreateAccountAsync("hoa", roles);
        using var browser = await host.BrowserAsAsync("hoa");

        foreach (var open in new[] { $"/procedures/definitions/{Id}/rehearsals", path })
            (await browser.OpenAsync(open)).StatusCode.ShouldBe(HttpStatusCode.NotFound, open);
        await browser.OpenAsync("/account");
        foreach (var post in new[] { $"/procedures/definitions/{Id}/rehearsals", path + "/steps/1", path + "/advance", path + "/retry/1", path + "/delete" })
            (await browser.PostAsync(post)).StatusCode.ShouldBe(HttpStatusCode.NotFound, post);
        (await host.ReadAsync(db => db.Set<Rehearsal>().CountAsync())).ShouldBe(1);
    }

    private static async Task<Browser> DesignerAsync(HostFixture host)
    {
        await host.CreateAccountAsync("thiet.ke", ActorRoles.Designer);
        return await host.BrowserAsAsync("thiet.ke");
    }

    private static async Task ChooseAsync(Browser browser, string path, string port) =>
        (await browser.PostAsync($"{path}/steps/{Step((await browser.OpenAsync(path)).Body)}", ("port", port))).StatusCode.ShouldBe(HttpStatusCode.Redirect, port);

    private static string Step(string page) => OpenStep().Match(page).Groups[1].Value;

    /// <summary>Rows of the world outside: cases, tasks, instances, notices, mails.</summary>
    private static Task<(int Cases, int Tasks, int Instances, int Notices, int Mails)> WorldAsync(HostFixture host) => host.ReadAsync(async db => (
        await db.Set<Activities.Campaigns.Case>().CountAsync(), await db.Set<TaskItem>().CountAsync(), await db.Set<InstanceRow>().CountAsync(),
        await db.Set<Activities.Mail.Notice>().CountAsync(), await db.Database.SqlQuery<int>($"select cast(count(*) as int) as \"Value\" from outbox").SingleAsync()));

    [GeneratedRegex(@"/steps/(\d+)""")]
    private static partial Regex OpenStep();
}
