namespace CanBo.Activities.Access;

/// <summary>Who is signed in, as of now.</summary>
/// <param name="Actor">For use cases.</param>
/// <param name="Name">For pages: the person's full name, or the account's user name.</param>
/// <param name="LinkId">The link they came by; null for a password.</param>
/// <param name="MustChangePassword">The password is one that somebody else has seen.</param>
public sealed record SignedIn(Actor Actor, string Name, Guid? LinkId, bool MustChangePassword)
{
    /// <summary>The language they chose, <c>vi</c> or <c>en</c>; null while they chose none.</summary>
    public string? Language { get; init; }
}
