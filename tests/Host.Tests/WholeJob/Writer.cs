namespace CanBo.Host.Tests.WholeJob;

/// <summary>
/// One person at work while the host is killed: saves drafts, then submits. Remembers what was answered with 2xx, and after every lost answer finds out
/// whether the work was done: either it was, whole, or it was not at all.
/// </summary>
internal sealed class Writer(HttpClient client, Guid task)
{
    private int _version;
    private string _text = "";

    /// <summary>Answers of 2xx.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>When the answer was received, as the host said.</summary>
    public DateTimeOffset? ReceivedAt { get; private set; }

    /// <summary>Saves drafts until told to stop.</summary>
    public async Task DraftAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var text = $"Bản nháp {_version + 1}.";
            var reply = await TryAsync(HttpMethod.Put, "/draft", new { version = _version, values = new { strengths = text } });
            if (reply is { IsOk: true })
            {
                reply.Body.Number("version").ShouldBe(_version + 1);
                (_version, _text) = (_version + 1, text);
                Acknowledged++;
            }
            else if (reply is null || reply.Status >= 500)
            {
                await FindOutAsync(text);
            }
            else
            {
                throw new InvalidOperationException($"{reply.Status} {reply.Text}");
            }
        }
    }

    /// <summary>Submits, again and again under the same operation id until an answer arrives.</summary>
    public async Task SubmitAsync()
    {
        while (ReceivedAt is null)
        {
            var reply = await TryAsync(HttpMethod.Post, "/submit", new { operationId = $"{task:N}", values = Sheets.Annual(93.25m, "XS") });
            if (reply is { IsOk: true })
                (ReceivedAt, Acknowledged) = (reply.Body.GetProperty("receivedAt").GetDateTimeOffset(), Acknowledged + 1);
            else
                await Task.Delay(50);
        }
    }

    /// <summary>What the database holds is what was acknowledged.</summary>
    public async Task VerifyAsync()
    {
        var stored = await client.ReadAsync($"/tasks/{task}");

        stored.Text("status").ShouldBe("Done");
        stored.GetProperty("submittedAt").GetDateTimeOffset().ShouldBe(ReceivedAt!.Value);
        stored.Number("draftVersion").ShouldBe(_version);
    }

    private async Task FindOutAsync(string lost)
    {
        Reply? stored = null;
        while (stored is not { IsOk: true })
        {
            stored = await TryAsync(HttpMethod.Get, "", null);
            if (stored is not { IsOk: true })
                await Task.Delay(50);
        }

        var version = stored.Body.Number("draftVersion");
        var text = stored.Body.GetProperty("values").TryGetProperty("strengths", out var strengths) ? strengths.GetString()! : "";
        if (version == _version)
        {
            text.ShouldBe(_text, "a draft that was not acknowledged and not counted left traces");
            return;
        }

        (version, text).ShouldBe((_version + 1, lost), "the lost answer's draft is there whole, or not at all");
        (_version, _text) = (version, text);
    }

    private async Task<Reply?> TryAsync(HttpMethod method, string path, object? body)
    {
        try
        {
            return await client.CallAsync(method, $"/tasks/{task}{path}", body);
        }
        catch (HttpRequestException)
        {
            return null; // the host is gone; what became of the request is found out when it is back
        }
        catch (IOException)
        {
            return null; // gone in the middle of its answer
        }
    }
}
