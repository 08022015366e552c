using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CanBo.Activities.Access;
using CanBo.Activities.Procedures;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Host.Tests.Procedures;

public sealed class ProcedurePageTests
{
    private const string Id = "civil-servant-annual";
    private const string Path = "/procedures/definitions/" + Id;

    [Theory, BothDatabases]
    public async Task A_designer_copies_changes_compares_and_publishes_with_a_reason(DatabaseKind kind)
    {
        await using var host = await HostFixture.StartAsync(kind);
        using var browser = await DesignerAsync(host);
        using var api = await host.ApiAsAsync("thiet.ke");
        await browser.OpenAsync(Path + "/copy");

        var refused = await browser.PostAsync(Path + "/copy", ("newCode", Id), ("name", ""));
        var copied = await browser.PostAsync(Path + "/copy", ("newCode", "can-bo-xa"), ("name", "Cán bộ xã, hằng năm"));
        var draft = await browser.OpenAsync(copied.Location!);
        var unexplained = await browser.PostAsync("/procedures/definitions/can-bo-xa/publish", ("version", "1"), ("note", " "));
        var published = await browser.PostAsync("/procedures/definitions/can-bo-xa/publish", ("version", "1"), ("note", "Dùng từ năm 2027"));
        var json = await api.GetStringAsync(new Uri("/api/v1/procedures/can-bo-xa", UriKind.Relative));
        using var changed = await api.PutAsync(
            new Uri("/api/v1/procedures/can-bo-xa", UriKind.Relative), new StringContent(json.Replace("Cán bộ xã, hằng năm", "Cán bộ xã, hằng năm (sửa)", StringComparison.Ordinal), System.Text.Encoding.UTF8, "application/json"));
        var compared = await browser.OpenAsync("/procedures/definitions/can-bo-xa?from=1&to=2");
        var stale = await browser.PostAsync("/procedures/definitions/can-bo-xa/publish", ("version", "1"), ("note", "Lần hai"));
        var list = await browser.OpenAsync("/procedures");

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        copied.Location.ShouldBe("/procedures/definitions/can-bo-xa", copied.Text);
        draft.Text.ShouldSatisfyAllConditions(t => t.ShouldContain("Chưa công bố. Phiên bản 1 là bản nháp."), t => t.ShouldContain("D335-M02"), t => t.ShouldContain("Sao chép từ quy trình khác"));
        unexplained.Text.ShouldContain("Ghi vì sao công bố");
        published.StatusCode.ShouldBe(HttpStatusCode.Redirect, published.Text);
        changed.EnsureSuccessStatusCode();
        compared.Text.ShouldSatisfyAllConditions(
            t => t.ShouldContain("Đổi tên quy trình từ “Cán bộ xã, hằng năm” thành “Cán bộ xã, hằng năm (sửa)”."), t => t.ShouldContain("Dùng từ năm 2027"), t => t.ShouldContain("Đang dùng phiên bản 1; phiên bản 2 là bản nháp."));
        stale.Text.ShouldContain("Quy trình vừa có phiên bản mới hơn.");
        list.Text.ShouldSatisfyAllConditions(t => t.ShouldContain("2, bản nháp; đang dùng 1"), t => t.ShouldContain("thiet.ke"));
    }

    [Theory, BothDatabases]
    public async Task A_bundle_carried_into_an_empty_database_is_the_same_bundle(DatabaseKind kind)
    {
        byte[] file;
        await using (var from = await HostFixture.StartAsync(kind))
        {
            using var designer = await DesignerAsync(from);
            using var there = await from.ApiAsAsync("thiet.ke");
            await designer.OpenAsync(Path + "/copy");
            await designer.PostAsync(Path + "/copy", ("newCode", "rieng"), ("name", "Quy trình riêng"));
            await UsePartAsync(there);
            var first = await designer.PostAsync("/procedures/definitions/rieng/publish", ("version", "1"), ("note", "Đầu tiên"));
            first.StatusCode.ShouldBe(HttpStatusCode.Redirect, first.Text);
            await SaveFormAsync(there);
            file = await there.GetByteArrayAsync(new Uri("/api/v1/procedures/rieng/bundle?package=D335", UriKind.Relative));
        }

        await using var to = await HostFixture.StartAsync(kind);
        using var browser = await DesignerAsync(to);
        using var api = await to.ApiAsAsync("thiet.ke");

        var looked = await ImportAsync(api, file, preview: true);
        var before = await to.ReadAsync(db => db.Set<ProcedureDocument>().CountAsync(d => d.Author != "system"));
        var imported = await ImportAsync(api, file, preview: false);
        await browser.OpenAsync("/procedures/definitions/rieng");
        var published = await browser.PostAsync("/procedures/definitions/rieng/publish", ("version", "1"), ("note", "Nhập từ nơi khác"));
        var again = await api.GetByteArrayAsync(new Uri("/api/v1/procedures/rieng/bundle?package=D335", UriKind.Relative));
        var twice = await ImportAsync(api, file, preview: false);

        before.ShouldBe(0);
        looked.GetProperty("version").ValueKind.ShouldBe(JsonValueKind.Null);
        looked.GetProperty("documents").EnumerateArray().Where(d => d.GetProperty("isNew").GetBoolean()).ShouldHaveSingleItem().GetProperty("code").GetString().ShouldBe("D335-M02");
        (await api.GetFromJsonAsync<JsonElement>("/api/v1/procedures/phan")).GetProperty("name").GetString().ShouldBe("Phần dùng chung", "what it uses comes along");
        imported.GetProperty("importedHash").GetString().ShouldBe(imported.GetProperty("bundleHash").GetString());
        published.StatusCode.ShouldBe(HttpStatusCode.Redirect, published.Text);
        again.ShouldBe(file);
        twice.GetProperty("version").GetInt32().ShouldBe(1);
        (await to.ReadAsync(db => db.Set<ProcedureDocument>().CountAsync(d => d.Author != "system"))).ShouldBe(1);
    }

