using System.Net;
using CanBo.Activities.Access;
using CanBo.Activities.Guests;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Host.Tests.Tasks;
using CanBo.Runtime.Audit;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Host.Tests.Guests;

public sealed class GuestPageTests
{
    private static readonly Actor Organiser = new(Guid.NewGuid(), null, ActorRoles.Organiser, SignInStrength.Password);

    private const string Procedure = """
        {"definitionId":"task-tests","name":"Nhận xét nơi cư trú","version":1,"root":{"id":"flow","type":"Elsa.Flowchart","version":1,"start":"ask","activities":[
          {"id":"ask","type":"CanBo.ResidenceComment","version":1,"metadata":{"displayText":"Nhận xét nơi cư trú"},"form":{"typeName":"String","expression":{"type":"Literal","value":"residence-comment"}},"windowDays":{"typeName":"Int32","expression":{"type":"Literal","value":10}}},
          {"id":"hold","type":"CanBo.Deadline","version":1,"workingDays":{"typeName":"Int32","expression":{"type":"Literal","value":20}}},
          {"id":"end","type":"Elsa.Finish","version":1}],
         "connections":[
          {"source":{"activity":"ask","port":"Submitted"},"target":{"activity":"hold","port":"In"}},
          {"source":{"activity":"ask","port":"Overdue"},"target":{"activity":"hold","port":"In"}},
          {"source":{"activity":"ask","port":"NoParticipant"},"target":{"activity":"hold","port":"In"}},
          {"source":{"activity":"ask","port":"NotRequired"},"target":{"activity":"hold","port":"In"}},
          {"source":{"activity":"hold","port":"Passed"},"target":{"activity":"end","port":"In"}}]}}
        """;

    [Theory, BothDatabases]
    public async Task A_committee_comments_by_its_link_without_an_account_and_once_for_each_person(DatabaseKind kind)
    {
        await using var host = await TaskHost.StartAsync(kind, procedure: Procedure);
        var task = await host.TaskAsync("020", TaskKind.Residence);
        using var browser = host.Browser();
        var link = await LinkAsync(host);

        var list = await browser.OpenAsync(link);
        await browser.OpenAsync($"{link}/{task.Id}");
        (await browser.PostAsync($"{link}/{task.Id}?part=1", ("_do", "next"), ("_version", "0"), ("way", "viet"))).Location.ShouldBe($"{link}/{task.Id}?part=2");
        (await browser.PostAsync(
            $"{link}/{task.Id}?part=2",
            ("_do", "next"), ("_version", "1"), ("example", "lam-tot"), ("civic", "lam-tot"), ("meetings", "co-lam"), ("people", "lam-tot"), ("helps", "lam-tot"), ("strengths", "Gương mẫu."), ("limits", "Không"))).Location.ShouldBe($"{link}/{task.Id}?part=3");
        (await browser.PostAsync(
            $"{link}/{task.Id}?part=3",
            ("_do", "next"), ("_version", "2"), ("author", "Đinh Văn Hòa"), ("authorPost", "Bí thư chi bộ thôn"), ("confirmer", "Lê Thị Mai"), ("confirmerPost", "Phó Bí thư đảng ủy"))).Location.ShouldBe($"{link}/{task.Id}/check");
        var check = await browser.OpenAsync($"{link}/{task.Id}/check");
        var sent = await browser.PostAsync($"{link}/{task.Id}/check", ("_op", "gửi-1"));
        var twice = await browser.PostAsync($"{link}/{task.Id}/check", ("_op", "gửi-2"));
        var received = await browser.OpenAsync($"{link}/{task.Id}/received");

        list.Text.ShouldContain("Xin nhận xét 2 đảng viên sinh sống tại đây.");
        list.Text.ShouldContain("Phạm Thị Lan");
        check.Text.ShouldContain("Gương mẫu.");
        sent.Location.ShouldBe($"{link}/{task.Id}/received");
        twice.Location.ShouldBe($"{link}/{task.Id}/received");
        received.Text.ShouldContain("Đã nhận nhận xét");
        var kept = await host.TaskAsync("020", TaskKind.Residence);
        kept.OperationId.ShouldBe("gửi-1");
        kept.Answer!.ShouldContain("Đinh Văn Hòa");
        // The link stays good for the others on its list.
        (await browser.OpenAsync(link)).Text.ShouldContain("Xin nhận xét một đảng viên sinh sống tại đây.");
    }

