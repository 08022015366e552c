namespace CanBo.Host.Design;

/// <summary>State of a task, told by a word, a sign and only then a colour.</summary>
public enum ChipKind
{
    /// <summary>Nothing to hurry for.</summary>
    Calm,

    /// <summary>Due soon.</summary>
    Soon,

    /// <summary>Overdue, or with errors.</summary>
    Late,

    /// <summary>Done, in order.</summary>
    Ok,

    /// <summary>Words only.</summary>
    Plain,
}
