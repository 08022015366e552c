namespace CanBo.Activities.Access;

/// <summary>What an account is made from.</summary>
/// <param name="UserName">What its holder types to sign in: 3 to 200 characters, unique whatever the case.</param>
/// <param name="Email">Where mail about the account goes; may be shared; null for none.</param>
/// <param name="PersonId">The person of the organisation; null for none.</param>
/// <param name="Roles">Beyond the person's own tasks.</param>
/// <param name="Password">At least 10 characters, chosen by its holder; null makes one that is shown once and should be changed at first use.</param>
public sealed record NewAccount(string UserName, string? Email, Guid? PersonId, ActorRoles Roles, string? Password);

/// <summary>A new account.</summary>
/// <param name="Account">As stored.</param>
/// <param name="OneTimePassword">What to tell its holder, kept nowhere; null when a password was given.</param>
public sealed record CreatedAccount(Account Account, string? OneTimePassword);
