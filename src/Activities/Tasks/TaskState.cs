namespace CanBo.Activities.Tasks;

/// <summary>Where a task stands.</summary>
public enum TaskState
{
    /// <summary>Waits for its assignee.</summary>
    Open,

    /// <summary>Answered.</summary>
    Done,

    /// <summary>The deadline passed first.</summary>
    Overdue,

    /// <summary>Not needed, says the organiser.</summary>
    Waived,

    /// <summary>The step ended without it.</summary>
    Withdrawn,
}
