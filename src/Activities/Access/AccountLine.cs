namespace CanBo.Activities.Access;

/// <summary>An account, as administrators see it.</summary>
/// <param name="Id">The account.</param>
/// <param name="UserName">What its holder types.</param>
/// <param name="PersonId">The person, or null.</param>
/// <param name="PersonName">The person's name, or null.</param>
/// <param name="Roles">Beyond the person's own tasks.</param>
/// <param name="ClosedAt">Since when it is closed; null while it may sign in.</param>
public sealed record AccountLine(Guid Id, string UserName, Guid? PersonId, string? PersonName, ActorRoles Roles, DateTimeOffset? ClosedAt);
