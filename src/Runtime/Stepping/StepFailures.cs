namespace CanBo.Runtime.Stepping;

/// <summary>Someone else moved the instance between this step's reading and writing.</summary>
internal sealed class VersionLostException() : Exception("Another step moved the instance first.");

/// <summary>The work failed on an instance from this host's memory; only on one from the database does it count.</summary>
internal sealed class FailedOnCacheException(Exception inner) : Exception("The step failed on a cached instance.", inner);

/// <summary>
/// The database stayed unreachable after a commit whose answer was lost: the step may be durable or not. The caller asks again with the same
/// operation id. Maps to 503.
/// </summary>
public sealed class StepOutcomeUnknownException(string message, Exception inner) : Exception(message, inner);
