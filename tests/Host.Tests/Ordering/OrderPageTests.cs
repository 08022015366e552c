using System.Net;
using CanBo.Activities.Access;
using CanBo.Activities.Cohorts;
using CanBo.Activities.Meetings;
using CanBo.Host.Tests.Decisions;
using Microsoft.EntityFrameworkCore;
using Case = CanBo.Activities.Campaigns.Case;

namespace CanBo.Host.Tests.Ordering;

public sealed class OrderPageTests
{
    [Fact]
    public async Task Organisers_see_who_waits_for_whom_and_let_a_case_and_a_group_go_on_with_a_reason()
    {
        await using var host = await HostFixture.StartAsync();
        var campaign = await OrderSite.LaunchAsync(host);
        using var organiser = await host.BrowserAsAsync(await DecisionSite.PersonAsync(host, "S1"), ActorRoles.Organiser);
        var head = await DecisionSite.CaseAsync(host, "H1");

        var page = await organiser.OpenAsync($"/campaigns/{campaign}/order");
        var form = await organiser.OpenAsync($"/campaigns/{campaign}/order/cases/{head}");
        var bare = await organiser.PostAsync($"/campaigns/{campaign}/order/cases/{head}", ("reason", " "));
        var released = await organiser.PostAsync($"/campaigns/{campaign}/order/cases/{head}", ("reason", "Kết quả cấp dưới ghi sau."));
        var gone = await organiser.OpenAsync($"/campaigns/{campaign}/order/cases/{head}");

        page.StatusCode.ShouldBe(HttpStatusCode.OK, page.Text);
        page.Text.ShouldContain("Đơn vị nào chờ đơn vị nào");
        page.Text.ShouldContain("hồ sơ của cấp dưới trực tiếp");
        page.Text.ShouldContain("Trần Văn Bình");
        page.Text.ShouldContain("và 5 hồ sơ nữa");
        page.Body.ShouldContain($"/cases/{head}");
        form.Text.ShouldContain("Cho hồ sơ của Trần Văn Bình đi tiếp");
        bare.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        bare.Text.ShouldContain("Ghi lý do, tối đa 1.000 ký tự.");
        released.StatusCode.ShouldBe(HttpStatusCode.Redirect, released.Text);
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_else_sees_the_order_or_lets_a_case_go()
    {
        await using var host = await HostFixture.StartAsync();
        var campaign = await OrderSite.LaunchAsync(host);
        var head = await DecisionSite.CaseAsync(host, "H1");
        using var participant = await host.BrowserAsAsync(await DecisionSite.PersonAsync(host, "H1"));

        foreach (var path in new[] { "order", $"order/cases/{head}", "order/group?key=campaign" })
            (await participant.OpenAsync($"/campaigns/{campaign}/{path}")).StatusCode.ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.Redirect);
        (await participant.PostAsync($"/campaigns/{campaign}/order/cases/{head}", ("reason", "Tự cho đi."))).StatusCode.ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.Redirect);
        (await host.ReadAsync(db => db.Set<Activities.Ordering.CaseWait>().CountAsync(w => w.CaseId == head && w.ReleasedAt == null))).ShouldBe(1);
    }

    [Fact]
    public async Task A_trial_on_the_decision_page_shows_other_ratings_and_another_base_without_saving()
    {
        await using var host = await HostFixture.StartAsync();
        var campaign = await DecisionSite.LaunchAsync(host);
        using var head = await host.BrowserAsAsync(await DecisionSite.PersonAsync(host, "H"));
        var cases = await host.ReadAsync(db => db.Set<Case>().OrderByDescending(c => c.ScoreForSorting).ToListAsync());

        var page = await head.OpenAsync($"/campaigns/{campaign}/decision-list/what-if");
        (string, string)[] ratings = [.. cases.Select((c, at) => ($"rating.{c.Id}", at < 2 ? "XS" : "TOT"))];
        var tried = await head.PostAsync($"/campaigns/{campaign}/decision-list/what-if", [.. ratings, ("rate", "")]);
        var wider = await head.PostAsync($"/campaigns/{campaign}/decision-list/what-if", [.. ratings, ("rate", "50"), ("base", "ALL")]);
        var wrong = await head.PostAsync($"/campaigns/{campaign}/decision-list/what-if", [.. ratings, ("rate", "0")]);

        page.StatusCode.ShouldBe(HttpStatusCode.OK, page.Text);
        page.Text.ShouldContain("Chỉ tính để xem.");
        tried.Text.ShouldContain("1 lựa chọn không được");
        tried.Text.ShouldContain("Không còn chỗ Xuất sắc");
        wider.Text.ShouldContain("Mọi lựa chọn đều được");
        wider.Text.ShouldContain("Xuất sắc không quá 50 % tổng số người được xếp loại.");
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Text.ShouldContain("Ghi tỷ lệ phần trăm trên 0");
        (await host.ReadAsync(db => db.Set<Case>().CountAsync(c => c.FinalRating != null))).ShouldBe(0);
        (await host.ReadAsync(db => db.Set<CohortMember>().CountAsync())).ShouldBe(0);
        (await host.ReadAsync(db => db.Set<Meeting>().CountAsync(m => m.Status == MeetingStatus.Planned))).ShouldBe(1);
    }
}
