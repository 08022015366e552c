using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CanBo.Activities.Access;
using CanBo.Activities.Forms;
using CanBo.Activities.Tasks;
using CanBo.Testing;

namespace CanBo.Host.Tests.Tasks;

public sealed partial class TaskPageTests
{
    [Fact]
    public async Task A_person_goes_from_the_inbox_to_the_receipt()
    {
        await using var host = await TaskHost.StartAsync();
        using var browser = await host.BrowserAsAsync(await host.PersonAsync("021"));
        var task = await host.TaskAsync("021");

        var inbox = await browser.OpenAsync("/");
        var months = await browser.OpenAsync($"/tasks/{task.Id}");
        var second = await browser.PostAsync($"/tasks/{task.Id}?part=1", [.. Months("90"), ("_version", "0"), ("_do", "next")]);
        await browser.OpenAsync(second.Location!);
        var check = await browser.PostAsync($"/tasks/{task.Id}?part=2", ("strengths", "Đủ việc,\nđúng hạn"), ("limits", ""), ("selfRating", "XS"), ("handling", ""), ("_version", "1"), ("_do", "next"));
        var looked = await browser.OpenAsync(check.Location!);
        var sent = await browser.PostAsync($"/tasks/{task.Id}/check", ("_op", Operation(looked.Body)), ("_pledge", "true"));
        var receipt = await browser.OpenAsync(sent.Location!);

        inbox.Text.ShouldContain("Một việc cần làm");
        inbox.Body.ShouldContain($"href=\"/tasks/{task.Id}\"");
        months.Text.ShouldContain("Phần 1 trong 3");
        months.Text.ShouldContain("Đồng chí là người được đánh giá.");
        months.Text.ShouldContain("ngày làm việc từ");
        second.Location.ShouldBe($"/tasks/{task.Id}?part=2");
        check.Location.ShouldBe($"/tasks/{task.Id}/check");
        looked.Text.ShouldContain("90,00 / 100, trung bình 12 tháng");
        looked.Text.ShouldContain("Hoàn thành xuất sắc nhiệm vụ");
        receipt.Text.ShouldContain("Đã nhận bản tự đánh giá");
        receipt.Text.ShouldContain("Bước tiếp theo: Ý kiến của cấp ủy");
        (await browser.OpenAsync("/")).Text.ShouldContain("Bản tự đánh giá năm " + host.Clock.GetUtcNow().Year + ", 90,00 điểm");
        (await browser.OpenAsync($"/tasks/{task.Id}")).Text.ShouldContain("Đủ việc, đúng hạn");
    }

    [Fact]
    public async Task What_is_wrong_is_named_and_everything_typed_is_kept()
    {
        await using var host = await TaskHost.StartAsync();
        using var browser = await host.BrowserAsAsync(await host.PersonAsync("021"));
        var task = await host.TaskAsync("021");
        await browser.OpenAsync($"/tasks/{task.Id}");

        var refused = await browser.PostAsync($"/tasks/{task.Id}?part=1", [.. Months("90").Where(m => m.Name != "months/4/score"), ("months/4/score", "chín chục"), ("_version", "0"), ("_do", "next")]);

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Body.ShouldContain("<title>Lỗi: ");
        refused.Body.ShouldContain("href=\"#f-months-4-score\"");
        refused.Text.ShouldContain("Tháng 4: nhập điểm từ 0 đến 100 (đang là chín chục).");
        refused.Body.ShouldContain("value=\"chín chục\"");
        refused.Text.ShouldContain("1 chỗ cần sửa");
        RawValues.Parse((await host.TaskAsync("021")).Draft)["months/4/score"].ShouldBe("chín chục");
    }

    [Fact]
    public async Task A_newer_draft_from_another_window_is_shown_beside_ones_own()
    {
        await using var host = await TaskHost.StartAsync();
        using var browser = await host.BrowserAsAsync(await host.PersonAsync("021"));
        var path = $"/tasks/{(await host.TaskAsync("021")).Id}?part=2";
        await browser.OpenAsync(path);
        await browser.PostAsync(path, ("strengths", "Viết ở máy cơ quan"), ("_version", "0"), ("_do", "save"));

        var newer = await browser.PostAsync(path, ("strengths", "Viết ở điện thoại"), ("_version", "0"), ("_do", "next"));
        var again = await browser.PostAsync(path, ("strengths", "Viết ở điện thoại"), ("_version", "1"), ("_do", "save"));

        newer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        newer.Text.ShouldContain("Có bản nháp mới hơn, lưu lúc");
        newer.Text.ShouldContain("Viết ở máy cơ quan");
        newer.Text.ShouldContain("Viết ở điện thoại");
        again.Location.ShouldBe("/?saved=1");
        (await browser.OpenAsync(again.Location!)).Text.ShouldContain("Đã lưu nháp.");
        RawValues.Parse((await host.TaskAsync("021")).Draft)["strengths"].ShouldBe("Viết ở điện thoại");
    }

