namespace CanBo.Activities.Storage;

/// <summary>Ids are made by us, never by the database.</summary>
public static class Ids
{
    /// <summary>Time-ordered: keeps indexes' hot pages few. For rows whose order and time are no secret.</summary>
    public static Guid New(DateTimeOffset now) => Guid.CreateVersion7(now);

    /// <summary>Carries no time: for rows whose order must not show.</summary>
    public static Guid NewSecret() => Guid.NewGuid();
}
