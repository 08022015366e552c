using System.Net;
using CanBo.Activities.Access;
using CanBo.Activities.Approvals;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Forms;
using CanBo.Activities.People;
using CanBo.Activities.People.Import;
using CanBo.Activities.Procedures;
using CanBo.Activities.Tasks;
using CanBo.Host.Tests.SignIn;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Host.Tests.Approvals;

public sealed class ApprovalPageTests
{
    private const string Why = "Chưa nêu sản phẩm của quý III.";

    [Fact]
    public async Task An_approver_reads_decides_and_gets_a_receipt_on_pages_without_JavaScript()
    {
        await using var host = await HostFixture.StartAsync();
        var path = await AskAsync(host);
        using var superior = await host.BrowserAsAsync(await IdAsync(host, "SL047"));
        using var person = await host.BrowserAsAsync(await IdAsync(host, "SL050"));
        using var organiser = await host.BrowserAsAsync((await host.CreateAccountAsync("to.chuc", ActorRoles.Organiser)).UserName!);

        var inbox = await superior.OpenAsync("/");
        var asked = await superior.OpenAsync(path);
        var nothing = await superior.PostAsync(path, ("act", "give"), ("reason", "Để xem đã."));
        var bare = await superior.PostAsync(path, ("act", "give"), ("outcome", "SendBack"), ("reason", ""));
        var wrong = await superior.PostAsync(path, ("act", "delegate"), ("person", "SL050"), ("handReason", "Đi học."));
        var given = await superior.PostAsync(path, ("act", "give"), ("outcome", "Approve"), ("reason", "Nhất trí."), ("_op", "op"));
        var twice = await superior.PostAsync(path, ("act", "give"), ("outcome", "Approve"), ("reason", "Nhất trí."), ("_op", "op"));
        var receipt = await superior.OpenAsync(path + "/received");
        var after = await superior.OpenAsync(path);
        var hidden = await person.OpenAsync(path);
        var forged = await superior.PostForgedAsync(path, ("act", "give"), ("outcome", "Approve"));

        inbox.Text.ShouldContain("Duyệt hồ sơ");
        asked.StatusCode.ShouldBe(HttpStatusCode.OK, asked.Text);
        asked.Text.ShouldContain("Duyệt hồ sơ: Trần Quốc Toàn");
        asked.Text.ShouldContain("Đồng chí là cấp trên trực tiếp của Trần Quốc Toàn.");
        asked.Text.ShouldContain("Cần cả 2 người đồng ý.");
        asked.Text.ShouldContain("Bản tự đánh giá: Trần Quốc Toàn");
        asked.Body.ShouldNotContain(" checked");
        nothing.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        nothing.Text.ShouldContain("Chọn đồng ý, không đồng ý hoặc trả lại.");
        nothing.Text.ShouldContain("Để xem đã.");
        bare.Text.ShouldContain("Ghi lý do khi không đồng ý hoặc trả lại.");
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Text.ShouldContain("Trần Quốc Toàn là người được đánh giá.");
        given.Location.ShouldBe(path + "/received", given.Text);
        twice.Location.ShouldBe(path + "/received", twice.Text);
        receipt.Text.ShouldContain("Đã nhận ý kiến duyệt");
        receipt.Text.ShouldContain("Còn chờ ý kiến của người khác.");
        after.Text.ShouldContain("Ý kiến của đồng chí: đã đồng ý.");
        after.Body.ShouldNotContain("name=\"outcome\"");
        hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        var decider = await IdAsync(host, "SL001");
        using var byLink = await host.BrowserByLinkAsync(decider);
        await byLink.OpenAsync(path);
        var pin = await byLink.PostAsync(path, ("act", "give"), ("outcome", "SendBack"), ("reason", Why), ("_op", "other"));
        var pinned = await byLink.PostAsync(path, ("act", "give"), ("outcome", "SendBack"), ("reason", Why), ("_op", "other"), ("__pin", "594037"), ("__pinAgain", "594037"));
        var sheet = await person.OpenAsync("/tasks/" + await host.ReadAsync(db => db.Set<TaskItem>().Where(t => t.Kind == TaskKind.SelfAssessment && t.Status == TaskState.Open).OrderByDescending(t => t.DraftVersion).Select(t => t.Id).FirstAsync()));
        var seen = await organiser.OpenAsync(path);

        pin.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        pin.Text.ShouldContain("PIN");
        pinned.Location.ShouldBe(path + "/received", pinned.Text);
        sheet.Text.ShouldContain("Lê Quang Thắng trả lại để làm lại: " + Why);
        seen.Text.ShouldContain("Đã trả lại để làm lại");
        seen.Text.ShouldContain(Why);
    }

