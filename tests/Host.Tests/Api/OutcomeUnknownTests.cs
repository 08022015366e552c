using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using CanBo.Host.Tests.Tasks;
using CanBo.Activities.Tasks;
using CanBo.Runtime.Time;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Host.Tests.Api;

/// <summary>The database goes away during a commit and stays away: nobody is told that nothing was recorded, and sending again is safe.</summary>
public sealed partial class OutcomeUnknownTests
{
    private static readonly object Sheet = new
    {
        operationId = "op-1",
        values = new { months = Enumerable.Range(1, 12).ToDictionary(m => $"{m}", _ => 90), strengths = "Đủ việc", selfRating = "XS" },
    };

    [Fact]
    public async Task A_program_is_told_to_send_the_same_operation_again_and_gets_its_answer()
    {
        var steps = new LosingStepRunner();
        await using var host = await TaskHost.StartAsync(services: steps.Wrap);
        using var api = await host.ApiAsAsync(await host.PersonAsync("021"));
        var submit = new Uri($"/api/v1/tasks/{(await host.TaskAsync("021")).Id}/submit", UriKind.Relative);

        steps.LoseAfter(0);
        using var lost = await api.PostAsJsonAsync(submit, Sheet);
        steps.LoseNothing();
        using var again = await api.PostAsJsonAsync(submit, Sheet);

        lost.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        lost.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(30));
        lost.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await lost.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("code").GetString().ShouldBe("outcome_unknown");
        problem.GetProperty("detail").GetString()!.ShouldContain("gửi lại với cùng Idempotency-Key hoặc cùng operationId");
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        var task = await host.TaskAsync("021");
        (await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("receivedAt").GetDateTimeOffset().ShouldBe(task.SubmittedAt!.Value);
    }

    [Fact]
    public async Task A_person_is_told_that_it_may_be_recorded_and_sending_again_shows_the_receipt()
    {
        var steps = new LosingStepRunner();
        await using var host = await TaskHost.StartAsync(services: steps.Wrap);
        using var api = await host.ApiAsAsync(await host.PersonAsync("021"));
        using var sent = await api.PostAsJsonAsync(new Uri($"/api/v1/tasks/{(await host.TaskAsync("021")).Id}/submit", UriKind.Relative), Sheet);
        using var browser = await host.BrowserAsAsync(await host.PersonAsync("011"));
        var opinion = $"/tasks/{(await host.TaskAsync("021", TaskKind.Opinion)).Id}";
        await browser.OpenAsync(opinion);
        await browser.PostAsync($"{opinion}?part=1", ("opinion", "Gương mẫu."), ("_version", "0"), ("_do", "next"));
        var operation = Operation().Match((await browser.OpenAsync($"{opinion}/check")).Body).Groups[1].Value;

        steps.LoseAfter(0);
        var lost = await browser.PostAsync($"{opinion}/check", ("_op", operation));
        steps.LoseNothing();
        var again = await browser.PostAsync($"{opinion}/check", ("_op", operation));

        lost.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        lost.Text.ShouldContain("Có thể việc đã ghi xong.");
        lost.Text.ShouldContain("Chờ nửa phút rồi mở lại trang");
        again.StatusCode.ShouldBe(HttpStatusCode.Redirect, again.Body);
        (await host.TaskAsync("021", TaskKind.Opinion)).Status.ShouldBe(TaskState.Done);
    }

    [Fact]
    public async Task The_same_idempotency_key_never_does_it_twice()
    {
        var steps = new LosingStepRunner();
        // Steps of the host's own work would be counted with those of the call.
        await using var host = await HostFixture.StartAsync(services: steps.Wrap, settings: ("Work:Enabled", "false"));
        await host.CreateAccountAsync("a@phuloc.gov.vn");
        using var api = await host.ApiAsAsync("a@phuloc.gov.vn");

        // The first step notes the key, the second does the work.
        steps.LoseAfter(1);
        var lost = await AdvanceAsync(api);
        steps.LoseNothing();
        var soon = await AdvanceAsync(api);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        var later = await AdvanceAsync(api);

        lost.ShouldBe((HttpStatusCode.ServiceUnavailable, "outcome_unknown"));
        soon.ShouldBe((HttpStatusCode.Conflict, "under_way"));
        later.ShouldBe((HttpStatusCode.Conflict, "answer_lost"));
        await host.Services.GetRequiredService<BusinessClock>().RefreshAsync(CancellationToken.None);
        host.Services.GetRequiredService<BusinessTime>().Offset.ShouldBe(TimeSpan.FromDays(1));
    }

    private static async Task<(HttpStatusCode Status, string? Code)> AdvanceAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/dev/clock", UriKind.Relative)) { Content = JsonContent.Create(new { advance = "1.00:00:00" }) };
        request.Headers.Add("Idempotency-Key", "k1");
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [GeneratedRegex("name=\"_op\" value=\"([^\"]+)\"")]
    private static partial Regex Operation();
}
