namespace CanBo.Runtime.Work;

/// <summary>Does the work that is due now, at once and in the caller's time: for tests, rehearsals and the command line. Hosts have workers for it.</summary>
public sealed class DueWork
{
    private readonly TimerWork _timers;
    private readonly OutboxLanes _outbox;

    private readonly RecurringJobs _recurring;

    internal DueWork(TimerWork timers, OutboxLanes outbox, RecurringJobs recurring) => (_timers, _outbox, _recurring) = (timers, outbox, recurring);

    /// <summary>Gives every recurring job its row, as the start of a host does.</summary>
    public Task ScheduleRecurringAsync(CancellationToken cancellation) => _recurring.ScheduleAsync(cancellation);

    /// <summary>Fires the timers that are due, and those that become due by it.</summary>
    /// <returns>How many were tried.</returns>
    public Task<int> FireTimersAsync(CancellationToken cancellation) => UntilNothingAsync(_timers.RunBatchAsync, cancellation);

    /// <summary>Does the deeds that are due, resumes left for later included. What fails rests and is not tried again now.</summary>
    /// <returns>How many were tried.</returns>
    public Task<int> DoDeedsAsync(CancellationToken cancellation) => UntilNothingAsync(async token => await _outbox.Ordinary.RunBatchAsync(token) + await _outbox.Slow.RunBatchAsync(token), cancellation);

    /// <summary>Timers and deeds until nothing is due.</summary>
    public async Task RunAllAsync(CancellationToken cancellation)
    {
        while (await FireTimersAsync(cancellation) + await DoDeedsAsync(cancellation) > 0)
            cancellation.ThrowIfCancellationRequested();
    }

    private static async Task<int> UntilNothingAsync(Func<CancellationToken, Task<int>> batch, CancellationToken cancellation)
    {
        var total = 0;
        while (await batch(cancellation) is > 0 and var count)
            total += count;
        return total;
    }
}
