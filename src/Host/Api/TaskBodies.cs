using System.Text.Json;

namespace CanBo.Host.Api;

/// <summary>A draft.</summary>
/// <param name="Version">The draft version the values were typed over; 0 when there was none.</param>
/// <param name="Values">The whole draft, by field name; anything may be missing or wrong.</param>
internal sealed record DraftBody(int Version, JsonElement Values);

/// <summary>An answer.</summary>
/// <param name="OperationId">Made by the sender, up to 80 characters; the same one is answered the same. Absent: the Idempotency-Key, otherwise a new one.</param>
/// <param name="Values">The whole answer, by field name.</param>
internal sealed record SubmitBody(string? OperationId, JsonElement Values);

/// <summary>Another person.</summary>
internal sealed record ReassignBody(string? PersonCode, string? Reason);

/// <summary>Working days and why.</summary>
internal sealed record WorkingDaysBody(int WorkingDays, string? Reason);

/// <summary>A draft was saved.</summary>
/// <param name="Version">To be given with the next one.</param>
/// <param name="SavedAt">Business time.</param>
internal sealed record DraftAnswer(int Version, DateTimeOffset SavedAt);

/// <summary>An answer was received.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="ReceivedAt">When it was first received (business time).</param>
/// <param name="IsLate">After the deadline: kept, and counted only when the organiser admits it.</param>
/// <param name="Message">Said to a person when it is late.</param>
internal sealed record SubmitAnswer(Guid TaskId, DateTimeOffset ReceivedAt, bool IsLate, string? Message);

/// <summary>A file of an answer.</summary>
internal sealed record FileAnswer(Guid Id, string Field, string Name, string ContentType, int Size);
