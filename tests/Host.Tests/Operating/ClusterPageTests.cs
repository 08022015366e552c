using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Storage;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Host.Tests.Operating;

public sealed class ClusterPageTests
{
    private const string MetricsToken = "0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task Operators_and_the_collecting_machine_see_the_hosts_what_they_hold_and_what_waits_and_others_do_not()
    {
        await using var host = await HostFixture.StartAsync(DatabaseKind.PostgreSql, settings: ("Metrics:Token", MetricsToken));
        await host.CreateAccountAsync("nguoi-van-hanh", ActorRoles.Operator);
        await host.CreateAccountAsync("nguoi-to-chuc", ActorRoles.Organiser | ActorRoles.Designer);
        using var browser = await host.BrowserAsAsync("nguoi-van-hanh");
        using var others = await host.BrowserAsAsync("nguoi-to-chuc");
        using var nobody = host.Browser();

        await host.StepAsync((step, cancellation) => step.Db().Database.ExecuteSqlRawAsync(
            "insert into stimuli (id, instance_id, node_id, name, payload, status, received_at, expires_at, last_error)"
            + " values ('s1', '00000000-0000-0000-0000-000000000001', 'appraisal', 'Arrived', '{{}}', 'Dead', now(), now(), 'The activity did not begin in time.')",
            cancellation));
        var page = await browser.OpenAsync("/ops/cluster");

        page.StatusCode.ShouldBe(HttpStatusCode.OK, page.Text);
        page.Text.ShouldContain(Environment.MachineName);
        page.Text.ShouldContain("Đang chạy (máy trả lời trang này)");
        page.Text.ShouldContain("Việc hẹn giờ đến hạn");
        page.Text.ShouldContain("The activity did not begin in time.");
        (await browser.PostAsync("/ops/cluster/stimuli/deliver", ("id", "another"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await others.OpenAsync("/ops/cluster")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await others.PostAsync("/ops/cluster/stimuli/deliver", ("id", "s1"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await nobody.OpenAsync("/ops/cluster")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var machine = host.Api(MetricsToken);
        using var stranger = host.Api(MetricsToken[1..]);
        using var withoutToken = host.Api();
        using var organiser = await host.ApiAsAsync("nguoi-to-chuc");
        var figures = await machine.GetStringAsync("/ops/metrics");
        figures.ShouldContain("# TYPE canbo_steps_total counter\n");
        figures.ShouldContain("canbo_steps_total{commit=\"alone\"} ");
        figures.ShouldContain("canbo_nodes{state=\"up\"} 1\n");
        figures.ShouldContain("canbo_dead_letters{kind=\"stimulus\"} 1\n");
        figures.ShouldContain("canbo_lag_seconds{kind=\"timer\"} ");
        figures.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => line.StartsWith('#') || Regex.IsMatch(line, "^canbo_[a-z_]+({[^}]*})? [-0-9.E]+$"));
        using var operating = await host.ApiAsAsync("nguoi-van-hanh");
        (await operating.GetAsync("/ops/metrics")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await stranger.GetAsync("/ops/metrics")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await withoutToken.GetAsync("/ops/metrics")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await organiser.GetAsync("/ops/metrics")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Only_organisers_see_the_archive_of_a_campaign_and_what_hinders_it()
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("nguoi-van-hanh", ActorRoles.Operator);
        await host.CreateAccountAsync("nguoi-to-chuc", ActorRoles.Organiser);
        var campaign = Guid.CreateVersion7();
        await host.StepAsync((step, _) =>
        {
            step.Db().Add(Campaign.Draft(campaign, "Đợt thử", 2026, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), step.Now));
            return Task.FromResult(campaign);
        });
        using var operating = await host.ApiAsAsync("nguoi-van-hanh");
        using var organising = await host.ApiAsAsync("nguoi-to-chuc");
        using var browser = await host.BrowserAsAsync("nguoi-to-chuc");
        using var nobody = host.Api();
        var address = $"/api/v1/campaigns/{campaign}/archive";

        var page = await browser.OpenAsync($"/campaigns/{campaign}/archive");

        page.StatusCode.ShouldBe(HttpStatusCode.OK, page.Text);
        page.Text.ShouldContain("Chỉ lưu trữ được đợt đã kết thúc hoặc đã hủy.");
        (await organising.GetStringAsync(address)).ShouldContain("\"files\":[]");
        (await organising.PostAsJsonAsync(address, new { keepDays = 30, reason = "Hết năm." })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await organising.GetAsync($"{address}/1")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await operating.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await operating.PostAsJsonAsync(address, new { keepDays = 30, reason = "Hết năm." })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await operating.GetAsync($"{address}/1")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await nobody.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
