using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.TestHost;
using Microsoft.AspNetCore.WebUtilities;

namespace CanBo.Host.Tests;

/// <summary>Opens pages and sends their forms: keeps cookies and the antiforgery token of the last page, follows no redirect.</summary>
public sealed partial class Browser(TestServer server, string language) : IDisposable
{
    private readonly HttpClient _client = server.CreateClient();
    private readonly CookieContainer _cookies = new();
    private string _token = "";

    /// <summary>What came back.</summary>
    public sealed record Answer(HttpStatusCode StatusCode, string Body, string? Location)
    {
        /// <summary>The body as a reader sees it: no marks of HTML, one space between words.</summary>
        public string Text => Space().Replace(WebUtility.HtmlDecode(Tag().Replace(Body, " ")), " ");
    }

    public Uri Site => _client.BaseAddress!;

    public Task<Answer> OpenAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    /// <summary>Opens a page and everything it leads on to.</summary>
    public async Task<Answer> FollowAsync(string path)
    {
        var answer = await OpenAsync(path);
        for (var hops = 0; answer.Location is { } next && hops < 10; hops++)
            answer = await OpenAsync(next);
        return answer;
    }

    /// <summary>Sends a form with the token of the last page that had one.</summary>
    public Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields) =>
        PostAsync(path, new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", _token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]));

    /// <summary>Sends a form with files.</summary>
    public Task<Answer> PostAsync(string path, MultipartFormDataContent form)
    {
        form.Add(new StringContent(_token), "__RequestVerificationToken");
        return PostAsync(path, (HttpContent)form);
    }

    /// <summary>Sends a form without the token, as another site would.</summary>
    public Task<Answer> PostForgedAsync(string path, params (string Name, string Value)[] fields) =>
        PostAsync(path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    public void Dispose() => _client.Dispose();

    private Task<Answer> PostAsync(string path, HttpContent content) => SendAsync(HttpMethod.Post, path, content);

    private async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, new Uri(Site, path)) { Content = content };
        request.Headers.Accept.ParseAdd("text/html");
        request.Headers.AcceptLanguage.ParseAdd(language);
        if (_cookies.GetCookieHeader(Site) is { Length: > 0 } cookies)
            request.Headers.Add("Cookie", cookies);

        using var response = await _client.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set)
                _cookies.SetCookies(Site, cookie);
        var body = await response.Content.ReadAsStringAsync();
        if (Token().Match(body) is { Success: true } token)
            _token = WebUtility.HtmlDecode(token.Groups[1].Value);
        return new Answer(response.StatusCode, body, response.Headers.Location?.OriginalString);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
