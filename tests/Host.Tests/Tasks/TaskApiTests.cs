using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CanBo.Activities.Access;
using CanBo.Activities.Tasks;
using CanBo.Testing;

namespace CanBo.Host.Tests.Tasks;

public sealed class TaskApiTests
{
    private const string Sheet = """{"values":{"months":{"1":90,"2":90,"3":90,"4":90,"5":90,"6":90,"7":90,"8":90,"9":90,"10":90,"11":90,"12":"89,5"},"strengths":"Đủ việc","selfRating":"XS"}}""";

    [Theory, BothDatabases]
    public async Task A_program_finds_its_task_reads_the_form_and_submits(DatabaseKind kind)
    {
        await using var host = await TaskHost.StartAsync(kind);
        using var api = await host.ApiAsAsync(await host.PersonAsync("021"));

        var list = await GetAsync(api, "/api/v1/tasks?assignee=me");
        var id = list.GetProperty("items")[0].GetProperty("id").GetString();
        var task = await GetAsync(api, $"/api/v1/tasks/{id}");
        var (status, answer) = await PostAsync(api, $"/api/v1/tasks/{id}/submit", Sheet);

        list.GetProperty("totalCount").GetInt32().ShouldBe(1);
        list.GetProperty("items")[0].GetProperty("personCode").GetString().ShouldBe("021");
        var fields = task.GetProperty("form").GetProperty("parts").EnumerateArray().SelectMany(p => p.GetProperty("fields").EnumerateArray()).Select(f => $"{f.GetProperty("name")}:{f.GetProperty("kind")}");
        fields.ShouldBe(["months:monthlyTotals", "strengths:longText", "limits:longText", "selfRating:rating", "handling:longText", "evidence:attachment"]);
        task.GetProperty("dueExplanation").GetString()!.ShouldStartWith("Hạn ");
        task.GetProperty("nextStep").GetString().ShouldBe("Ý kiến của cấp ủy");
        status.ShouldBe(HttpStatusCode.OK, answer.ToString());
        answer.GetProperty("isLate").GetBoolean().ShouldBeFalse();
        (await GetAsync(api, "/api/v1/tasks?assignee=me")).GetProperty("totalCount").GetInt32().ShouldBe(0);
        (await GetAsync(api, $"/api/v1/tasks/{id}")).GetProperty("about").GetProperty("score").GetProperty("text").GetString().ShouldBe("89.96");
    }

    [Fact]
    public async Task A_second_submission_is_told_when_the_first_was_received_and_gets_its_text_back()
    {
        await using var host = await TaskHost.StartAsync();
        using var api = await host.ApiAsAsync(await host.PersonAsync("021"));
        var path = $"/api/v1/tasks/{(await host.TaskAsync("021")).Id}/submit";
        var first = await PostAsync(api, path, Sheet.Replace("{\"values\"", "{\"operationId\":\"op-1\",\"values\"", StringComparison.Ordinal));

        var again = await PostAsync(api, path, Sheet.Replace("{\"values\"", "{\"operationId\":\"op-1\",\"values\"", StringComparison.Ordinal));
        var other = await PostAsync(api, path, Sheet.Replace("Đủ việc", "Bản sau", StringComparison.Ordinal));

        again.Answer.GetRawText().ShouldBe(first.Answer.GetRawText());
        other.Status.ShouldBe(HttpStatusCode.Conflict);
        other.Answer.GetProperty("code").GetString().ShouldBe("already_submitted");
        other.Answer.GetProperty("firstReceivedAt").GetDateTimeOffset().ShouldBe(first.Answer.GetProperty("receivedAt").GetDateTimeOffset());
        other.Answer.GetProperty("values").GetProperty("strengths").GetString().ShouldBe("Bản sau");
        other.Answer.GetProperty("detail").GetString()!.ShouldStartWith("Đã nhận một bản lúc ");
    }

