using System.Text.Json;
using CanBo.Host.Tests.WholeJob;
using CanBo.Testing;
using CanBo.Testing.Mail;

namespace CanBo.Host.Tests.Approvals;

/// <summary>A procedure with approvals on imported people, over HTTP and mail only.</summary>
public sealed class ApprovalJobTests
{
    private const string Person = "SL050", Superior = "SL047", Decider = "SL001", Party = "SL002", Staff = "SL005";
    private const string Why = "Chưa nêu sản phẩm của quý III.";

    [Theory, BothDatabases]
    public async Task A_case_is_approved_in_turn_sent_back_and_approved_by_two_of_three(DatabaseKind kind)
    {
        await using var commune = await Commune.StartAsync(kind);
        var campaign = await LaunchAsync(commune);
        var sheet = (await commune.TasksAsync(Person, campaign, "SelfAssessment")).ShouldHaveSingleItem().Id();
        // A task that is answered at once is not written about any more.
        await MailsToAsync(commune, "toan.tq@sonlinh.honglam.example", least: 1);
        (await commune.SubmitAsync(Person, sheet, Sheets.Annual(91m, "XS"))).Ok();

        // In turn: the superior alone is asked, by a mail that tells nothing about the person.
        var first = await TaskAsync(commune, Superior, campaign);
        (await commune.TasksAsync(Decider, campaign, "Approval")).ShouldBeEmpty();
        var mail = await MailToAsync(commune, "dao.nt@sonlinh.honglam.example", "Duyệt hồ sơ");
        mail.Text.ShouldNotContain(Sheets.Mark);
        await ByLinkItNeedsThePinAsync(commune, mail, first);
        var superior = await commune.AsAsync(Superior);
        (await (await commune.AsAsync("SL048")).PostJsonAsync($"/tasks/{first}/approve", new { outcome = "Approve" })).Refused(404);
        (await superior.PostJsonAsync($"/tasks/{first}/approve", new { outcome = "SendBack", reason = " " })).Refused(400).Errors.ShouldContain("Ghi lý do khi không đồng ý hoặc trả lại.");
        (await superior.PostJsonAsync($"/tasks/{first}/approve", new { reason = Why })).Refused(400).Errors.ShouldStartWith("outcome:");
        var approved = (await superior.PostJsonAsync($"/tasks/{first}/approve", new { outcome = "Approve", operationId = "op-1" })).Ok();
        approved.Text("status").ShouldBe("Open");
        var approval = approved.Id("approvalId");
        (await superior.PostJsonAsync($"/tasks/{first}/approve", new { outcome = "Approve", operationId = "op-1" })).Ok().Text("receivedAt").ShouldBe(approved.Text("receivedAt"));
        (await superior.PostJsonAsync($"/tasks/{first}/approve", new { outcome = "Reject", reason = Why })).Refused(409, "already_answered");

        // Sent back: the person reads who and why, and a mail asks for the sheet again.
        var second = await TaskAsync(commune, Decider, campaign);
        (await (await commune.AsAsync(Decider)).PostJsonAsync($"/tasks/{second}/approve", new { outcome = "SendBack", reason = Why })).Ok().Text("status").ShouldBe("SentBack");
        var again = await (await commune.AsAsync(Person)).ReadAsync($"/tasks/{sheet}");
        again.Text("status").ShouldBe("Open");
        again.GetProperty("sentBack").Text("reason").ShouldBe(Why);
        again.GetProperty("sentBack").Text("by").ShouldBe("Lê Quang Thắng");
        (await MailsToAsync(commune, "toan.tq@sonlinh.honglam.example", least: 2)).ShouldAllBe(m => !m.Text.Contains(Why, StringComparison.Ordinal));

        // Once more, and this time both approve; the superior delegates.
        (await commune.SubmitAsync(Person, sheet, Sheets.Annual(92m, "XS"), "second-time")).Ok();
        var anew = await TaskAsync(commune, Superior, campaign);
        anew.ShouldNotBe(first);
        (await superior.PostJsonAsync($"/tasks/{anew}/delegate", new { personCode = Person, reason = "Đi học." })).Refused(400).Errors.ShouldContain("là người được đánh giá");
        (await superior.PostJsonAsync($"/tasks/{anew}/delegate", new { personCode = "SL048", reason = "Đi học." })).IsOk.ShouldBeTrue();
        (await superior.PostJsonAsync($"/tasks/{anew}/approve", new { outcome = "Approve" })).Refused(409, "handed_on");
        await MailToAsync(commune, "thinh.bh@sonlinh.honglam.example", "Duyệt hồ sơ");
        await ApproveAsync(commune, "SL048", campaign);
        await ApproveAsync(commune, Decider, campaign);

        // Two of three, over a refusal.
        var refusal = await TaskAsync(commune, Party, campaign);
        (await (await commune.AsAsync(Party)).PostJsonAsync($"/tasks/{refusal}/approve", new { outcome = "Reject", reason = Why })).Ok().Text("status").ShouldBe("Open");
        await ApproveAsync(commune, Staff, campaign);
        (await ApproveAsync(commune, Decider, campaign)).Text("status").ShouldBe("Approved");

        var @case = (await commune.Admin.ReadAsync($"/tasks/{sheet}")).GetProperty("about").Id("caseId");
        var file = await commune.Admin.ReadAsync($"/cases/{@case}");
        file.Text("status").ShouldBe("Finished");
        var words = file.GetProperty("timeline").EnumerateArray().Select(e => (e.Text("text"), e.Text("who"))).ToList();
        words.ShouldContain(("Một người duyệt trả lại, ghi lý do", "Lê Quang Thắng"));
        words.ShouldContain(("Một người duyệt không đồng ý", "Nguyễn Thị Thu Hoài"));
        words.Count(w => w.Item1 == "Được phê duyệt: đủ số người đồng ý").ShouldBe(2);
        await WhoMayNotAsync(commune, approval, first);
    }

