using CanBo.Activities.Errors;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Access;

/// <summary>
/// ASP.NET Core Identity's view of the accounts. Reads by a reading context, writes each change in a step together with its audit line.
/// Lockout is not here: Identity counts a failure after the check, so that parallel guesses are counted too late; see <see cref="AttemptGuard"/>.
/// </summary>
/// <param name="runner">For changes.</param>
/// <param name="reader">For finding.</param>
/// <param name="current">Who changes, for the audit trail.</param>
internal sealed class AccountStore(StepRunner runner, CanBoReader reader, CurrentActor current)
    : IUserPasswordStore<Account>, IUserEmailStore<Account>, IUserSecurityStampStore<Account>
{
    public async Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken)
    {
        await runner.RunAsync(
            async (step, token) =>
            {
                if (user.PersonId is { } person)
                {
                    // Taking back an import looks for accounts under the same lock: neither misses the other.
                    await step.LockAsync(PeopleLock.Key, token);
                    if (!await step.Db().Set<Person>().AnyAsync(p => p.Id == person, token))
                        throw new NotFoundException();
                }

                step.Db().Add(user);
                step.Audit(user.Id, "AccountCreated", current.Actor.AuditName, Describe(user, []));
            },
            cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        var version = await runner.RunAsync(
            async (step, token) =>
            {
                var stored = await step.Db().Set<Account>().SingleOrDefaultAsync(a => a.Id == user.Id, token);
                if (stored is null || stored.Version != user.Version)
                    return (int?)null;

                var entry = step.Db().Entry(stored);
                entry.CurrentValues.SetValues(user);
                var changed = entry.Properties.Where(p => p.IsModified).Select(p => p.Metadata.Name).ToList();
                stored.Version++;
                step.Audit(user.Id, "AccountChanged", current.Actor.AuditName, Describe(user, changed));
                return stored.Version;
            },
            cancellationToken);
        if (version is null)
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());

        user.Version = version.Value;
        return IdentityResult.Success;
    }

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Accounts are closed, never deleted: the audit trail names them.");

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(userId, out var id))
            return null;
        await using var db = reader.Open();
        return await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
    }

    public async Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        await using var db = reader.Open();
        return await db.Set<Account>().SingleOrDefaultAsync(a => a.NormalizedUserName == normalizedUserName, cancellationToken);
    }

    /// <summary>The account with that address, unless several share it.</summary>
    public async Task<Account?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken)
    {
        await using var db = reader.Open();
        var found = await db.Set<Account>().Where(a => a.NormalizedEmail == normalizedEmail).Take(2).ToListAsync(cancellationToken);
        return found is [var only] ? only : null;
    }

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString("D"));

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.UserName);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken)
    {
        user.Rename(userName ?? "");
        return Task.CompletedTask;
    }

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedUserName);

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken)
    {
        user.FindBy(normalizedName ?? "");
        return Task.CompletedTask;
    }

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.SetPasswordHash(passwordHash);
        return Task.CompletedTask;
    }

    public Task<string?> GetEmailAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Email);

    public Task SetEmailAsync(Account user, string? email, CancellationToken cancellationToken)
    {
        user.SetEmail(email);
        return Task.CompletedTask;
    }

    public Task<string?> GetNormalizedEmailAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.NormalizedEmail);

    public Task SetNormalizedEmailAsync(Account user, string? normalizedEmail, CancellationToken cancellationToken)
    {
        user.FindByEmail(normalizedEmail);
        return Task.CompletedTask;
    }

    /// <summary>Addresses are not confirmed: a sign-in never rests on the address of an account.</summary>
    public Task<bool> GetEmailConfirmedAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task SetEmailConfirmedAsync(Account user, bool confirmed, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken)
    {
        user.Restamp(stamp);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
    }

    // Which fields changed and which roles it has now; never a name, an address or a hash.
    private static Value Describe(Account account, IEnumerable<string> changed) => Value.Object(
        ("changed", Value.Strings(changed)),
        ("roles", Value.Of(account.Roles.ToString())),
        ("personId", Value.Of(account.PersonId?.ToString("D"))),
        ("closed", Value.Of(account.ClosedAt is not null)));
}
