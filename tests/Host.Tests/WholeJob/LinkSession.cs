using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Host.Tests.WholeJob;

/// <summary>
/// Somebody's browser that came by the link of a mail: keeps cookies, takes the antiforgery token from the pages it opens, and may call the API with
/// both, as a page's script would.
/// </summary>
internal sealed partial class LinkSession(HostFixture host, Uri link) : IDisposable
{
    private readonly HttpClient _client = ((TestServer)host.Services.GetRequiredService<IServer>()).CreateClient();
    private readonly CookieContainer _cookies = new();
    private string _token = "";

    /// <summary>Opens the link, as a person or a mail program does.</summary>
    public Task<(int Status, string Body, string? Location)> OpenAsync() => SendAsync(HttpMethod.Get, link.PathAndQuery, null);

    /// <summary>Presses the button of the page behind the link.</summary>
    public Task<(int Status, string Body, string? Location)> ContinueAsync() =>
        SendAsync(HttpMethod.Post, link.PathAndQuery, new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", _token)]));

    public Task<(int Status, string Body, string? Location)> PageAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public async Task<Reply> ApiAsync(HttpMethod method, string path, object? body)
    {
        var (status, text, _) = await SendAsync(method, "/api/v1" + path, body is null ? null : JsonContent.Create(body), isApi: true);
        return new Reply($"{method} {path}", status, text);
    }

    public void Dispose() => _client.Dispose();

    private async Task<(int Status, string Body, string? Location)> SendAsync(HttpMethod method, string path, HttpContent? content, bool isApi = false)
    {
        using var request = new HttpRequestMessage(method, new Uri(_client.BaseAddress!, path)) { Content = content };
        request.Headers.Accept.ParseAdd(isApi ? "application/json" : "text/html");
        request.Headers.AcceptLanguage.ParseAdd("vi");
        if (isApi && method != HttpMethod.Get)
            request.Headers.Add("RequestVerificationToken", _token);
        if (_cookies.GetCookieHeader(_client.BaseAddress!) is { Length: > 0 } cookies)
            request.Headers.Add("Cookie", cookies);
        using var response = await _client.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set)
                _cookies.SetCookies(_client.BaseAddress!, cookie);
        var body = await response.Content.ReadAsStringAsync();
        if (Token().Match(body) is { Success: true } token)
            _token = WebUtility.HtmlDecode(token.Groups[1].Value);
        return ((int)response.StatusCode, body, response.Headers.Location?.OriginalString);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
