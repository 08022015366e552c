using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace CanBo.Benchmarks.Storm;

/// <summary>
/// One person on the last day, with a browser's cookies and tokens: opens the link of the mail, continues, opens the last part of the sheet, saves it, looks it
/// over, submits, reads the receipt. What is not answered, or answered with "come back later", is sent again.
/// </summary>
internal sealed class StormVisitor(HttpClient client, StormPerson person, StormTimes times)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BeforeAskingAgain = TimeSpan.FromMilliseconds(300);

    private readonly Dictionary<string, string> _cookies = [];
    private string _page = "";

    /// <summary>Does it all, or leaves after the draft.</summary>
    public async Task<StormVisit> VisitAsync(bool leavesAfterDraft)
    {
        var visit = new StormVisit(person);
        await SendAsync("open link", HttpMethod.Get, person.Link, null);
        await SendAsync("continue", HttpMethod.Post, person.Link, () => Form());
        await DraftAsync();
        visit.DraftIsKept = true;
        if (leavesAfterDraft)
            return visit;

        await SendAsync("look over", HttpMethod.Get, $"{person.Task}/check", null);
        var operation = Hidden("_op");
        var pledge = _page.Contains("name=\"_pledge\"", StringComparison.Ordinal) ? "true" : "";
        var answer = await SendAsync("submit", HttpMethod.Post, $"{person.Task}/check", () => Form(("_op", operation), ("_pledge", pledge)));
        if (answer.Location?.EndsWith("/received", StringComparison.Ordinal) != true)
            throw new InvalidOperationException($"{person.Task} was not received: {answer.Status}, {answer.Location}.");
        visit.Operation = operation;
        await SendAsync("receipt", HttpMethod.Get, answer.Location, null);
        visit.WasToldLate = _page.Contains("Gửi sau hạn", StringComparison.Ordinal);
        return visit;
    }

    private async Task DraftAsync()
    {
        while (true)
        {
            await SendAsync("open form", HttpMethod.Get, $"{person.Task}?part=2", null);
            var version = Hidden("_version");
            var answer = await SendAsync("save draft", HttpMethod.Post, $"{person.Task}?part=2", () => Sheet(version));
            if (answer.Location?.EndsWith("/check", StringComparison.Ordinal) == true)
                return;
            // The same draft was kept by an earlier try whose answer was lost: look again and save over it.
            if (answer.Status != HttpStatusCode.Conflict)
                throw new InvalidOperationException($"The draft of {person.Task} was not kept: {answer.Status}, {answer.Location}.");
        }
    }

    private async Task<(HttpStatusCode Status, string? Location)> SendAsync(string what, HttpMethod method, string path, Func<HttpContent>? content)
    {
        var first = Stopwatch.GetTimestamp();
        while (true)
        {
            var started = Stopwatch.GetTimestamp();
            var answer = await TrySendAsync(method, path, content);
            if (answer is { } given && (int)given.Status < 500 && given.Status != HttpStatusCode.TooManyRequests)
            {
                times.Add(what, started, Stopwatch.GetElapsedTime(started));
                return (int)given.Status < 400 || given.Status == HttpStatusCode.Conflict
                    ? given
                    : throw new InvalidOperationException($"{what} ({path.Split('?')[0]}): {given.Status}");
            }

            times.Refuse(what, answer is { } refused ? ((int)refused.Status).ToString(CultureInfo.InvariantCulture) : "no answer");
            if (Stopwatch.GetElapsedTime(first) > Patience)
                throw new TimeoutException($"{what}: no answer within {Patience.TotalSeconds:0} s.");
            await Task.Delay(BeforeAskingAgain);
        }
    }

    private async Task<(HttpStatusCode Status, string? Location)?> TrySendAsync(HttpMethod method, string path, Func<HttpContent>? content)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content?.Invoke() };
        request.Headers.Add("Accept", "text/html");
        request.Headers.Add("Accept-Language", "vi");
        if (_cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
        try
        {
            using var response = await client.SendAsync(request);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
                foreach (var pair in set.Select(s => s.Split(';', 2)[0].Split('=', 2)))
                    _cookies[pair[0]] = pair[1];
            var body = await response.Content.ReadAsStringAsync();
            if (body.Length > 0 && response.IsSuccessStatusCode)
                _page = body;
            return (response.StatusCode, response.Headers.Location?.OriginalString);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException)
        {
            return null;
        }
    }

    // As browsers send a form that takes files.
    private MultipartFormDataContent Sheet(string version)
    {
        var form = new MultipartFormDataContent { { new StringContent(Hidden("__RequestVerificationToken")), "__RequestVerificationToken" } };
        foreach (var (name, value) in ((string, string)[])[("_version", version), ("strengths", person.Text), ("limits", "Chưa chủ động đề xuất."), ("selfRating", "TOT"), ("_do", "next")])
            form.Add(new StringContent(value), name);
        return form;
    }

    private FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new([KeyValuePair.Create("__RequestVerificationToken", Hidden("__RequestVerificationToken")), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);

    private string Hidden(string name)
    {
        var mark = $"name=\"{name}\" value=\"";
        var start = _page.IndexOf(mark, StringComparison.Ordinal);
        if (start < 0)
            throw new InvalidOperationException($"The page of {person.Task} has no field {name}.");
        start += mark.Length;
        return WebUtility.HtmlDecode(_page[start.._page.IndexOf('"', start)]);
    }
}

/// <summary>Somebody with a sheet to submit.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Link">Path of the mail's link.</param>
/// <param name="Text">What this person, and nobody else, writes.</param>
internal sealed record StormPerson(Guid TaskId, string Link, string Text)
{
    /// <summary>Path of the task.</summary>
    public string Task => $"/tasks/{TaskId}";
}

/// <summary>What the site said to a person.</summary>
internal sealed class StormVisit(StormPerson person)
{
    public StormPerson Person => person;

    public bool DraftIsKept { get; set; }

    /// <summary>The operation id of the acknowledged submission; null when there is none.</summary>
    public string? Operation { get; set; }

    /// <summary>The receipt says that it came after the deadline.</summary>
    public bool WasToldLate { get; set; }
}
