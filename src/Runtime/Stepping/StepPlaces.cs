namespace CanBo.Runtime.Stepping;

/// <summary>
/// How many of the steps that a worker begins at once may work at one time, each with a connection of its own. A step that waits in a group has left its
/// place: a batch of hundreds commits together and takes no connection from those who answer people.
/// </summary>
internal sealed class StepPlaces(int places) : IDisposable
{
    private readonly SemaphoreSlim _free = new(places);

    public async Task<Place> EnterAsync(CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation);
        return new Place(_free);
    }

    public void Dispose() => _free.Dispose();

    /// <summary>Left once, however often it is disposed.</summary>
    internal sealed class Place(SemaphoreSlim free) : IDisposable
    {
        private bool _hasLeft;

        public void Dispose()
        {
            if (_hasLeft)
                return;
            _hasLeft = true;
            free.Release();
        }
    }
}
