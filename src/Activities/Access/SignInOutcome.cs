namespace CanBo.Activities.Access;

/// <summary>How a try to sign in ended.</summary>
public abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    /// <summary>The name and the password belong together.</summary>
    public sealed record SignedIn(Account Account) : SignInOutcome;

    /// <summary>They do not; so many tries are left.</summary>
    public sealed record Wrong(int TriesLeft) : SignInOutcome;

    /// <summary>No try is heard until then (system time), right or wrong.</summary>
    public sealed record Locked(DateTimeOffset Until) : SignInOutcome;
}
