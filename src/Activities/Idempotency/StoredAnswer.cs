namespace CanBo.Activities.Idempotency;

/// <summary>An answer, kept to be given again.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">Of the body; null when there is none.</param>
/// <param name="Location">Address of what was created, or null.</param>
/// <param name="Body">The bytes; empty when there are none.</param>
public sealed record StoredAnswer(int Status, string? ContentType, string? Location, byte[] Body);
