namespace CanBo.Workflows.Execution;

/// <summary>Everything the engine remembers of one instance, and nothing else: codes and counts, no names or texts.</summary>
public sealed class InstanceState
{
    /// <summary>Where the instance stands.</summary>
    public InstanceStatus Status { get; init; }
}

/// <summary>Elsa's sub-statuses: the first three are running, the others over.</summary>
public enum InstanceStatus
{
    /// <summary>Not yet started.</summary>
    Pending,

    /// <summary>Inside a step; never stored.</summary>
    Executing,

    /// <summary>Waits for a stimulus.</summary>
    Suspended,

    /// <summary>Came to its end.</summary>
    Finished,

    /// <summary>Was cancelled.</summary>
    Cancelled,

    /// <summary>Stopped at an incident; a retry resumes it.</summary>
    Faulted,
}
