using System.Threading.Channels;
using CanBo.Runtime.Stepping;

namespace CanBo.Runtime.Work;

/// <summary>Wakes idle workers of this process after a commit that left them something; other hosts hear of it by <see cref="Announced"/>.</summary>
internal sealed class WorkSignals
{
    /// <summary>There may be timers to fire.</summary>
    public WorkSignal Timers { get; } = new();

    /// <summary>There may be deeds to do.</summary>
    public WorkSignal Outbox { get; } = new();

    /// <summary>The same for the lane of slow ones; set by <see cref="SetOutbox"/> alone.</summary>
    public WorkSignal SlowOutbox { get; } = new();

    /// <summary>Wakes both lanes.</summary>
    public void SetOutbox()
    {
        Outbox.Set();
        SlowOutbox.Set();
    }

    /// <summary>Something was committed that other hosts could help with.</summary>
    public WorkSignal Announced { get; } = new();

    /// <summary>Called after every commit.</summary>
    public void After(StepWrites writes)
    {
        if (writes.Timers.Count > 0)
            Timers.Set();
        if (writes.Outbox.Count > 0)
            SetOutbox();
        if (writes.Timers.Count + writes.Outbox.Count > 0)
            Announced.Set();
    }
}

/// <summary>Remembers that it was set until somebody waited; any number of sets are one.</summary>
internal sealed class WorkSignal
{
    private readonly Channel<bool> _channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => _channel.Writer.TryWrite(true);

    /// <summary>Waits until it is set, or for so long.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(atMost);
        try
        {
            await _channel.Reader.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The time is up: look by oneself.
        }
    }
}