    [Fact]
    public async Task The_idempotency_key_is_the_operation_where_the_body_names_none()
    {
        await using var host = await TaskHost.StartAsync();
        using var api = await host.ApiAsAsync(await host.PersonAsync("021"));
        var path = $"/api/v1/tasks/{(await host.TaskAsync("021")).Id}/submit";
        api.DefaultRequestHeaders.Add("Idempotency-Key", "mot-ma");

        var first = await PostAsync(api, path, Sheet);
        var again = await PostAsync(api, path, Sheet);

        again.ShouldSatisfyAllConditions(a => a.Status.ShouldBe(HttpStatusCode.OK), a => a.Answer.GetRawText().ShouldBe(first.Answer.GetRawText()));
        (await host.TaskAsync("021")).OperationId.ShouldBe("mot-ma");
    }

    [Theory]
    [InlineData("vi", "Tháng 4: nhập điểm từ 0 đến 100 (đang là 940).", "Không có mức “GIỎI”. Chọn một trong: XS, TOT, HT, KHT.")]
    [InlineData("en", "Month 4: enter points from 0 to 100 (now 940).", "There is no rating “GIỎI”. Choose one of: XS, TOT, HT, KHT.")]
    public async Task Errors_name_field_and_fix_in_the_readers_language(string language, string month, string rating)
    {
        await using var host = await TaskHost.StartAsync();
        var person = await host.PersonAsync("021");
        using var first = await host.ApiAsAsync(person);
        using var api = host.Api(first.DefaultRequestHeaders.Authorization!.Parameter, language);

        var (status, problem) = await PostAsync(api, $"/api/v1/tasks/{(await host.TaskAsync("021")).Id}/submit",
            Sheet.Replace("\"4\":90", "\"4\":940", StringComparison.Ordinal).Replace("\"XS\"", "\"Giỏi\"", StringComparison.Ordinal).Replace("Giỏi", "GIỎI", StringComparison.Ordinal));

        status.ShouldBe(HttpStatusCode.BadRequest);
        problem.GetProperty("errors").GetProperty("months/4/score")[0].GetString().ShouldBe(month);
        problem.GetProperty("errors").GetProperty("selfRating")[0].GetString().ShouldBe(rating);
    }

    [Fact]
    public async Task A_newer_draft_is_answered_with_both_texts()
    {
        await using var host = await TaskHost.StartAsync();
        using var api = await host.ApiAsAsync(await host.PersonAsync("021"));
        var path = $"/api/v1/tasks/{(await host.TaskAsync("021")).Id}/draft";

        var saved = await PutAsync(api, path, """{"version":0,"values":{"strengths":"một","months":{"3":"ba mươi?"}}}""");
        var newer = await PutAsync(api, path, """{"version":0,"values":{"strengths":"hai"}}""");

        saved.Answer.GetProperty("version").GetInt32().ShouldBe(1);
        newer.Status.ShouldBe(HttpStatusCode.Conflict);
        newer.Answer.GetProperty("code").GetString().ShouldBe("newer_draft");
        newer.Answer.GetProperty("theirs").GetProperty("strengths").GetString().ShouldBe("một");
        newer.Answer.GetProperty("yours").GetProperty("strengths").GetString().ShouldBe("hai");
        (await GetAsync(api, path.Replace("/draft", "", StringComparison.Ordinal))).GetProperty("values").GetProperty("months").GetProperty("3").GetString().ShouldBe("ba mươi?");
    }

