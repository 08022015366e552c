namespace CanBo.Activities.Access;

/// <summary>How a try of the PIN ended.</summary>
public abstract record PinOutcome
{
    private PinOutcome()
    {
    }

    /// <summary>It was right.</summary>
    public sealed record Right : PinOutcome;

    /// <summary>It was wrong, or none is set; so many tries are left.</summary>
    public sealed record Wrong(int TriesLeft) : PinOutcome;

    /// <summary>No try is heard until then (system time).</summary>
    public sealed record Locked(DateTimeOffset Until) : PinOutcome;
}
