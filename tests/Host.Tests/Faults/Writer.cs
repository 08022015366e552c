using System.Net.Sockets;
using CanBo.Host.Tests.WholeJob;

namespace CanBo.Host.Tests.Faults;

/// <summary>
/// One person at work while hosts are killed: saves drafts, then submits, then submits the same again. Remembers what was answered with 2xx, and after
/// every lost answer finds out whether the work was done: either it was, whole, or it was not at all.
/// </summary>
internal sealed class Writer(HttpClient client, Guid task, object sheet)
{
    private static readonly TimeSpan BeforeAskingAgain = TimeSpan.FromMilliseconds(50);

    private volatile bool _maySubmit;
    private int _acknowledged, _found;
    private string _text = "";

    public Guid Task => task;

    /// <summary>The draft's version as last acknowledged, or found after a lost answer.</summary>
    public int Version { get; private set; }

    /// <summary>When the answer was received, as the host said.</summary>
    public DateTimeOffset? ReceivedAt { get; private set; }

    /// <summary>Answers of 2xx to changes.</summary>
    public int Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>Drafts whose answer was lost and that were there.</summary>
    public int Found => Volatile.Read(ref _found);

    /// <summary>The next thing is to submit.</summary>
    public void LetSubmit() => _maySubmit = true;

    public async Task WorkAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
            await (_maySubmit ? SubmitAsync() : DraftAsync());
    }

    /// <summary>Submits until it is answered. A second time it must be the first answer.</summary>
    public async Task SubmitAsync()
    {
        var reply = await TryAsync(HttpMethod.Post, "/submit", new { operationId = $"{task:N}", values = sheet });
        while (reply is not { IsOk: true })
        {
            MustBeTransient(reply);
            await System.Threading.Tasks.Task.Delay(BeforeAskingAgain);
            reply = await TryAsync(HttpMethod.Post, "/submit", new { operationId = $"{task:N}", values = sheet });
        }

        var receivedAt = reply.Body.GetProperty("receivedAt").GetDateTimeOffset();
        (ReceivedAt ??= receivedAt).ShouldBe(receivedAt);
        Interlocked.Increment(ref _acknowledged);
    }

    private async Task DraftAsync()
    {
        var text = $"Bản nháp {Version + 1}.";
        var reply = await TryAsync(HttpMethod.Put, "/draft", new { version = Version, values = new { strengths = text } });
        if (reply is { IsOk: true })
        {
            reply.Body.Number("version").ShouldBe(Version + 1);
            (Version, _text) = (Version + 1, text);
            Interlocked.Increment(ref _acknowledged);
        }
        else
        {
            MustBeTransient(reply);
            await FindOutAsync(text);
        }
    }

    private async Task FindOutAsync(string lost)
    {
        var stored = await TryAsync(HttpMethod.Get, "", null);
        while (stored is not { IsOk: true })
        {
            MustBeTransient(stored);
            await System.Threading.Tasks.Task.Delay(BeforeAskingAgain);
            stored = await TryAsync(HttpMethod.Get, "", null);
        }

        var version = stored.Body.Number("draftVersion");
        var text = stored.Body.GetProperty("values").TryGetProperty("strengths", out var strengths) ? strengths.GetString()! : "";
        if (version == Version)
        {
            text.ShouldBe(_text, "a draft that was not acknowledged and not counted left traces");
            return;
        }

        (version, text).ShouldBe((Version + 1, lost), "the draft of a lost answer is there whole, or not at all");
        (Version, _text) = (version, text);
        Interlocked.Increment(ref _found);
    }

    /// <summary>Null when no whole answer came.</summary>
    private async Task<Reply?> TryAsync(HttpMethod method, string path, object? body)
    {
        try
        {
            return await client.CallAsync(method, $"/tasks/{task}{path}", body);
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException or IOException or TaskCanceledException)
        {
            // The host is gone, perhaps in the middle of its answer; what became of the request is found out when it is back.
            return null;
        }
    }

    // 409: the request was sent twice by the client's own connection pool, or met a conflict; anything of 5xx may be tried again.
    private static void MustBeTransient(Reply? reply)
    {
        if (reply is { Status: not 409 and < 500 })
            throw new InvalidOperationException($"{reply.Request}: {reply.Status} {reply.Text}");
    }
}
