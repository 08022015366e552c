using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace CanBo.Host.Tests.WholeJob;

/// <summary>Calls of the API as an outside program makes them; paths are below <c>/api/v1</c>.</summary>
internal static class ApiCalls
{
    public static async Task<JsonElement> ReadAsync(this HttpClient client, string path) => (await client.CallAsync(HttpMethod.Get, path, null)).Ok();

    public static Task<Reply> PostJsonAsync(this HttpClient client, string path, object? body) => client.CallAsync(HttpMethod.Post, path, body);

    public static Task<Reply> PutJsonAsync(this HttpClient client, string path, object? body) => client.CallAsync(HttpMethod.Put, path, body);

    /// <summary>A text is sent as the JSON it is, anything else is written as JSON.</summary>
    public static async Task<Reply> CallAsync(this HttpClient client, HttpMethod method, string path, object? body, CancellationToken cancellation = default)
    {
        using var request = new HttpRequestMessage(method, "/api/v1" + path);
        request.Content = body switch
        {
            null => null,
            HttpContent content => content,
            string json => new StringContent(json, Encoding.UTF8, "application/json"),
            _ => JsonContent.Create(body),
        };
        using var response = await client.SendAsync(request, cancellation);
        return new Reply($"{method} {path}", (int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellation));
    }

    /// <summary>Every row of a paged list.</summary>
    public static async Task<List<JsonElement>> AllAsync(this HttpClient client, string path)
    {
        var rows = new List<JsonElement>();
        for (var page = 1; ; page++)
        {
            var answer = await client.ReadAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}page={page}&pageSize=200");
            rows.AddRange(answer.GetProperty("items").EnumerateArray());
            if (rows.Count >= answer.GetProperty("totalCount").GetInt32())
                return rows;
        }
    }

    /// <summary>Sends a file as a form does.</summary>
    public static Task<Reply> UploadAsync(this HttpClient client, string path, string fileName, byte[] content, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent(content), "file", fileName);
        return client.CallAsync(HttpMethod.Post, path, form);
    }

    public static Task<Reply> UploadAsync(this HttpClient client, string path, string fileName, string content) => client.UploadAsync(path, fileName, Encoding.UTF8.GetBytes(content));

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static Guid Id(this JsonElement element, string name = "id") => element.GetProperty(name).GetGuid();

    public static int Number(this JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
