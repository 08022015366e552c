using System.Net;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Meetings;
using CanBo.Host.Tests.Decisions;
using CanBo.Host.Tests.WholeJob;
using Microsoft.EntityFrameworkCore;
using Case = CanBo.Activities.Campaigns.Case;

namespace CanBo.Host.Tests.Cases;

public sealed class CaseVisibilityTests
{
    [Fact]
    public async Task A_case_is_there_for_its_person_its_decider_and_organisers_and_for_nobody_else()
    {
        await using var host = await HostFixture.StartAsync();
        await DecisionSite.LaunchAsync(host);
        var @case = await DecisionSite.CaseAsync(host, "N001");
        var colleague = await DecisionSite.PersonAsync(host, "N002");
        var secretary = await DecisionSite.PersonAsync(host, "S1");
        using var own = await host.ApiAsAsync(await DecisionSite.PersonAsync(host, "N001"));
        using var decider = await host.ApiAsAsync(await DecisionSite.PersonAsync(host, "H"));
        using var organiser = await host.ApiAsAsync(await DecisionSite.PersonAsync(host, "H1"), ActorRoles.Organiser);

        var mine = await own.ReadAsync($"/cases/{@case}");
        var whole = await decider.ReadAsync($"/cases/{@case}");
        var organised = await organiser.ReadAsync($"/cases/{@case}");

        // Own scores and the decision, no proposals, no names of those who acted.
        mine.Text("personName").ShouldBe("Đỗ Đình 001");
        mine.GetProperty("ratings").GetArrayLength().ShouldBe(2);
        mine.GetProperty("asked").GetArrayLength().ShouldBe(0);
        mine.GetProperty("timeline").EnumerateArray().ShouldAllBe(e => e.Text("who").Length == 0);
        whole.GetProperty("ratings").GetArrayLength().ShouldBe(3);
        organised.GetProperty("ratings").GetArrayLength().ShouldBe(3);

        // Who is waited for stands by name: the secretary who holds the meeting.
        whole.GetProperty("waiting")[0].Text("who").ShouldBe("Hồ Minh Quân");

        foreach (var (person, roles) in ((Guid, ActorRoles)[])[(colleague, ActorRoles.None), (secretary, ActorRoles.None), (colleague, ActorRoles.Operator), (colleague, ActorRoles.Designer)])
        {
            using var api = await host.ApiAsAsync(person, roles);
            using var browser = await host.BrowserAsAsync(person, roles);
            (await api.CallAsync(HttpMethod.Get, $"/cases/{@case}", null)).Refused(404);
            (await api.CallAsync(HttpMethod.Get, $"/cases/{@case}/notice", null)).Refused(404);
            foreach (var path in new[] { $"/cases/{@case}", $"/cases/{@case}/documents", $"/cases/{@case}/notice" })
                (await browser.OpenAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    [Fact]
    public async Task Pages_of_a_case_show_each_reader_what_is_theirs()
    {
        await using var host = await HostFixture.StartAsync();
        var campaign = await DecisionSite.LaunchAsync(host);
        var @case = await DecisionSite.CaseAsync(host, "N001");
        using var own = await host.BrowserAsAsync(await DecisionSite.PersonAsync(host, "N001"));
        using var organiser = await host.BrowserAsAsync(await DecisionSite.PersonAsync(host, "H1"), ActorRoles.Organiser);

        var mine = await own.OpenAsync($"/cases/{@case}");
        var documents = await own.OpenAsync($"/cases/{@case}/documents");
        var notice = await own.OpenAsync($"/cases/{@case}/notice");
        var full = await organiser.OpenAsync($"/cases/{@case}");
        var figures = await organiser.OpenAsync($"/results/{campaign}");
        var hidden = await own.OpenAsync($"/results/{campaign}");
        var export = await own.OpenAsync($"/results/{campaign}/export");
        var list = await own.OpenAsync("/results");

        mine.StatusCode.ShouldBe(HttpStatusCode.OK, mine.Text);
        mine.Text.ShouldNotContain("Đề xuất");
        mine.Text.ShouldNotContain("Hủy hồ sơ");
        documents.StatusCode.ShouldBe(HttpStatusCode.OK, documents.Text);
        notice.StatusCode.ShouldBe(HttpStatusCode.NotFound, "Nothing was decided yet.");
        full.Text.ShouldContain("Đề xuất");
        full.Text.ShouldContain("Hủy hồ sơ này");
        figures.StatusCode.ShouldBe(HttpStatusCode.OK, figures.Text);
        hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound, "Nothing was made public yet.");
        export.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        list.Text.ShouldContain("Chưa có kết quả nào để xem.");
    }

    [Fact]
    public async Task An_organiser_calls_a_case_off_with_a_reason_and_nobody_else_does()
    {
        await using var host = await HostFixture.StartAsync();
        await DecisionSite.LaunchAsync(host);
        var (first, second) = (await DecisionSite.CaseAsync(host, "N001"), await DecisionSite.CaseAsync(host, "N002"));
        using var own = await host.ApiAsAsync(await DecisionSite.PersonAsync(host, "N001"));
        using var organiser = await host.ApiAsAsync(await DecisionSite.PersonAsync(host, "H1"), ActorRoles.Organiser);
        using var browser = await host.BrowserAsAsync(await DecisionSite.PersonAsync(host, "H1"), ActorRoles.Organiser);

        (await own.PostJsonAsync($"/cases/{first}/cancel", new { reason = "Thử" })).Refused(403);
        (await organiser.PostJsonAsync($"/cases/{first}/cancel", new { reason = " " })).Refused(400).Errors.ShouldContain("reason: Ghi lý do hủy hồ sơ");
        (await organiser.PostJsonAsync($"/cases/{Guid.NewGuid()}/cancel", new { reason = "Thử" })).Refused(404);
        (await organiser.PostJsonAsync($"/cases/{first}/cancel", new { reason = "Chuyển công tác" })).Ok();
        (await organiser.PostJsonAsync($"/cases/{first}/cancel", new { reason = "Chuyển công tác" })).Refused(409, "case_over");
        await browser.OpenAsync($"/cases/{second}");
        var bare = await browser.PostAsync($"/cases/{second}/cancel", ("reason", ""));
        var cancelled = await browser.PostAsync($"/cases/{second}/cancel", ("reason", "Nghỉ hưu"));
        var page = await browser.OpenAsync($"/cases/{second}");

        bare.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        bare.Text.ShouldContain("Ghi lý do hủy hồ sơ");
        cancelled.StatusCode.ShouldBe(HttpStatusCode.Redirect, cancelled.Text);
        page.Text.ShouldContain("Đã hủy");
        (await host.ReadAsync(db => db.Set<Case>().CountAsync(c => c.Status == CaseStatus.Cancelled))).ShouldBe(2);
        (await host.ReadAsync(db => db.Set<MeetingCase>().CountAsync(m => m.Status == MeetingCaseStatus.Waiting))).ShouldBe(6, "The meeting goes on without them.");
    }
}