    private static async Task WhoMayNotAsync(Commune commune, Guid approval, Guid task)
    {
        foreach (var stranger in new[] { Person, "SL049", Party })
        {
            var client = await commune.AsAsync(stranger);
            (await client.CallAsync(HttpMethod.Get, $"/approvals/{approval}", null)).Refused(404);
            (await client.PostJsonAsync($"/tasks/{task}/delegate", new { personCode = "SL052", reason = "x" })).Refused(404);
            (await client.PostJsonAsync($"/approvals/{approval}/waive", new { reason = "x" })).Status.ShouldBe(403);
            (await client.PostJsonAsync($"/approvals/{approval}/voices/{Guid.NewGuid()}/replace", new { personCode = "SL052", reason = "x" })).Status.ShouldBe(403);
        }

        using var nobody = commune.Host.Api();
        (await nobody.CallAsync(HttpMethod.Get, $"/approvals/{approval}", null)).Status.ShouldBe(401);
        (await nobody.PostJsonAsync($"/tasks/{task}/approve", new { outcome = "Approve" })).Status.ShouldBe(401);
        var own = await (await commune.AsAsync(Superior)).ReadAsync($"/approvals/{approval}");
        own.Text("rule").ShouldBe("Cần cả 2 người đồng ý. Một người không đồng ý là không được duyệt. Hỏi lần lượt từng người.");
        own.GetProperty("voices").EnumerateArray().Select(v => (v.Text("name"), v.Text("status"), v.Text("remark"))).ShouldBe([("Nguyễn Thị Đào", "Approved", ""), ("Lê Quang Thắng", "SentBack", "")]);
        (await commune.Admin.ReadAsync($"/approvals/{approval}")).GetProperty("voices").EnumerateArray().Last().Text("remark").ShouldBe(Why);
        (await commune.Admin.PostJsonAsync($"/approvals/{approval}/waive", new { reason = "Quá muộn." })).Refused(409, "no_longer_asked");
    }

    // What the mailbox alone may not do: somebody else may be able to open it.
    private static async Task ByLinkItNeedsThePinAsync(Commune commune, ReceivedMail mail, Guid task)
    {
        using var session = new LinkSession(commune.Host, mail.Links.Single(l => l.AbsolutePath.StartsWith("/t/", StringComparison.Ordinal)));
        await session.OpenAsync();
        await session.ContinueAsync();
        var page = await session.PageAsync((await session.PageAsync($"/tasks/{task}")).Location!);
        page.Body.ShouldContain("Duyệt hồ sơ: Trần Quốc Toàn");

        (await session.ApiAsync(HttpMethod.Post, $"/tasks/{task}/approve", new { outcome = "Approve" })).Refused(403);

        (await (await commune.AsAsync(Superior)).ReadAsync($"/tasks/{task}")).Text("status").ShouldBe("Open");
    }

    private static async Task<Guid> LaunchAsync(Commune commune)
    {
        await commune.ImportAsync();
        (await commune.Admin.PutJsonAsync($"/procedures/{ApprovalProcedures.Id}", ApprovalProcedures.Twice)).Ok();
        var published = (await commune.Admin.CallAsync(HttpMethod.Post, $"/procedures/{ApprovalProcedures.Id}/publish", null)).Ok();
        published.GetProperty("findings").EnumerateArray().ShouldBeEmpty(published.ToString());
        var campaign = (await commune.Admin.PostJsonAsync("/campaigns", new
        {
            name = "Duyệt thử",
            year = commune.Year,
            unitCodes = new[] { "TP" },
            procedures = new Dictionary<string, string> { ["*"] = ApprovalProcedures.Id },
            contactName = "Bùi Quốc Việt",
            contactPhone = "0900000008",
        })).Ok().Id();
        await commune.LaunchAsync(campaign);
        return campaign;
    }

    private static async Task<JsonElement> ApproveAsync(Commune commune, string code, Guid campaign) =>
        (await (await commune.AsAsync(code)).PostJsonAsync($"/tasks/{await TaskAsync(commune, code, campaign)}/approve", new { outcome = "Approve" })).Ok();

    private static async Task<Guid> TaskAsync(Commune commune, string code, Guid campaign) => (await commune.TasksAsync(code, campaign, "Approval")).ShouldHaveSingleItem().Id();

    private static async Task<ReceivedMail> MailToAsync(Commune commune, string address, string subject) =>
        (await Eventually.GetAsync(
            commune.Smtp.ReceivedAsync,
            all => all.Any(m => Is(m, address, subject)),
            all => string.Join(", ", all.Select(m => $"{m.EnvelopeTo}: {m.Header("Subject")}")))).First(m => Is(m, address, subject));

    private static async Task<List<ReceivedMail>> MailsToAsync(Commune commune, string address, int least) =>
        [.. (await Eventually.GetAsync(commune.Smtp.ReceivedAsync, all => all.Count(m => m.EnvelopeTo == address) >= least, all => $"{all.Count} mails")).Where(m => m.EnvelopeTo == address)];

    private static bool Is(ReceivedMail mail, string address, string subject) => mail.EnvelopeTo == address && mail.Header("Subject")!.Contains(subject, StringComparison.Ordinal);
}
