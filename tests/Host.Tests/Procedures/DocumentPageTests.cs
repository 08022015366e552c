using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CanBo.Activities.Access;
using CanBo.Activities.Forms;
using CanBo.Activities.Procedures;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Host.Tests.Procedures;

public sealed class DocumentPageTests
{
    private const string Form = "/procedures/forms/D335-M02";

    [Theory, BothDatabases]
    public async Task A_designer_adds_a_field_without_a_script_and_saves_a_new_version(DatabaseKind kind)
    {
        await using var host = await HostFixture.StartAsync(kind);
        using var browser = await DesignerAsync(host, "thiet.ke");
        var fields = Fields(await browser.OpenAsync(Form));

        var added = await SendAsync(browser, Form, fields, "add:1", ("parts/1/add", "Choice"));
        var typed = Fields(added);
        var at = "parts/1/fields/5";
        typed[$"{at}/label/vi"] = "Có đề nghị khen thưởng không";
        typed[$"{at}/choices/0/label/vi"] = "Có";
        var half = await SendAsync(browser, Form, typed, "save", ("form/note", "Theo công văn mới"));
        var kept = Fields(half);
        kept[$"{at}/choices/1/label/vi"] = "Không";
        var saved = await SendAsync(browser, Form, kept, "save", ("form/note", "Theo công văn mới"));
        var versions = await browser.OpenAsync("/procedures/forms/D335-M02/versions?to=2");
        var list = await browser.OpenAsync("/procedures/forms");

        added.Text.ShouldContain("Trường mới");
        half.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        half.Text.ShouldContain("Ghi lời của mục này, hoặc bỏ mục.");
        WebUtility.HtmlDecode(half.Body).ShouldContain("value=\"Có đề nghị khen thưởng không\"");
        saved.Location.ShouldBe("/procedures/forms/D335-M02/versions", saved.Text);
        versions.Text.ShouldSatisfyAllConditions(
            t => t.ShouldContain("Theo công văn mới"), t => t.ShouldContain("thiet.ke"), t => t.ShouldContain("Có sẵn trong phần mềm"), t => t.ShouldContain("Có đề nghị khen thưởng không: câu hỏi"));
        list.Text.ShouldContain("thiet.ke");
        var stored = await host.ReadAsync(db => db.Set<ProcedureDocument>().Where(d => d.Kind == DocumentKind.Form && d.Code == "D335-M02").OrderBy(d => d.Version).ToListAsync());
        stored.Count.ShouldBe(2);
        FormJson.Read(stored[1].Json).Fields.Last().Choices.Select(c => c.Value).ShouldBe(["co", "khong"]);
        FormJson.Read(stored[0].Json).Fields.Count().ShouldBe(FormJson.Read(stored[1].Json).Fields.Count() - 1);
    }

