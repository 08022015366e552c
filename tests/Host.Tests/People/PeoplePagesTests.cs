using System.Net;
using System.Text.RegularExpressions;
using CanBo.Activities.Access;
using CanBo.Activities.People;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Host.Tests.People;

public sealed partial class PeoplePagesTests
{
    private const string Units = "code,name,parentCode,kind,deciderUnitCode,email\nX,Ủy ban nhân dân xã,,agency,,\nP,Phòng Kinh tế,X,agency,X,\n";
    private const string People =
        "code,fullName,email,phone,unitCode,post,positionGroup,superiorCode,partyStatus,residenceCode,residenceExemptReason,activeFrom\n"
        + "001,Nguyễn Thị Hoa,hoa@x.example,,X,Chủ tịch,Lãnh đạo,,full,,,2020-01-01\n"
        + "002,Đỗ Đình Ân,an@x.example,,Phòng kinh tế,Chuyên viên,Chuyên viên,001,none,,,2020-02-01\n"
        + "003,Vũ Dung,vanphong@x.example,,P,Chuyên viên,Chuyên viên,009,none,,,31/02/2020\n";

    [Theory, BothDatabases]
    public async Task An_organiser_uploads_mends_writes_and_takes_back(DatabaseKind kind)
    {
        await using var host = await HostFixture.StartAsync(kind);
        using var browser = await OrganiserAsync(host);
        await UploadAndWriteAsync(browser, Units, "don-vi.csv");

        var preview = await UploadAsync(browser, People, "nguoi.csv");
        var mended = await browser.PostAsync(preview.Address + "/mend", ("lines", "3"), ("column", "unitCode"), ("value", "P"));
        var again = await browser.OpenAsync(mended.Location!);
        var written = await browser.PostAsync(preview.Address, ("skipErrors", "true"));
        var done = await browser.OpenAsync(written.Location!);
        var list = await browser.OpenAsync("/people");
        var undone = await browser.PostAsync(preview.Address + "/undo");
        var after = await browser.OpenAsync(undone.Location!);

        preview.Answer.Text.ShouldSatisfyAllConditions(
            t => t.ShouldContain("Xem trước: nguoi.csv"),
            t => t.ShouldContain("2 dòng cần sửa"),
            t => t.ShouldContain("Không có đơn vị này. Ý là “Phòng Kinh tế” (mã P)?"),
            t => t.ShouldContain("31/02/2020"),
            t => t.ShouldContain("Ghi 1 người, bỏ qua 2 dòng lỗi"));
        again.Text.ShouldSatisfyAllConditions(t => t.ShouldContain("1 dòng cần sửa"), t => t.ShouldContain("Ghi 2 người, bỏ qua 1 dòng lỗi"));
        done.Text.ShouldSatisfyAllConditions(t => t.ShouldContain("Đã ghi"), t => t.ShouldContain("Dòng bỏ qua vì lỗi 1"));
        list.Text.ShouldSatisfyAllConditions(t => t.ShouldContain("Đỗ Đình Ân"), t => t.ShouldNotContain("Vũ Dung"));
        after.Text.ShouldContain("Đã hoàn tác");
        (await host.ReadAsync(db => db.Set<Person>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task The_rows_to_mend_are_downloaded_with_a_column_saying_how()
    {
        await using var host = await HostFixture.StartAsync();
        using var browser = await OrganiserAsync(host);
        var preview = await UploadAsync(browser, People, "nguoi.csv");

        var file = await browser.OpenAsync(preview.Address + "/errors.csv");

        file.Body.ShouldContain("activeFrom,cách sửa");
        file.Body.ShouldContain("\"Ngày không có thật. Ghi ngày/tháng/năm, ví dụ 28/02/2026.\"");
    }

    [Fact]
    public async Task A_file_of_20_MB_and_no_file_at_all_come_back_with_a_clear_message()
    {
        await using var host = await HostFixture.StartAsync();
        using var browser = await OrganiserAsync(host);
        await browser.OpenAsync("/people/import");

        var large = await browser.PostAsync("/people/import", new MultipartFormDataContent { { new ByteArrayContent(new byte[20 * 1024 * 1024]), "file", "to.csv" } });
        var none = await browser.PostAsync("/people/import", new MultipartFormDataContent());
        var unknown = await browser.PostAsync("/people/import", new MultipartFormDataContent { { new StringContent("a,b\n1,2\n"), "file", "la.csv" } });

        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        large.Text.ShouldContain("Tệp quá 10 MB.");
        none.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        none.Text.ShouldContain("Chọn tệp cần nhập.");
        unknown.Text.ShouldContain("Chọn loại tệp.");
    }

    [Fact]
    public async Task A_preview_says_when_the_data_changed_under_it()
    {
        await using var host = await HostFixture.StartAsync();
        using var browser = await OrganiserAsync(host);
        await UploadAndWriteAsync(browser, Units, "don-vi.csv");
        var changed = Units.Replace("Phòng Kinh tế", "Phòng Kinh tế và Hạ tầng");
        var mine = await UploadAsync(browser, changed, "a.csv");
        await UploadAndWriteAsync(browser, Units.Replace("Phòng Kinh tế", "Phòng Kinh tế – Hạ tầng"), "b.csv");

        var refused = await browser.PostAsync(mine.Address);
        await browser.PostAsync(mine.Address + "/again");
        var written = await browser.PostAsync(mine.Address);

        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        refused.Text.ShouldContain("Dữ liệu đã thay đổi từ lúc xem trước, nên chưa ghi gì.");
        written.Location.ShouldBe(mine.Address + "/done");
    }

    [Fact]
    public async Task A_person_is_shown_and_edited_and_errors_keep_what_was_typed()
    {
        await using var host = await HostFixture.StartAsync();
        using var browser = await OrganiserAsync(host);
        await UploadAndWriteAsync(browser, Units, "don-vi.csv");
        await UploadAndWriteAsync(browser, string.Join('\n', People.Split('\n').Take(2)) + "\n", "nguoi.csv");
        var id = await host.ReadAsync(db => db.Set<Person>().Select(p => p.Id).SingleAsync());

        var shown = await browser.OpenAsync($"/people/{id}");
        var wrong = await EditAsync(browser, id, "khong phai dia chi", 1);
        var right = await EditAsync(browser, id, "moi@x.example", 1);
        var late = await EditAsync(browser, id, "khac@x.example", 1);
        var post = await browser.PostAsync($"/people/{id}/posts/new", ("unitCode", "P"), ("title", "Phụ trách phòng"), ("positionGroup", "Cấp phòng"), ("superiorCode", ""), ("from", "2026-01-05"));
        var role = await browser.PostAsync($"/people/{id}/memberships/new", ("unitCode", "X"), ("role", "Head"), ("rank", ""));
        var ended = await browser.PostAsync($"/people/{id}/end", ("lastDay", "2099-12-31"));
        var after = await browser.OpenAsync($"/people/{id}");

        shown.Text.ShouldSatisfyAllConditions(t => t.ShouldContain("Nguyễn Thị Hoa"), t => t.ShouldContain("Chủ tịch"));
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Body.ShouldContain("value=\"khong phai dia chi\"");
        right.Location.ShouldBe($"/people/{id}");
        late.Text.ShouldContain("Người khác vừa sửa mục này");
        (post.StatusCode, role.StatusCode, ended.StatusCode).ShouldBe((HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.Redirect));
        after.Text.ShouldSatisfyAllConditions(t => t.ShouldContain("Phụ trách phòng"), t => t.ShouldContain("Người đứng đầu"), t => t.ShouldContain("Công tác đến hết"), t => t.ShouldContain("moi@x.example"));
    }

    [Fact]
    public async Task A_unit_is_edited_in_the_tree()
    {
        await using var host = await HostFixture.StartAsync();
        using var browser = await OrganiserAsync(host);
        await UploadAndWriteAsync(browser, Units, "don-vi.csv");
        var id = await host.ReadAsync(db => db.Set<Unit>().Where(u => u.Code == "X").Select(u => u.Id).SingleAsync());

        await browser.OpenAsync($"/people/units/{id}");
        var cycle = await browser.PostAsync($"/people/units/{id}", ("version", "1"), ("name", "Ủy ban nhân dân xã"), ("parentCode", "P"), ("kind", "Agency"), ("deciderUnitCode", ""), ("email", ""));
        var saved = await browser.PostAsync($"/people/units/{id}", ("version", "1"), ("name", "Ủy ban nhân dân xã Sơn Lĩnh"), ("parentCode", ""), ("kind", "Agency"), ("deciderUnitCode", ""), ("email", ""));
        var tree = await browser.OpenAsync(saved.Location!);

        cycle.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        cycle.Text.ShouldContain("thành vòng");
        tree.Text.ShouldContain("Ủy ban nhân dân xã Sơn Lĩnh");
    }

    [Fact]
    public async Task Pages_are_in_English_too_and_exports_are_CSV()
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("to.chuc", ActorRoles.Organiser);
        using var browser = await host.BrowserAsAsync("to.chuc", "en");

        (await browser.OpenAsync("/people/import")).Text.ShouldContain("Preview first, then write");
        (await browser.OpenAsync("/people")).Text.ShouldContain("Nobody is in the list yet");
        (await browser.OpenAsync("/people/export/people.csv")).Body.ShouldContain("code,fullName,email");
        (await browser.OpenAsync("/people/export/others.csv")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/people")]
    [InlineData("/people/units")]
    [InlineData("/people/import")]
    [InlineData("/people/import/6f4c0d2a-0000-4000-8000-000000000001")]
    [InlineData("/people/6f4c0d2a-0000-4000-8000-000000000001")]
    [InlineData("/people/export/people.csv")]
    public async Task A_participant_sees_none_of_it(string path)
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("hoa");
        using var browser = await host.BrowserAsAsync("hoa");

        (await browser.OpenAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<Browser> OrganiserAsync(HostFixture host)
    {
        await host.CreateAccountAsync("to.chuc", ActorRoles.Organiser);
        return await host.BrowserAsAsync("to.chuc");
    }

    private static async Task<Browser.Answer> EditAsync(Browser browser, Guid id, string email, int version)
    {
        await browser.OpenAsync($"/people/{id}/edit");
        return await browser.PostAsync(
            $"/people/{id}/edit", ("version", version.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("fullName", "Nguyễn Thị Hoa"), ("email", email), ("phone", ""), ("partyStatus", "Full"), ("residenceCode", ""),
            ("residenceExemptReason", ""), ("activeFrom", "2020-01-01"), ("activeTo", ""));
    }

    private static async Task<(string Address, Browser.Answer Answer)> UploadAsync(Browser browser, string csv, string name)
    {
        await browser.OpenAsync("/people/import");
        var sent = await browser.PostAsync("/people/import", new MultipartFormDataContent { { new StringContent(csv), "file", name } });
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect, sent.Body);
        return (sent.Location!, await browser.OpenAsync(sent.Location!));
    }

    private static async Task UploadAndWriteAsync(Browser browser, string csv, string name)
    {
        var preview = await UploadAsync(browser, csv, name);
        var written = await browser.PostAsync(preview.Address);
        written.Location.ShouldBe(preview.Address + "/done", Space().Replace(written.Text, " "));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
