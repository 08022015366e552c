namespace CanBo.Workflows.Execution;

/// <summary>Something that went wrong in an instance.</summary>
/// <param name="Number">1 or more; unique in the instance.</param>
/// <param name="Execution">The execution that a retry would run again.</param>
/// <param name="NodeId">Id of its node in the definition.</param>
/// <param name="Code">What kind of thing happened, so that pages can say it in the reader's language.</param>
/// <param name="Message">What happened in detail, naming the activity, in English, for whoever mends it.</param>
/// <param name="At">Business time.</param>
/// <param name="IsResolved">True when there is nothing left to retry: it was retried, withdrawn, or given up.</param>
public sealed record Incident(int Number, ExecutionId Execution, string NodeId, IncidentCode Code, string Message, DateTimeOffset At, bool IsResolved);

/// <summary>Kinds of incidents. Stored by name: released names never change.</summary>
public enum IncidentCode
{
    /// <summary>The activity failed, or said that it cannot.</summary>
    ActivityFailed,

    /// <summary>An input has no value, or one of the wrong kind.</summary>
    InputFailed,

    /// <summary>An output does not fit the variable it is bound to.</summary>
    OutputFailed,

    /// <summary>The case came to its end without a final decision or Finish.</summary>
    EndedWithoutDecision,

    /// <summary>A connection returns to a step that not every path has passed.</summary>
    IllegalReturn,

    /// <summary>The procedure goes round without anybody waiting.</summary>
    TooManySteps,

    /// <summary>Something could not be withdrawn cleanly; the withdrawal itself stands.</summary>
    WithdrawalFailed,
}
