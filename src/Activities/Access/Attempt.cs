namespace CanBo.Activities.Access;

/// <summary>Whether a secret may be tried now.</summary>
public abstract record Attempt
{
    private Attempt()
    {
    }

    /// <summary>It may; when it is wrong, so many tries are left.</summary>
    public sealed record Allowed(int Left) : Attempt;

    /// <summary>It may, for the last time; when it is wrong, none is heard until then.</summary>
    public sealed record Last(DateTimeOffset Until) : Attempt;

    /// <summary>It may not until then.</summary>
    public sealed record Refused(DateTimeOffset Until) : Attempt;
}
