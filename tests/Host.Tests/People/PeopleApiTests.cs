using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CanBo.Activities.Access;
using CanBo.Activities.People;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Host.Tests.People;

public sealed class PeopleApiTests
{
    private const string Units = "code,name,parentCode,kind,deciderUnitCode,email\nX,Ủy ban nhân dân xã,,agency,,\nP,Phòng Kinh tế,X,agency,X,\n";
    private const string People = "code;fullName;email;phone;unitCode;post;positionGroup;superiorCode;partyStatus;residenceCode;residenceExemptReason;activeFrom\n001;Nguyễn Thị Hoa;hoa@x.example;;X;Chủ tịch;Lãnh đạo;;full;;;2020-01-01\n002;Đỗ Đình Ân;an@x.example;;P;Chuyên viên;Chuyên viên;001;none;;;01/02/2020\n";

    [Theory, BothDatabases]
    public async Task A_script_looks_commits_and_takes_back(DatabaseKind kind)
    {
        await using var host = await HostFixture.StartAsync(kind);
        using var api = await OrganiserAsync(host);

        var preview = await OkAsync(await SendAsync(api, "units", Units, "?preview=true"));
        var empty = await host.ReadAsync(db => db.Set<Unit>().CountAsync());
        var done = await OkAsync(await api.PostAsync(new Uri($"/api/v1/units/import?token={preview.GetProperty("token").GetString()}", UriKind.Relative), null));
        var undone = await OkAsync(await api.PostAsync(new Uri($"/api/v1/imports/{done.GetProperty("id").GetString()}/undo", UriKind.Relative), null));

        preview.GetProperty("added").GetInt32().ShouldBe(2);
        preview.GetProperty("items")[0].GetProperty("name").GetString().ShouldBe("Ủy ban nhân dân xã");
        empty.ShouldBe(0);
        done.GetProperty("status").GetString().ShouldBe("Committed");
        undone.GetProperty("status").GetString().ShouldBe("Undone");
        (await host.ReadAsync(db => db.Set<Unit>().CountAsync())).ShouldBe(0);
    }

    [Theory]
    [BothDatabases("form")]
    [BothDatabases("json")]
    public async Task The_token_is_taken_from_the_form_or_a_body_too(DatabaseKind kind, string place)
    {
        await using var host = await HostFixture.StartAsync(kind);
        using var api = await OrganiserAsync(host);
        var token = (await OkAsync(await SendAsync(api, "units", Units, "?preview=true"))).GetProperty("token").GetString()!;
        using HttpContent content = place == "form" ? new MultipartFormDataContent { { new StringContent(token), "token" } } : JsonContent.Create(new { token });

        var done = await OkAsync(await api.PostAsync(new Uri("/api/v1/units/import", UriKind.Relative), content));

        done.GetProperty("added").GetInt32().ShouldBe(2);
    }

    [Theory, BothDatabases]
    public async Task Without_preview_and_token_a_sound_file_is_written_at_once(DatabaseKind kind)
    {
        await using var host = await HostFixture.StartAsync(kind);
        using var api = await OrganiserAsync(host);

        var people = await OkAsync(await SendAsync(api, "people", People));
        await OkAsync(await SendAsync(api, "units", Units));
        await OkAsync(await SendAsync(api, "memberships", "personCode,unitCode,role,rank,from,to\n001,X,head,,,\n"));

        people.GetProperty("unresolved").EnumerateArray().Select(u => u.GetProperty("code").GetString()).ShouldBe(["X", "P"]);
        var list = await api.GetFromJsonAsync<JsonElement>("/api/v1/people?q=dinh%20an");
        list.GetProperty("totalCount").GetInt32().ShouldBe(1);
        var person = await api.GetFromJsonAsync<JsonElement>($"/api/v1/people/{list.GetProperty("items")[0].GetProperty("id").GetString()}");
        person.GetProperty("decider").GetProperty("name").GetString().ShouldBe("Nguyễn Thị Hoa");
        var units = await api.GetFromJsonAsync<JsonElement>("/api/v1/units?pageSize=1&page=2");
        units.GetProperty("items")[0].GetProperty("code").GetString().ShouldBe("P");
    }

