namespace CanBo.Activities.Petitions;

/// <summary>What the step is told, its ports and its timers. Stored in journals: never renamed.</summary>
internal static class PetitionSignals
{
    /// <summary>A petition was filed.</summary>
    public const string Filed = nameof(Filed);

    /// <summary>The window passed without one. Also a port.</summary>
    public const string NoPetition = nameof(NoPetition);

    /// <summary>The rating stands. Also a port.</summary>
    public const string Upheld = nameof(Upheld);

    /// <summary>A new decision replaced the old one. Also a port.</summary>
    public const string Replaced = nameof(Replaced);

    /// <summary>The days for the answer passed. Also a port.</summary>
    public const string Overdue = nameof(Overdue);

    /// <summary>Timer at the end of the window.</summary>
    public const string WindowTimer = "window";

    /// <summary>Timer at the last moment for the answer.</summary>
    public const string AnswerTimer = "answer";

    /// <summary>Timer two working days before it.</summary>
    public const string RemindTimer = "remind";
}
