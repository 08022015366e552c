namespace CanBo.Activities.Meetings;

/// <summary>Longest texts, in characters.</summary>
public static class MeetingLimits
{
    /// <summary>The place.</summary>
    public const int Place = 200;

    /// <summary>The minutes as a whole.</summary>
    public const int Minutes = 20_000;

    /// <summary>What is noted for one case under one heading.</summary>
    public const int CaseText = 4000;

    /// <summary>The largest signed scan, in bytes: 10 MB.</summary>
    public const int ScanBytes = 10 * 1024 * 1024;
}