    [Fact]
    public async Task Files_come_and_go_and_a_large_one_is_told_its_size()
    {
        await using var host = await TaskHost.StartAsync();
        using var api = await host.ApiAsAsync(await host.PersonAsync("021"));
        using var colleague = await host.ApiAsAsync(await host.PersonAsync("022"));
        var path = $"/api/v1/tasks/{(await host.TaskAsync("021")).Id}/attachments";

        var (status, file) = await UploadAsync(api, path, "Báo cáo.pdf", Encoding.ASCII.GetBytes("%PDF-1.7 báo cáo"));
        var large = await UploadAsync(api, path, "ảnh.pdf", new byte[20 * 1024 * 1024]);
        using var download = await api.GetAsync(new Uri($"{path}/{file.GetProperty("id").GetString()}", UriKind.Relative));
        using var hidden = await colleague.GetAsync(new Uri($"{path}/{file.GetProperty("id").GetString()}", UriKind.Relative));

        status.ShouldBe(HttpStatusCode.Created);
        large.Status.ShouldBe(HttpStatusCode.BadRequest);
        large.Answer.GetProperty("errors").GetProperty("evidence")[0].GetString()!.ShouldContain("nặng 20 MB, tối đa 10 MB");
        download.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        download.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("Báo cáo.pdf");
        download.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var gone = await api.DeleteAsync(new Uri($"{path}/{file.GetProperty("id").GetString()}", UriKind.Relative));
        gone.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Who_may_not_is_not_found_and_organising_takes_the_role()
    {
        await using var host = await TaskHost.StartAsync();
        var task = await host.TaskAsync("021");
        using var colleague = await host.ApiAsAsync(await host.PersonAsync("022"));
        using var owner = await host.ApiAsAsync(await host.PersonAsync("021"));
        using var organiser = await host.ApiAsAsync(await host.PersonAsync("030"), ActorRoles.Organiser);

        (await PostAsync(colleague, $"/api/v1/tasks/{task.Id}/submit", Sheet)).Status.ShouldBe(HttpStatusCode.NotFound);
        using (var looked = await colleague.GetAsync(new Uri($"/api/v1/tasks/{task.Id}", UriKind.Relative)))
            looked.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync(owner, $"/api/v1/tasks/{task.Id}/waive", """{"reason":"Tự miễn"}""")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using (var anonymous = host.Api())
            (await PostAsync(anonymous, $"/api/v1/tasks/{task.Id}/submit", Sheet)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await GetAsync(organiser, $"/api/v1/tasks/{task.Id}")).GetProperty("assigneeName").GetString().ShouldBe("Đỗ Đình Ân");
        (await PostAsync(organiser, $"/api/v1/tasks/{task.Id}/waive", """{"reason":"Nghỉ thai sản"}""")).Status.ShouldBe(HttpStatusCode.NoContent);
        var late = await PostAsync(owner, $"/api/v1/tasks/{task.Id}/submit", Sheet);
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Answer.GetProperty("code").GetString().ShouldBe("no_longer_asked");
        late.Answer.GetProperty("values").GetProperty("strengths").GetString().ShouldBe("Đủ việc");
    }

    [Fact]
    public async Task The_score_form_is_described_with_its_criteria()
    {
        await using var host = await TaskHost.StartAsync(form: "D335-M01");
        using var api = await host.ApiAsAsync(await host.PersonAsync("021"));

        var task = await GetAsync(api, $"/api/v1/tasks/{(await host.TaskAsync("021")).Id}");
        var (status, answer) = await PostAsync(api, $"/api/v1/tasks/{(await host.TaskAsync("021")).Id}/submit", """
            {"values":{"score":{"criteria":{"I.1":5,"I.2":5,"II.1":2.5,"II.2":2.5,"II.3":2.5,"II.4":2.5,"III.1":2.5,"III.2":2.5,"III.3":2.5,"III.4":2.5},
             "products":[{"name":"Đề án","assigned":1,"completed":1,"note":"Lưu tại phòng"}]},"selfRating":"XS"}}
            """);

        task.GetProperty("form").GetProperty("parts")[0].GetProperty("fields")[0].GetProperty("criteria").GetArrayLength().ShouldBe(10);
        status.ShouldBe(HttpStatusCode.OK, answer.ToString());
        (await host.TaskAsync("021")).Status.ShouldBe(TaskState.Done);
    }

    private static async Task<JsonElement> GetAsync(HttpClient api, string path)
    {
        using var answer = await api.GetAsync(new Uri(path, UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static Task<(HttpStatusCode Status, JsonElement Answer)> PostAsync(HttpClient api, string path, string json) => SendAsync(api, HttpMethod.Post, path, new StringContent(json, Encoding.UTF8, "application/json"));

    private static Task<(HttpStatusCode Status, JsonElement Answer)> PutAsync(HttpClient api, string path, string json) => SendAsync(api, HttpMethod.Put, path, new StringContent(json, Encoding.UTF8, "application/json"));

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> UploadAsync(HttpClient api, string path, string name, byte[] content)
    {
        using var form = new MultipartFormDataContent { { new StringContent("evidence"), "field" }, { new ByteArrayContent(content), "file", name } };
        return await SendAsync(api, HttpMethod.Post, path, form);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> SendAsync(HttpClient api, HttpMethod method, string path, HttpContent content)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        using var answer = await api.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, body.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(body));
    }
}
