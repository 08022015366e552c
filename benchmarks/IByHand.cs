namespace CanBo.Benchmarks;

/// <summary>The same writes as the runtime's, prepared by hand.</summary>
internal interface IByHand : IAsyncDisposable
{
    /// <summary>Writes what a pair writes, in two transactions.</summary>
    Task PairAsync(int caller);
}