    [Fact]
    public async Task A_hostile_or_wrong_file_is_refused_on_the_page_with_a_sentence()
    {
        await using var host = await HostFixture.StartAsync();
        using var browser = await DesignerAsync(host);
        await browser.OpenAsync("/procedures/import");

        var none = await browser.PostAsync("/procedures/import", new MultipartFormDataContent { { new StringContent("import"), "do" } });
        var text = await browser.PostAsync("/procedures/import", new MultipartFormDataContent { { new StringContent("import"), "do" }, { new StringContent("không phải zip"), "file", "a.zip" } });
        var large = await browser.PostAsync("/procedures/import", new MultipartFormDataContent { { new StringContent("import"), "do" }, { new ByteArrayContent(new byte[6 * 1024 * 1024]), "file", "a.zip" } });

        none.Text.ShouldContain("Chọn tệp cần nhập.");
        text.Text.ShouldContain("Tệp không phải zip");
        large.Text.ShouldContain("Tệp quá 5 MB.");
        (none.StatusCode, text.StatusCode, large.StatusCode).ShouldBe((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.RequestEntityTooLarge));
    }

    [Theory]
    [InlineData(ActorRoles.None)]
    [InlineData(ActorRoles.Organiser)]
    public async Task Nobody_but_designers_sees_copies_publishes_exports_or_imports(ActorRoles roles)
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("hoa", roles);
        using var browser = await host.BrowserAsAsync("hoa");
        using var api = await host.ApiAsAsync("hoa");

        foreach (var path in new[] { "/procedures", "/procedures/import", Path, Path + "/copy", Path + "/bundle.zip?package=D335" })
            (await browser.OpenAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        await browser.OpenAsync("/account");
        (await browser.PostAsync("/procedures/import", new MultipartFormDataContent { { new StringContent("import"), "do" } })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var path in new[] { Path + "/copy", Path + "/publish" })
            (await browser.PostAsync(path, ("newCode", "moi"), ("name", "Mới"))).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        foreach (var path in new[] { $"/api/v1/procedures/{Id}/bundle?package=D335", $"/api/v1/procedures/{Id}/changes?from=1&to=1" })
            (await api.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
        (await api.PostAsJsonAsync($"/api/v1/procedures/{Id}/copy", new { newCode = "moi", name = "Mới" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var form = new MultipartFormDataContent { { new ByteArrayContent([1]), "file", "a.zip" } };
        (await api.PostAsync(new Uri("/api/v1/procedures/import", UriKind.Relative), form)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<Browser> DesignerAsync(HostFixture host)
    {
        await host.CreateAccountAsync("thiet.ke", ActorRoles.Designer);
        return await host.BrowserAsAsync("thiet.ke");
    }

    /// <summary>Publishes a part and puts it in front of the procedure's first step.</summary>
    private static async Task UsePartAsync(HttpClient api)
    {
        const string part = """
            {"name":"Phần dùng chung","options":{"usableAsActivity":true},"root":{"id":"r","type":"Elsa.Sequence","activities":[
            {"id":"x","type":"Elsa.WriteLine","text":{"typeName":"String","expression":{"type":"Literal","value":"xin chào"}}}]}}
            """;
        (await api.PutAsJsonAsync("/api/v1/procedures/phan", JsonNode.Parse(part))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await api.PostAsync(new Uri("/api/v1/procedures/phan/publish", UriKind.Relative), null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var own = JsonNode.Parse(await api.GetStringAsync(new Uri("/api/v1/procedures/rieng", UriKind.Relative)))!;
        var root = own["root"]!;
        var start = root["start"]?.GetValue<string>() ?? root["activities"]![0]!["id"]!.GetValue<string>();
        root["activities"]!.AsArray().Add(JsonNode.Parse("""{"id":"phan1","type":"Workflow.phan"}"""));
        root["connections"]!.AsArray().Add(JsonNode.Parse($$"""{"source":{"activity":"phan1","port":"Done"},"target":{"activity":"{{start}}","port":"In"},"vertices":[]}"""));
        root["start"] = "phan1";
        (await api.PutAsJsonAsync("/api/v1/procedures/rieng", own)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task SaveFormAsync(HttpClient api)
    {
        var read = await api.GetFromJsonAsync<JsonElement>("/api/v1/documents/forms/D335-M02");
        var document = JsonSerializer.Deserialize<JsonElement>(read.GetProperty("document").GetRawText().Replace("Ưu điểm", "Ưu điểm nổi bật", StringComparison.Ordinal).Replace("\\u01AFu \\u0111i\\u1EC3m", "\\u01AFu \\u0111i\\u1EC3m n\\u1ED5i b\\u1EADt", StringComparison.Ordinal));
        using var saved = await api.PutAsJsonAsync("/api/v1/documents/forms/D335-M02", new { writtenOver = 1, note = "Rõ hơn", document });
        (await saved.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("version").GetInt32().ShouldBe(2);
    }

    private static async Task<JsonElement> ImportAsync(HttpClient api, byte[] file, bool preview)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "goi.zip" } };
        using var answer = await api.PostAsync(new Uri($"/api/v1/procedures/import?preview={preview}", UriKind.Relative), form);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
