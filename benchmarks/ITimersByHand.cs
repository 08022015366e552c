namespace CanBo.Benchmarks;

/// <summary>Fires all timers of the durable benchmark's instances with the same writes as the runtime's, prepared by hand, without an engine.</summary>
internal interface ITimersByHand : IAsyncDisposable
{
    /// <summary>Claims batches and fires each timer in a transaction of its own.</summary>
    /// <returns>How many.</returns>
    Task<int> FireSinglyAsync();

    /// <summary>Claims batches and fires each in one transaction.</summary>
    /// <returns>How many.</returns>
    Task<int> FireBatchedAsync();
}
