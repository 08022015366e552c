namespace CanBo.Activities.Access;

/// <summary>A sign-in link that an administrator made, as its person sees it.</summary>
/// <param name="MadeBy">User name of the administrator.</param>
/// <param name="Reason">Why.</param>
/// <param name="MadeAt">System time.</param>
/// <param name="UsedAt">When it was used; null while it was not.</param>
public sealed record AdminLinkLine(string MadeBy, string Reason, DateTimeOffset MadeAt, DateTimeOffset? UsedAt);
