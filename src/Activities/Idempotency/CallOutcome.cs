namespace CanBo.Activities.Idempotency;

/// <summary>What to do with a call that carries a key.</summary>
public abstract record CallOutcome
{
    private CallOutcome()
    {
    }

    /// <summary>It is new, or nothing came of it before: do it.</summary>
    public sealed record Do(IdempotentAttempt Attempt) : CallOutcome;

    /// <summary>It was answered: answer the same again.</summary>
    public sealed record Repeat(StoredAnswer Answer) : CallOutcome;

    /// <summary>The same key came with another request.</summary>
    public sealed record OtherRequest : CallOutcome;

    /// <summary>It is being done now.</summary>
    public sealed record UnderWay : CallOutcome;

    /// <summary>It was done, but its answer was lost with the host that did it.</summary>
    public sealed record AnswerLost(DateTimeOffset At) : CallOutcome;
}
