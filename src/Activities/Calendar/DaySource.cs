namespace CanBo.Activities.Calendar;

/// <summary>What a day off rests on.</summary>
public enum DaySource
{
    /// <summary>The law names the day itself.</summary>
    Law,

    /// <summary>The authority announced it for this year (days of Tết, the day beside 2 September, swaps).</summary>
    Announcement,

    /// <summary>Not announced yet: our assumption, to be replaced when it is. Due dates that rest on it say so.</summary>
    Assumption,
}
