using System.Collections.Concurrent;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Work;

namespace CanBo.Runtime.Tests.Fixtures;

/// <summary>What the test deed was asked, and what it answers.</summary>
internal sealed class Postbox
{
    public ConcurrentQueue<OutboxItem> Sent { get; } = new();

    /// <summary>Raised by every request that another system has got.</summary>
    public SemaphoreSlim Asked { get; } = new(0);

    /// <summary>Answers of another system; none until the test gives them.</summary>
    public SemaphoreSlim Others { get; } = new(0);

    public Func<OutboxItem, DeedResult> Answer { get; set; } = _ => new DeedResult.Done();
}

/// <summary>Sends a letter.</summary>
internal sealed class SendLetter(Postbox postbox) : IDeed
{
    public static string Kind => "letter";

    public Task<DeedResult> DoAsync(OutboxItem item, CancellationToken cancellation)
    {
        postbox.Sent.Enqueue(item);
        return Task.FromResult(postbox.Answer(item));
    }
}

/// <summary>Asks another system, which answers when the test says so.</summary>
internal sealed class AskOther(Postbox postbox) : IDeed
{
    public static string Kind => SlowDeeds.HttpRequest;

    public async Task<DeedResult> DoAsync(OutboxItem item, CancellationToken cancellation)
    {
        postbox.Asked.Release();
        await postbox.Others.WaitAsync(cancellation);
        return new DeedResult.Done();
    }
}

/// <summary>Notes that it ran; fails while its payload says so.</summary>
internal sealed class NoteJob : ITimedJob
{
    public static string Name => "note";

    public Task RunAsync(StepScope step, string key, string payload, CancellationToken cancellation)
    {
        step.Notes().Add(new Note { Code = $"job:{key}", Text = payload });
        return payload == "broken" ? throw new InvalidOperationException("the job failed") : Task.CompletedTask;
    }
}

/// <summary>Notes on the first of each month that it ran.</summary>
internal sealed class MonthlyNote : IRecurringJob
{
    public static string Name => "monthly-note";

    public string Cron => "0 0 7 1 * ?";

    public Task<string?> RunAsync(StepScope step, string from, CancellationToken cancellation)
    {
        step.Notes().Add(new Note { Code = $"month {step.Now:O} {Guid.NewGuid()}", Text = from });
        // Two steps a month.
        return Task.FromResult(from.Length == 0 ? "half way" : null);
    }
}