    [Fact]
    public async Task Files_and_products_are_added_and_taken_off_by_plain_buttons()
    {
        await using var host = await TaskHost.StartAsync(form: "D335-M01");
        using var browser = await host.BrowserAsAsync(await host.PersonAsync("021"));
        var path = $"/tasks/{(await host.TaskAsync("021")).Id}?part=1";
        await browser.OpenAsync(path);

        await browser.PostAsync(path, ("score/criteria/I.1", "4,5"), ("_version", "0"), ("_do", "add:score"));
        var added = await browser.OpenAsync(path);
        using var form = new MultipartFormDataContent
        {
            { new StringContent("1"), "_version" },
            { new StringContent("stay"), "_do" },
            { new StringContent("4,5"), "score/criteria/I.1" },
            { new StringContent("Thẩm định hồ sơ"), "score/products/1/name" },
            { new ByteArrayContent(Encoding.ASCII.GetBytes("%PDF-1.7")), "_file/score/products/1", "Báo cáo 118.pdf" },
            { new ByteArrayContent(new byte[11 * 1024 * 1024]), "_file/score/products/1", "lớn.pdf" },
        };
        var uploaded = await browser.PostAsync(path, form);
        var file = FileId().Match((await browser.OpenAsync(path)).Body).Groups[1].Value;
        await browser.PostAsync(path, ("score/products/1/name", "Thẩm định hồ sơ"), ("_version", "2"), ("_do", $"detach:{file}"));
        var detached = await browser.OpenAsync(path);
        await browser.PostAsync(path, ("score/products/1/name", "Thẩm định hồ sơ"), ("_version", "3"), ("_do", "drop:score/products/1"));

        added.Text.ShouldContain("1. Sản phẩm mới");
        uploaded.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        uploaded.Text.ShouldContain("Báo cáo 118.pdf (1 KB)");
        uploaded.Text.ShouldContain("Tệp “lớn.pdf” nặng 11 MB, tối đa 10 MB.");
        uploaded.Body.ShouldContain("value=\"4,5\"");
        detached.Text.ShouldNotContain("Báo cáo 118.pdf");
        (await browser.OpenAsync(path)).Text.ShouldNotContain("Thẩm định hồ sơ");
    }

    [Fact]
    public async Task An_opinion_is_given_in_three_presses_and_sees_the_sheet()
    {
        await using var host = await TaskHost.StartAsync();
        await SendSheetAsync(host, "021");
        using var browser = await host.BrowserAsAsync(await host.PersonAsync("011"));
        var opinion = await host.TaskAsync("021", TaskKind.Opinion);

        var page = await browser.OpenAsync($"/tasks/{opinion.Id}");
        var next = await browser.PostAsync($"/tasks/{opinion.Id}?part=1", ("opinion", "Gương mẫu, chấp hành tốt."), ("_version", "0"), ("_do", "next"));
        var check = await browser.OpenAsync(next.Location!);
        var sent = await browser.PostAsync($"/tasks/{opinion.Id}/check", ("_op", Operation(check.Body)));

        page.Text.ShouldContain("Đỗ Đình Ân");
        page.Text.ShouldContain("Đủ mười hai tháng");
        next.Location.ShouldBe($"/tasks/{opinion.Id}/check");
        (await browser.OpenAsync(sent.Location!)).Text.ShouldContain("Đã nhận ý kiến");
        (await host.TaskAsync("021", TaskKind.Appraisal)).Status.ShouldBe(TaskState.Open);
    }

    [Fact]
    public async Task A_proposal_that_departs_from_the_points_says_why()
    {
        await using var host = await TaskHost.StartAsync();
        await SendSheetAsync(host, "021");
        using var party = await host.BrowserAsAsync(await host.PersonAsync("011"));
        await SendAsync(party, (await host.TaskAsync("021", TaskKind.Opinion)).Id, ("opinion", "Tốt."));
        using var staff = await host.BrowserAsAsync(await host.PersonAsync("030"));
        var appraisal = await host.TaskAsync("021", TaskKind.Appraisal);
        await staff.OpenAsync($"/tasks/{appraisal.Id}");
        await staff.PostAsync($"/tasks/{appraisal.Id}?part=1", ("summary", "Hồ sơ đủ."), ("rating", "HT"), ("score", ""), ("reason", ""), ("_version", "0"), ("_do", "next"));
        var check = await staff.OpenAsync($"/tasks/{appraisal.Id}/check");

        var refused = await staff.PostAsync($"/tasks/{appraisal.Id}/check", ("_op", Operation(check.Body)));

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("Ghi lý do: điểm hoặc mức đề xuất khác bản tự đánh giá.");
        (await host.TaskAsync("021", TaskKind.Appraisal)).Status.ShouldBe(TaskState.Open);
    }

