namespace CanBo.Activities.Mail;

/// <summary>Codes of the mail texts that notices use when no other was chosen.</summary>
public static class LetterCodes
{
    /// <summary>What a person is to do, all in one letter.</summary>
    public const string Tasks = "tasks";

    /// <summary>Tasks of others are over their time.</summary>
    public const string TasksOverdue = "tasks-overdue";

    /// <summary>A task is no longer needed.</summary>
    public const string TaskWithdrawn = "task-withdrawn";

    /// <summary>A result can be read.</summary>
    public const string ResultReady = "result-ready";

    /// <summary>A list of results is public in the agency.</summary>
    public const string ResultsPublished = "results-published";

    /// <summary>A petition was received.</summary>
    public const string PetitionReceived = "petition-received";

    /// <summary>A petition was answered.</summary>
    public const string PetitionAnswered = "petition-answered";

    /// <summary>The campaign was called off.</summary>
    public const string CampaignCancelled = "campaign-cancelled";

    /// <summary>A meeting was called, with its drafts.</summary>
    public const string MeetingCalled = "meeting-called";

    /// <summary>A month's campaign waits for its organisers.</summary>
    public const string CampaignHeld = "campaign-held";

    /// <summary>The text of a kind of notice.</summary>
    public static string Of(NoticeKind kind) => kind switch
    {
        NoticeKind.TaskOpened or NoticeKind.TaskReminder or NoticeKind.TaskReturned or NoticeKind.DeadlineMoved => Tasks,
        NoticeKind.TaskEscalated => TasksOverdue,
        NoticeKind.TaskWithdrawn => TaskWithdrawn,
        NoticeKind.ResultReady => ResultReady,
        NoticeKind.ResultsPublished => ResultsPublished,
        NoticeKind.PetitionReceived => PetitionReceived,
        NoticeKind.PetitionAnswered => PetitionAnswered,
        NoticeKind.CampaignCancelled => CampaignCancelled,
        NoticeKind.MeetingCalled => MeetingCalled,
        NoticeKind.CampaignHeld => CampaignHeld,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };
}
