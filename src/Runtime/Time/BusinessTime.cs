namespace CanBo.Runtime.Time;

/// <summary>
/// The clock of the business: due dates, timers, what a page calls "today". In Production it is the system's clock; the Development
/// clock shifts it by a stored offset. Sign-ins, links and leases never use it: they take the plain <see cref="TimeProvider"/>.
/// </summary>
/// <param name="clock">The system's clock.</param>
public sealed class BusinessTime(TimeProvider clock) : TimeProvider
{
    private long _offsetTicks;

    /// <summary>How far business time is ahead of the system's clock; zero in Production.</summary>
    public TimeSpan Offset => new(Interlocked.Read(ref _offsetTicks));

    /// <summary>Sets <see cref="Offset"/> unless it is further on already: who read it before another moved it may come after.</summary>
    internal void MoveOnTo(TimeSpan offset)
    {
        long known;
        do
            known = Interlocked.Read(ref _offsetTicks);
        while (known < offset.Ticks && Interlocked.CompareExchange(ref _offsetTicks, offset.Ticks, known) != known);
    }

    /// <summary>Now in business time, cut to milliseconds so that both databases store it alike.</summary>
    public override DateTimeOffset GetUtcNow()
    {
        var now = clock.GetUtcNow() + Offset;
        return new DateTimeOffset(now.Ticks - now.Ticks % TimeSpan.TicksPerMillisecond, now.Offset);
    }

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;
}
