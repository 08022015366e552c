using System.Net;
using CanBo.Activities.Access;
using CanBo.Activities.Meetings;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Host.Tests.Decisions;
using CanBo.Host.Tests.WholeJob;
using CanBo.Runtime;
using CanBo.Runtime.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Host.Tests.Operating;

/// <summary>What operators look after: work that stopped and cases that stand still.</summary>
public sealed class OperatingTests
{
    [Fact]
    public async Task Work_that_was_given_up_is_shown_and_done_again()
    {
        var printer = new Printer();
        await using var host = await HostFixture.StartAsync(services: services => services.AddSingleton(printer).AddDeed<Print>());
        await host.CreateAccountAsync("nguoi-van-hanh", ActorRoles.Operator);
        await host.CreateAccountAsync("nguoi-thiet-ke", ActorRoles.Designer);
        using var @operator = await host.ApiAsAsync("nguoi-van-hanh");
        using var designer = await host.ApiAsAsync("nguoi-thiet-ke");
        using var browser = await host.BrowserAsAsync("nguoi-van-hanh");
        using var others = await host.BrowserAsAsync("nguoi-thiet-ke");
        await host.StepAsync((step, _) =>
        {
            step.Enqueue(Print.Kind, "first", "{}");
            step.Enqueue(Print.Kind, "second", "{}");
            return Task.FromResult(true);
        });

        var stopped = await Eventually.GetAsync(() => @operator.AllAsync("/outbox/stopped"), rows => rows.Count == 2, rows => $"{rows.Count} stopped");
        var page = await browser.OpenAsync("/outbox");
        (await designer.CallAsync(HttpMethod.Get, "/outbox/stopped", null)).Refused(403);
        (await designer.CallAsync(HttpMethod.Get, "/outbox", null)).Refused(403);
        (await designer.PostJsonAsync($"/outbox/stopped/{stopped[0].Id()}/retry", null)).Refused(403);
        (await others.OpenAsync("/outbox")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        printer.HasPaper = true;
        (await @operator.PostJsonAsync($"/outbox/stopped/{stopped[0].Id()}/retry", null)).Ok();
        var again = await browser.PostAsync($"/outbox/stopped/{stopped[1].Id()}/retry");
        await Eventually.GetAsync(() => Task.FromResult(printer.Printed), printed => printed == 2, printed => $"{printed} printed");
        await Eventually.GetAsync(() => @operator.AllAsync("/outbox/stopped"), rows => rows.Count == 0, rows => $"{rows.Count} stopped");

        page.StatusCode.ShouldBe(HttpStatusCode.OK, page.Text);
        page.Text.ShouldContain("Việc nền bị dừng: 2");
        page.Text.ShouldContain("There is no paper.");
        again.StatusCode.ShouldBe(HttpStatusCode.Redirect, again.Text);
        (await @operator.PostJsonAsync($"/outbox/stopped/{stopped[0].Id()}/retry", null)).Refused(404);
        (await browser.OpenAsync("/outbox")).Text.ShouldNotContain("Việc nền bị dừng");
    }

    [Fact]
    public async Task A_case_that_stands_still_is_shown_and_goes_on_when_it_is_run_again()
    {
        await using var host = await HostFixture.StartAsync();
        await DecisionSite.LaunchAsync(host, waitsFirst: true);
        await host.CreateAccountAsync("nguoi-van-hanh", ActorRoles.Operator);
        using var @operator = await host.ApiAsAsync("nguoi-van-hanh");
        using var participant = await host.ApiAsAsync(await DecisionSite.PersonAsync(host, "N001"));
        using var browser = await host.BrowserAsAsync("nguoi-van-hanh");

        // Nobody is left to hold the meeting when the cases come to it.
        await host.StepAsync((step, cancellation) => step.Db().Set<Membership>().ExecuteDeleteAsync(cancellation));
        host.Clock.Advance(TimeSpan.FromHours(2));
        var open = await Eventually.GetAsync(() => @operator.AllAsync("/incidents"), rows => rows.Count == 8, rows => $"{rows.Count} incidents");
        var page = await browser.OpenAsync("/incidents");
        (await participant.CallAsync(HttpMethod.Get, "/incidents", null)).Refused(403);
        (await participant.PostJsonAsync($"/incidents/{open[0].Id()}/retry", null)).Refused(403);
        (await @operator.PostJsonAsync($"/incidents/{Guid.NewGuid()}/retry", null)).Refused(404);
        await DecisionSite.ImportMembershipsAsync(host);
        (await @operator.PostJsonAsync($"/incidents/{open[0].Id()}/retry", null)).Ok();
        var again = await browser.PostAsync($"/incidents/{open[1].Id()}/retry");
        var left = await @operator.AllAsync("/incidents");
        var all = await @operator.AllAsync("/incidents?all=true");

        page.StatusCode.ShouldBe(HttpStatusCode.OK, page.Text);
        page.Text.ShouldContain("Đỗ Đình 001");
        page.Text.ShouldContain("Bước này không chạy được. Sửa nguyên nhân rồi chạy lại.");
        page.Text.ShouldContain("Nobody can act in this step.");
        page.Body.ShouldNotContain("/cases/", customMessage: "An operator sees no answers, so there is no way to the case.");
        again.StatusCode.ShouldBe(HttpStatusCode.Redirect, again.Text);
        left.Count.ShouldBe(6);
        all.Count.ShouldBe(8);
        (await @operator.PostJsonAsync($"/incidents/{open[0].Id()}/retry", null)).Refused(404);
        (await host.ReadAsync(db => db.Set<MeetingCase>().CountAsync(m => m.Status == MeetingCaseStatus.Waiting))).ShouldBe(2);
    }

    /// <summary>Refuses for good until there is paper.</summary>
    internal sealed class Print(Printer printer) : IDeed
    {
        public static string Kind => "test.print";

        public Task<DeedResult> DoAsync(OutboxItem item, CancellationToken cancellation) => Task.FromResult(printer.Take());
    }

    internal sealed class Printer
    {
        private int _printed;

        public volatile bool HasPaper;

        public int Printed => Volatile.Read(ref _printed);

        public DeedResult Take()
        {
            if (!HasPaper)
                return new DeedResult.Never("There is no paper.");
            Interlocked.Increment(ref _printed);
            return new DeedResult.Done();
        }
    }
}