    [Theory, BothDatabases]
    public async Task Of_two_editors_the_second_is_told_keeps_the_text_and_then_saves_over(DatabaseKind kind)
    {
        await using var host = await HostFixture.StartAsync(kind);
        using var one = await DesignerAsync(host, "mot");
        using var other = await DesignerAsync(host, "hai");
        var mine = Fields(await one.OpenAsync(Form));
        var theirs = Fields(await other.OpenAsync(Form));
        theirs["form/title/vi"] = "Phiếu của người kia";
        mine["form/title/vi"] = "Phiếu của tôi";

        (await SendAsync(other, Form, theirs, "save", ("form/note", "Đổi tên"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var told = await SendAsync(one, Form, mine, "save", ("form/note", "Đổi tên"));
        var again = await SendAsync(one, Form, Fields(told), "save", ("form/note", "Đổi tên, đã xem bản 2"));

        told.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        told.Text.ShouldContain("hai vừa lưu phiên bản 2");
        WebUtility.HtmlDecode(told.Body).ShouldContain("value=\"Phiếu của tôi\"");
        again.StatusCode.ShouldBe(HttpStatusCode.Redirect, again.Text);
        (await host.ReadAsync(db => db.Set<ProcedureDocument>().Where(d => d.Code == "D335-M02").OrderBy(d => d.Version).Select(d => d.Json).ToListAsync()))
            .Select(json => FormJson.Read(json).Title.Vietnamese).ShouldBe(["Phiếu xếp loại chất lượng công chức", "Phiếu của người kia", "Phiếu của tôi"]);
    }

    [Fact]
    public async Task A_mail_text_is_edited_previewed_in_both_languages_and_a_score_is_refused()
    {
        await using var host = await HostFixture.StartAsync();
        using var browser = await DesignerAsync(host, "thiet.ke");
        const string Path = "/procedures/texts/result-ready";
        var fields = Fields(await browser.OpenAsync(Path));

        fields["vi.text"] = "Kết quả của đồng chí: {{score}}";
        var refused = await SendAsync(browser, Path, fields, "save", ("note", "Thử"));
        fields = Fields(refused);
        fields["vi.text"] = "Đã có kết quả đợt {{campaign}}.\n\nMở:\n{{address}}";
        var letter = await SendAsync(browser, Path + "/letter?language=vi", fields, "");
        var saved = await SendAsync(browser, Path, fields, "save", ("note", "Ngắn hơn"));
        var shown = await browser.OpenAsync(Path + "/letter?language=vi");

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("Không có chỗ điền “score” ở đây.");
        WebUtility.HtmlDecode(refused.Body).ShouldContain("Kết quả của đồng chí: {{score}}");
        letter.Text.ShouldContain("Đã có kết quả đợt");
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect, saved.Text);
        shown.Body.ShouldContain(">Mở trang</a>");
        (await browser.OpenAsync(Path + "/letter?language=en")).Text.ShouldContain("Dear Nguyễn Thị Hoa");
    }

    [Fact]
    public async Task A_rule_package_whose_weights_do_not_make_100_comes_back_and_a_right_one_says_what_it_changes()
    {
        await using var host = await HostFixture.StartAsync();
        using var browser = await DesignerAsync(host, "thiet.ke");
        const string Path = "/procedures/rules/D335";
        var fields = Fields(await browser.OpenAsync(Path));

        fields["score.weights.task"] = "60";
        var refused = await SendAsync(browser, Path, fields, "save", ("note", "Thử"));
        fields["score.weights.task"] = "70";
        fields["cap.rate"] = "0,25";
        fields["effectiveFrom"] = "2027-01-01";
        var looked = await SendAsync(browser, Path, fields, "preview");
        var saved = await SendAsync(browser, Path, fields, "save", ("note", "Theo nghị định mới"));
        var versions = await browser.OpenAsync(Path + "/versions?to=2");

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("Hai phần điểm cộng lại phải bằng 100, đang là 90.");
        refused.Body.ShouldContain("name=\"score.weights.task\" type=\"text\" class=\"w8\" value=\"60\"");
        looked.Text.ShouldContain("khác phiên bản 1 ở 2 chỗ");
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect, saved.Text);
        versions.Text.ShouldSatisfyAllConditions(t => t.ShouldContain("Tỷ lệ Xuất sắc tối đa"), t => t.ShouldContain("0,25"), t => t.ShouldContain("Theo nghị định mới"));
    }

    [Fact]
    public async Task A_copy_gets_a_code_of_its_own_and_a_taken_one_is_refused()
    {
        await using var host = await HostFixture.StartAsync();
        using var browser = await DesignerAsync(host, "thiet.ke");
        await browser.OpenAsync(Form + "/copy");

        var taken = await browser.PostAsync(Form + "/copy", ("newCode", "KDDG-2A"));
        var wrong = await browser.PostAsync(Form + "/copy", ("newCode", "mã có dấu"));
        var made = await browser.PostAsync(Form + "/copy", ("newCode", "D335-M02-XA"));
        var copy = await browser.OpenAsync(made.Location!);

        taken.Text.ShouldContain("Mã KDDG-2A đã có. Chọn mã khác.");
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        made.Location.ShouldBe("/procedures/forms/D335-M02-XA");
        copy.Text.ShouldContain("Mã D335-M02-XA, phiên bản 1.");
    }

    [Theory, BothDatabases]
    public async Task A_program_lists_reads_and_adds_versions(DatabaseKind kind)
    {
        await using var host = await HostFixture.StartAsync(kind);
        await host.CreateAccountAsync("thiet.ke", ActorRoles.Designer);
        using var api = await host.ApiAsAsync("thiet.ke");
        var read = await api.GetFromJsonAsync<JsonElement>("/api/v1/documents/rules/D335");
        var changed = JsonSerializer.Deserialize<JsonElement>(read.GetProperty("document").GetRawText().Replace("\"noticeDays\": 5", "\"noticeDays\": 4", StringComparison.Ordinal).Replace("\"noticeDays\":5", "\"noticeDays\":4", StringComparison.Ordinal));

        using var saved = await api.PutAsJsonAsync("/api/v1/documents/rules/D335", new { writtenOver = 1, note = "Ngắn hơn", document = changed });
        using var twice = await api.PutAsJsonAsync("/api/v1/documents/rules/D335", new { writtenOver = 1, note = "Ngắn hơn", document = changed });
        using var old = await api.PutAsJsonAsync("/api/v1/documents/rules/D335", new { writtenOver = 1, note = "Bản cũ", document = read.GetProperty("document") });
        using var broken = await api.PutAsJsonAsync("/api/v1/documents/forms/D335-M02", new { writtenOver = 1, note = "Hỏng", document = new { title = "x" } });
        var versions = await api.GetFromJsonAsync<JsonElement>("/api/v1/documents/rules/D335/versions");
        using var none = await api.GetAsync(new Uri("/api/v1/documents/others", UriKind.Relative));

        (await saved.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("version").GetInt32().ShouldBe(2);
        (await twice.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("isNew").GetBoolean().ShouldBeFalse();
        old.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        broken.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await broken.Content.ReadAsStringAsync()).ShouldContain("parts");
        versions.GetProperty("items")[0].GetProperty("note").GetString().ShouldBe("Ngắn hơn");
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(ActorRoles.None)]
    [InlineData(ActorRoles.Organiser)]
    [InlineData(ActorRoles.Operator)]
    public async Task Nobody_but_designers_sees_or_changes_documents(ActorRoles roles)
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("hoa", roles);
        using var browser = await host.BrowserAsAsync("hoa");
        using var api = await host.ApiAsAsync("hoa");

        foreach (var path in new[] { "/procedures/forms", Form, Form + "/versions", Form + "/copy", "/procedures/texts/tasks", "/procedures/texts/tasks/letter", "/procedures/rules/D335" })
            (await browser.OpenAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        await browser.OpenAsync("/account");
        foreach (var path in new[] { Form, Form + "/copy", "/procedures/texts/tasks", "/procedures/texts/tasks/letter", "/procedures/rules/D335" })
            (await browser.PostAsync(path, ("_do", "save"), ("newCode", "MOI"))).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        (await api.GetAsync(new Uri("/api/v1/documents/forms", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await api.PutAsJsonAsync("/api/v1/documents/forms/D335-M02", new { writtenOver = 1, note = "x", document = new { } })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await api.PostAsJsonAsync("/api/v1/documents/forms/D335-M02/copy", new { newCode = "MOI" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await host.ReadAsync(db => db.Set<ProcedureDocument>().AnyAsync(d => d.Author != "system" || d.Code == "MOI"))).ShouldBeFalse();
    }

    private static async Task<Browser> DesignerAsync(HostFixture host, string name)
    {
        await host.CreateAccountAsync(name, ActorRoles.Designer);
        return await host.BrowserAsAsync(name);
    }

    /// <summary>What a browser would send back of the page's editing form.</summary>
    private static Dictionary<string, string> Fields(Browser.Answer page) => EditForm.Fields(page.Body);

    private static Task<Browser.Answer> SendAsync(Browser browser, string path, Dictionary<string, string> fields, string button, params (string Name, string Value)[] more)
    {
        var sent = new Dictionary<string, string>(fields) { ["_do"] = button };
        foreach (var (name, value) in more)
            sent[name] = value;
        return browser.PostAsync(path, [.. sent.Where(f => f.Key != "__RequestVerificationToken").Select(f => (f.Key, f.Value))]);
    }
}