    [Fact]
    public async Task An_organiser_waives_with_a_reason_and_what_was_typed_meanwhile_is_given_back()
    {
        await using var host = await TaskHost.StartAsync();
        var task = await host.TaskAsync("021");
        using var person = await host.BrowserAsAsync(await host.PersonAsync("021"));
        using var organiser = await host.BrowserAsAsync(await host.PersonAsync("030"), ActorRoles.Organiser);
        await person.OpenAsync($"/tasks/{task.Id}?part=2");

        var redirected = await organiser.OpenAsync($"/tasks/{task.Id}");
        var tools = await organiser.OpenAsync(redirected.Location!);
        var refused = await organiser.PostAsync($"/tasks/{task.Id}/organise", ("act", "waive"), ("reason", " "));
        var done = await organiser.PostAsync($"/tasks/{task.Id}/organise", ("act", "waive"), ("reason", "Nghỉ thai sản"));
        var late = await person.PostAsync($"/tasks/{task.Id}?part=2", ("strengths", "Phần đang viết dở"), ("_version", "0"), ("_do", "next"));

        redirected.Location.ShouldBe($"/tasks/{task.Id}/organise");
        tools.Text.ShouldContain("Gia hạn");
        tools.Text.ShouldNotContain("Chuyển cho người khác");
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("Ghi lý do, tối đa 500 ký tự.");
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        late.Text.ShouldContain("Phần đang viết dở");
        (await person.OpenAsync($"/tasks/{task.Id}")).Text.ShouldContain("Người tổ chức ghi: Nghỉ thai sản");
        (await organiser.OpenAsync($"/campaigns/{task.CampaignId}/tasks?status=Waived")).Text.ShouldContain("Đỗ Đình Ân");
    }

    [Fact]
    public async Task Nobody_else_finds_the_task_its_tools_or_its_list()
    {
        await using var host = await TaskHost.StartAsync();
        var task = await host.TaskAsync("021");
        using var colleague = await host.BrowserAsAsync(await host.PersonAsync("022"));

        foreach (var path in (string[])[$"/tasks/{task.Id}", $"/tasks/{task.Id}/check", $"/tasks/{task.Id}/received", $"/tasks/{task.Id}/organise", $"/campaigns/{task.CampaignId}/tasks"])
            (await colleague.OpenAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        var posted = await colleague.PostAsync($"/tasks/{task.Id}?part=2", ("strengths", "Gõ nhầm việc của người khác"), ("_version", "0"), ("_do", "next"));
        posted.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        posted.Text.ShouldContain("Gõ nhầm việc của người khác");
        using var nobody = host.Browser();
        (await nobody.OpenAsync($"/tasks/{task.Id}")).Location!.ShouldContain("/sign-in");
    }

    [Fact]
    public async Task The_pages_speak_English_too()
    {
        await using var host = await TaskHost.StartAsync();
        var person = await host.PersonAsync("021");
        using var first = await host.BrowserAsAsync(person);
        using var browser = await host.BrowserAsAsync($"{person:N}-0", "en");

        var page = await browser.OpenAsync($"/tasks/{(await host.TaskAsync("021")).Id}");

        page.Text.ShouldContain("Twelve monthly totals");
        page.Text.ShouldContain("You are the person evaluated.");
        page.Text.ShouldContain("Save, do later");
    }

    private static async Task SendSheetAsync(HostFixture host, string code)
    {
        using var browser = await host.BrowserAsAsync(await host.PersonAsync(code));
        var task = await host.TaskAsync(code);
        await browser.OpenAsync($"/tasks/{task.Id}");
        await browser.PostAsync($"/tasks/{task.Id}?part=1", [.. Months("91"), ("_version", "0"), ("_do", "next")]);
        await browser.PostAsync($"/tasks/{task.Id}?part=2", ("strengths", "Đủ mười hai tháng"), ("selfRating", "XS"), ("_version", "1"), ("_do", "next"));
        var check = await browser.OpenAsync($"/tasks/{task.Id}/check");
        await browser.PostAsync($"/tasks/{task.Id}/check", ("_op", Operation(check.Body)), ("_pledge", "true"));
    }

    private static async Task SendAsync(Browser browser, Guid task, params (string Name, string Value)[] fields)
    {
        await browser.OpenAsync($"/tasks/{task}");
        await browser.PostAsync($"/tasks/{task}?part=1", [.. fields, ("_version", "0"), ("_do", "next")]);
        var check = await browser.OpenAsync($"/tasks/{task}/check");
        await browser.PostAsync($"/tasks/{task}/check", ("_op", Operation(check.Body)));
    }

    private static (string Name, string Value)[] Months(string score) => [.. Enumerable.Range(1, 12).Select(m => ($"months/{m}/score", score))];

    private static string Operation(string page) => OperationField().Match(page).Groups[1].Value;

    [GeneratedRegex("name=\"_op\" value=\"([^\"]+)\"")]
    private static partial Regex OperationField();

    [GeneratedRegex("detach:([0-9a-f-]{36})")]
    private static partial Regex FileId();
}
