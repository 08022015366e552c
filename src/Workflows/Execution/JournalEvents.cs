namespace CanBo.Workflows.Execution;

/// <summary>What journal lines can say. The first five are Elsa's words, which its designer knows.</summary>
public static class JournalEvents
{
    /// <summary>An execution began; without execution: the instance started.</summary>
    public const string Started = nameof(Started);

    /// <summary>An execution ended; the detail is its outcomes.</summary>
    public const string Completed = nameof(Completed);

    /// <summary>An execution began to wait.</summary>
    public const string Suspended = nameof(Suspended);

    /// <summary>An execution became an incident; the detail says why.</summary>
    public const string Faulted = nameof(Faulted);

    /// <summary>An execution was withdrawn.</summary>
    public const string Canceled = nameof(Canceled);

    /// <summary>A waiting execution was told something; the detail is what.</summary>
    public const string Resumed = nameof(Resumed);

    /// <summary>A node was passed over, because no branch came to it.</summary>
    public const string Skipped = nameof(Skipped);

    /// <summary>A connection led back to a node; the detail is where from.</summary>
    public const string Returned = nameof(Returned);

    /// <summary>A faulted execution was given up and its node begins again.</summary>
    public const string Retried = nameof(Retried);

    /// <summary>A line that an activity wrote; the detail is the line.</summary>
    public const string Line = nameof(Line);

    /// <summary>The instance came to its end.</summary>
    public const string Finished = nameof(Finished);

    /// <summary>The instance was cancelled; the detail is the reason.</summary>
    public const string Cancelled = nameof(Cancelled);

    /// <summary>The instance goes on under another version of its definition; the detail is the version's id.</summary>
    public const string Migrated = nameof(Migrated);
}
