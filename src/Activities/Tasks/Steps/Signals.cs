namespace CanBo.Activities.Tasks.Steps;

/// <summary>Names of what the steps of this feature are told, and of their timers and ports. Stored in journals: never renamed.</summary>
internal static class Signals
{
    /// <summary>Everyone who had to answer did. Also a port.</summary>
    public const string Submitted = nameof(Submitted);

    /// <summary>The organiser waived what was still open, and nobody answered. Also a port.</summary>
    public const string NotRequired = nameof(NotRequired);

    /// <summary>The rule found nobody.</summary>
    public const string NobodyToAsk = nameof(NobodyToAsk);

    /// <summary>Nobody need be asked; why stands with the case.</summary>
    public const string NotAsked = nameof(NotAsked);

    /// <summary>Anonymous answers were opened or destroyed; the port to take comes with it.</summary>
    public const string Opened = nameof(Opened);

    /// <summary>Port: nobody could be asked.</summary>
    public const string NoParticipant = nameof(NoParticipant);

    /// <summary>The deadline passed and the open tasks are overdue.</summary>
    public const string Closed = nameof(Closed);

    /// <summary>Port: the deadline passed first.</summary>
    public const string Overdue = nameof(Overdue);

    /// <summary>The day waited for is over. Also a port.</summary>
    public const string Passed = nameof(Passed);

    /// <summary>Timer at the deadline.</summary>
    public const string DueTimer = "due";
}