    // Was: what the organiser had typed on one part was gone on the next, so that no paper reply could be entered.
    [Fact]
    public async Task An_organiser_types_in_what_came_on_paper_part_by_part()
    {
        await using var host = await TaskHost.StartAsync(procedure: Procedure);
        var task = await host.TaskAsync("020", TaskKind.Residence);
        await host.CreateAccountAsync("tochuc", ActorRoles.Organiser);
        using var browser = await host.BrowserAsAsync("tochuc");
        var form = $"/tasks/{task.Id}/paper";

        await browser.OpenAsync(form);
        (await browser.PostAsync($"{form}?part=1", ("_do", "next"), ("_version", "0"), ("way", "viet"))).Location.ShouldBe($"{form}?part=2");
        (await browser.PostAsync(
            $"{form}?part=2",
            ("_do", "next"), ("_version", "1"), ("example", "lam-tot"), ("civic", "lam-tot"), ("meetings", "co-lam"), ("people", "lam-tot"), ("helps", "lam-tot"), ("strengths", "Gương mẫu."), ("limits", "Không"))).Location.ShouldBe($"{form}?part=3");
        (await browser.PostAsync(
            $"{form}?part=3",
            ("_do", "next"), ("_version", "2"), ("author", "Đinh Văn Hòa"), ("authorPost", "Bí thư chi bộ thôn"), ("confirmer", "Lê Thị Mai"), ("confirmerPost", "Phó Bí thư đảng ủy"))).Location.ShouldBe($"{form}/check");
        var check = await browser.OpenAsync($"{form}/check");
        var sent = await browser.PostAsync($"{form}/check", ("_op", "giấy-1"));

        check.Text.ShouldContain("Gương mẫu.");
        sent.Location.ShouldBe($"{form}/received");
        (await host.TaskAsync("020", TaskKind.Residence)).Answer!.ShouldContain("Đinh Văn Hòa");
    }

    [Fact]
    public async Task Opening_a_link_again_and_again_as_mail_scanners_do_changes_nothing()
    {
        await using var host = await TaskHost.StartAsync(procedure: Procedure);
        var task = await host.TaskAsync("020", TaskKind.Residence);
        var link = await LinkAsync(host);
        using var browser = host.Browser();
        var before = await StateAsync(host);

        for (var round = 0; round < 3; round++)
            foreach (var path in new[] { link, $"{link}/{task.Id}", $"{link}/{task.Id}?part=3", $"{link}/{task.Id}/check", $"{link}/{task.Id}/received" })
                ((int)(await browser.OpenAsync(path)).StatusCode).ShouldBeLessThan(400);
        var forged = await browser.PostForgedAsync($"{link}/{task.Id}/check", ("_op", "x"));

        forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await StateAsync(host)).ShouldBe(before);
    }

    [Fact]
    public async Task A_revoked_or_foreign_link_leads_nowhere_and_a_new_one_leads_in()
    {
        await using var host = await TaskHost.StartAsync(procedure: Procedure);
        var task = await host.TaskAsync("020", TaskKind.Residence);
        var old = await LinkAsync(host);
        using var browser = host.Browser();

        await host.Services.GetRequiredService<GuestLinks>().ReissueAsync(Organiser, task.CampaignId, task.AssigneeId, "Thư gửi nhầm địa chỉ.", CancellationToken.None);
        var now = await LinkAsync(host);

        (await browser.OpenAsync(old)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await browser.OpenAsync($"{old}/{task.Id}")).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await browser.OpenAsync("/g/khong-phai-lien-ket")).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await browser.OpenAsync(now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        // Behind a link stand its own requests only: the task of somebody who lives elsewhere is not there.
        (await browser.OpenAsync($"{now}/{Guid.NewGuid()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.OpenAsync($"/campaigns/{task.CampaignId}/residence")).Location.ShouldNotBeNull().ShouldContain("/sign-in");
    }

    private static async Task<string> LinkAsync(HostFixture host)
    {
        var id = await host.ReadAsync(db => db.Set<GuestLink>().Where(l => l.RevokedAt == null).Select(l => l.Id).SingleAsync());
        return $"/g/{host.Services.GetRequiredService<GuestTokens>().TokenOf(id)}";
    }

    private static Task<string> StateAsync(HostFixture host) => host.ReadAsync(async db =>
    {
        var tasks = await db.Set<TaskItem>().OrderBy(t => t.Id).Select(t => $"{t.Id}:{t.Version}:{t.Status}").ToListAsync();
        var links = await db.Set<GuestLink>().Select(l => $"{l.Id}:{l.RevokedAt}:{l.MailedAt}").ToListAsync();
        return $"{string.Join(',', tasks)};{string.Join(',', links)};{await db.Set<AuditRow>().CountAsync()}";
    });
}