    [Theory, BothDatabases]
    public async Task A_file_with_errors_is_refused_whole_with_every_error_and_in_English_on_request(DatabaseKind kind)
    {
        await using var host = await HostFixture.StartAsync(kind);
        await host.CreateAccountAsync("to.chuc", ActorRoles.Organiser);
        using var api = await host.ApiAsAsync("to.chuc", "en");

        var answer = await SendAsync(api, "people", People + "003;;an.x.example;;P;Chuyên viên;Chuyên viên;;;;;\n");
        var skipped = await OkAsync(await SendAsync(api, "people", People + "003;;an.x.example;;P;Chuyên viên;Chuyên viên;;;;;\n", "?skipErrors=true"));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("code").GetString().ShouldBe("import_has_errors");
        var error = problem.GetProperty("rowErrors").EnumerateArray().ShouldHaveSingleItem();
        error.GetProperty("line").GetInt32().ShouldBe(4);
        error.GetProperty("column").GetString().ShouldBe("email");
        error.GetProperty("typed").GetString().ShouldBe("an.x.example");
        error.GetProperty("file").GetString().ShouldBe("people.csv");
        error.GetProperty("message").GetString()!.ShouldStartWith("The address lacks an @.");
        (skipped.GetProperty("added").GetInt32(), skipped.GetProperty("skipped").GetInt32()).ShouldBe((2, 1));
    }

    [Fact]
    public async Task A_file_in_another_encoding_is_named_in_the_preview()
    {
        await using var host = await HostFixture.StartAsync();
        using var api = await OrganiserAsync(host);
        using var form = Form([.. System.Text.Encoding.Unicode.GetPreamble(), .. System.Text.Encoding.Unicode.GetBytes(Units)], "units");

        var preview = await OkAsync(await api.PostAsync(new Uri("/api/v1/units/import?preview=true", UriKind.Relative), form));

        preview.GetProperty("isUnreadable").GetBoolean().ShouldBeTrue();
        preview.GetProperty("errors")[0].GetProperty("message").GetString()!.ShouldContain("UTF-16");
    }

    [Fact]
    public async Task A_file_of_20_MB_is_refused_with_413_and_a_clear_message()
    {
        await using var host = await HostFixture.StartAsync();
        using var api = await OrganiserAsync(host);
        using var form = Form(new byte[20 * 1024 * 1024], "people");

        var answer = await api.PostAsync(new Uri("/api/v1/people/import", UriKind.Relative), form);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString().ShouldBe("Tệp quá 10 MB. Bỏ các cột thừa, hoặc chia thành nhiều tệp rồi nhập lần lượt.");
    }

    [Fact]
    public async Task Without_a_file_or_token_the_answer_says_what_to_send()
    {
        await using var host = await HostFixture.StartAsync();
        using var api = await OrganiserAsync(host);

        var nothing = await api.PostAsync(new Uri("/api/v1/people/import", UriKind.Relative), null);
        var wrong = await api.PostAsync(new Uri("/api/v1/people/import?token=abc", UriKind.Relative), null);
        var unknown = await api.PostAsync(new Uri($"/api/v1/people/import?token={Guid.NewGuid()}", UriKind.Relative), null);

        nothing.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await nothing.Content.ReadAsStringAsync()).ShouldContain("multipart/form-data");
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_same_key_imports_once()
    {
        await using var host = await HostFixture.StartAsync();
        using var api = await OrganiserAsync(host);
        api.DefaultRequestHeaders.Add("Idempotency-Key", "lan-1");

        var first = await OkAsync(await SendAsync(api, "units", Units));
        var second = await OkAsync(await SendAsync(api, "units", Units));

        second.GetProperty("id").GetString().ShouldBe(first.GetProperty("id").GetString());
        second.GetProperty("added").GetInt32().ShouldBe(2);
    }

    [Theory]
    [InlineData("POST", "/api/v1/units/import")]
    [InlineData("POST", "/api/v1/people/import?preview=true")]
    [InlineData("POST", "/api/v1/memberships/import")]
    [InlineData("POST", "/api/v1/imports/6f4c0d2a-0000-4000-8000-000000000001/undo")]
    [InlineData("GET", "/api/v1/people")]
    [InlineData("GET", "/api/v1/units")]
    [InlineData("GET", "/api/v1/imports")]
    public async Task A_participant_is_refused_and_a_stranger_must_sign_in(string method, string path)
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("hoa");
        using var participant = await host.ApiAsAsync("hoa");
        using var stranger = host.Api();

        (await participant.SendAsync(new HttpRequestMessage(new HttpMethod(method), path))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await stranger.SendAsync(new HttpRequestMessage(new HttpMethod(method), path))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<HttpClient> OrganiserAsync(HostFixture host)
    {
        await host.CreateAccountAsync("to.chuc", ActorRoles.Organiser);
        return await host.ApiAsAsync("to.chuc");
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient api, string what, string csv, string query = "")
    {
        using var form = Form(System.Text.Encoding.UTF8.GetBytes(csv), what);
        return await api.PostAsync(new Uri($"/api/v1/{what}/import{query}", UriKind.Relative), form);
    }

    private static MultipartFormDataContent Form(byte[] content, string what) => new() { { new ByteArrayContent(content), "file", what + ".csv" } };

    private static async Task<JsonElement> OkAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
