using CanBo.Activities.People;

namespace CanBo.Activities.Access;

/// <summary>How one person gets in.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Code">Personnel code.</param>
/// <param name="FullName">Name.</param>
/// <param name="Email">Address; may be empty.</param>
/// <param name="Mailbox">Whose the address is.</param>
/// <param name="HasPin">Whether a PIN is set.</param>
/// <param name="Accounts">Accounts of the person.</param>
public sealed record PersonAccess(Guid PersonId, string Code, string FullName, string Email, Mailbox Mailbox, bool HasPin, IReadOnlyList<AccountLine> Accounts);
