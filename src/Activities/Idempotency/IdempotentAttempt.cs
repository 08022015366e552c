namespace CanBo.Activities.Idempotency;

/// <summary>One attempt at a call.</summary>
/// <param name="Caller">Who called.</param>
/// <param name="Key">The key.</param>
/// <param name="AttemptId">This attempt.</param>
public sealed record IdempotentAttempt(string Caller, string Key, Guid AttemptId);