    [Fact]
    public async Task An_approver_hands_the_voice_on_and_an_organiser_does_without()
    {
        await using var host = await HostFixture.StartAsync();
        var path = await AskAsync(host);
        using var superior = await host.BrowserAsAsync(await IdAsync(host, "SL047"));
        using var deputy = await host.BrowserAsAsync(await IdAsync(host, "SL048"));
        using var organiser = await host.BrowserAsAsync((await host.CreateAccountAsync("to.chuc", ActorRoles.Organiser)).UserName!);

        await superior.OpenAsync(path);
        var handed = await superior.PostAsync(path, ("act", "delegate"), ("person", "SL048"), ("handReason", "Đi học."));
        var again = await superior.PostAsync(path, ("act", "delegate"), ("person", "SL048"), ("handReason", "Đi học."));
        var receipt = await superior.OpenAsync(path + "/received");
        var taken = await deputy.OpenAsync(path);
        var managed = await organiser.OpenAsync(path);
        var voice = await host.ReadAsync(db => db.Set<ApprovalVoice>().Where(v => v.Status == VoiceStatus.Asked).Select(v => v.Id).SingleAsync());
        var replaced = await organiser.PostAsync(path, ("act", "replace"), ("voice", voice.ToString()), ("person", "SL049"), ("handReason", "Nghỉ ốm."));
        var unsaid = await organiser.PostAsync(path, ("act", "waive"), ("reason", ""));
        var waived = await organiser.PostAsync(path, ("act", "waive"), ("reason", "Chủ tịch đã duyệt trên giấy."));
        var end = await organiser.OpenAsync(path);

        handed.Location.ShouldBe(path + "/received", handed.Text);
        again.Location.ShouldBe(path + "/received", again.Text);
        receipt.Text.ShouldContain("Đã giao cho Bạch Hưng Thịnh");
        taken.Text.ShouldContain("Nguyễn Thị Đào giao ý kiến này cho đồng chí. Lý do: Đi học.");
        taken.Text.ShouldNotContain("giao cho người khác");
        managed.Text.ShouldContain("Bạch Hưng Thịnh duyệt thay");
        replaced.StatusCode.ShouldBe(HttpStatusCode.Redirect, replaced.Text);
        unsaid.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        waived.StatusCode.ShouldBe(HttpStatusCode.Redirect, waived.Text);
        end.Text.ShouldContain("Người tổ chức miễn phê duyệt");
        end.Text.ShouldContain("Chủ tịch đã duyệt trên giấy.");
    }

    /// <summary>The office of justice has been launched, SL050 has sent the sheet; the page of its approval.</summary>
    private static async Task<string> AskAsync(HostFixture host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentActor>().Actor = Actor.System;
        foreach (var (kind, file) in ((ImportKind, string)[])[(ImportKind.Units, "units"), (ImportKind.People, "people"), (ImportKind.Memberships, "memberships")])
            await services.GetRequiredService<CommitImport>().ImportAsync(
                Actor.System, kind, file, await File.ReadAllBytesAsync(Repository.File("samples", "commune", file + ".csv")), skipErrors: false, CancellationToken.None);
        await services.GetRequiredService<SaveProcedure>().DraftAsync(ApprovalProcedures.Id, ApprovalProcedures.Twice, Actor.System, CancellationToken.None);
        await services.GetRequiredService<SaveProcedure>().PublishAsync(ApprovalProcedures.Id, Actor.System, CancellationToken.None);
        var details = new CampaignDetails(
            "Duyệt thử", TimeProvider.System.GetUtcNow().Year, null, null, ["TP"], "D335", new Dictionary<string, string> { ["*"] = ApprovalProcedures.Id }, null, "Văn phòng", "0900000008");
        var id = await services.GetRequiredService<CreateCampaign>().CreateAsync(details, Actor.System, CancellationToken.None);
        (await services.GetRequiredService<LaunchCampaign>().LaunchAsync(id, Actor.System, CancellationToken.None)).IsComplete.ShouldBeTrue();
        var person = await IdAsync(host, "SL050");
        var task = await host.ReadAsync(db => db.Set<TaskItem>().SingleAsync(t => t.AssigneeId == person));
        var months = string.Join(',', Enumerable.Range(1, 12).Select(m => $"\"{m}\":\"91\""));
        var values = RawValues.Parse($$"""{"months":{{{months}}},"strengths":"Đủ mười hai tháng.","limits":"","selfRating":"XS"}""");
        await services.GetRequiredService<SubmitTask>().SubmitAsync(new Actor(null, person, ActorRoles.None, SignInStrength.MailLink), task.Id, "op", values, isStrict: true, CancellationToken.None);
        return "/approvals/" + await host.ReadAsync(db => db.Set<ApprovalRound>().Select(r => r.Id).SingleAsync());
    }

    private static Task<Guid> IdAsync(HostFixture host, string code) => host.ReadAsync(db => db.Set<Person>().Where(p => p.Code == code).Select(p => p.Id).SingleAsync());
}
