namespace CanBo.Activities.Access;

/// <summary>What stands on one printed sheet; shown once, kept nowhere.</summary>
/// <param name="FullName">For whom.</param>
/// <param name="Address">The whole link.</param>
/// <param name="Code">The short code, for typing.</param>
/// <param name="ExpiresAt">Of no use from then on; system time.</param>
public sealed record InvitationSheet(string FullName, string Address, string Code, DateTimeOffset ExpiresAt);
