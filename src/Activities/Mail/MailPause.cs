namespace CanBo.Activities.Mail;

/// <summary>Rests the whole sending of this host while the server is away, so that no letter uses up its attempts on it. The rests grow up to ten minutes.</summary>
/// <param name="clock">System time.</param>
public sealed class MailPause(TimeProvider clock)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private DateTimeOffset _until;
    private int _failures;

    /// <summary>How long still; zero when it is not paused.</summary>
    public TimeSpan Remaining
    {
        get
        {
            lock (_lock)
                return _until > clock.GetUtcNow() ? _until - clock.GetUtcNow() : TimeSpan.Zero;
        }
    }

    /// <summary>The server is away. Letters that fail together count once.</summary>
    public TimeSpan Begin()
    {
        lock (_lock)
        {
            if (_until <= clock.GetUtcNow())
                _until = clock.GetUtcNow() + TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << Math.Min(_failures++, 10)));
            return _until - clock.GetUtcNow();
        }
    }

    /// <summary>The server is there.</summary>
    public void End()
    {
        lock (_lock)
            (_until, _failures) = (default, 0);
    }
}
