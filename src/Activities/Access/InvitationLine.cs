using CanBo.Activities.People;

namespace CanBo.Activities.Access;

/// <summary>A person who gets printed invitations.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Code">Personnel code.</param>
/// <param name="FullName">Name.</param>
/// <param name="Mailbox">Why: shared or missing.</param>
/// <param name="PrintedAt">When the newest was made; null when none was.</param>
/// <param name="UsedAt">When one was last used; null when none was.</param>
public sealed record InvitationLine(Guid PersonId, string Code, string FullName, Mailbox Mailbox, DateTimeOffset? PrintedAt, DateTimeOffset? UsedAt);
