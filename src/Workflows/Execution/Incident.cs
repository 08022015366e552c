namespace CanBo.Workflows.Execution;

/// <summary>Something that went wrong in an instance.</summary>
/// <param name="Number">1 or more; unique in the instance.</param>
/// <param name="Execution">The execution that a retry would run again.</param>
/// <param name="NodeId">Id of its node in the definition.</param>
/// <param name="Message">What happened, naming the activity, in English.</param>
/// <param name="At">Business time.</param>
/// <param name="IsResolved">True after a retry, or when the execution was withdrawn.</param>
public sealed record Incident(int Number, ExecutionId Execution, string NodeId, string Message, DateTimeOffset At, bool IsResolved);
