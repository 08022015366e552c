using System.Security.Cryptography;
using System.Text;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using Microsoft.AspNetCore.Identity;

namespace CanBo.Activities.Access;

/// <summary>
/// Checks a name and a password. The answer is the same for a wrong name, a wrong password and a closed account, takes about the same time,
/// and counts the same tries, so that nobody learns which accounts exist.
/// </summary>
/// <param name="accounts">Finds accounts and checks hashes.</param>
/// <param name="hasher">For the time a name without account takes.</param>
/// <param name="attempts">Counts the tries.</param>
/// <param name="runner">Keeps the sign-in.</param>
/// <param name="clock">System time.</param>
public sealed class PasswordSignIn(
    UserManager<Account> accounts, IPasswordHasher<Account> hasher, AttemptGuard attempts, StepRunner runner, TimeProvider clock)
{
    private static string? _nobodysHash;

    /// <summary>Signs in, or says how many tries are left. Names are taken with or without spaces around them, in any case.</summary>
    public async Task<SignInOutcome> TryAsync(string userName, string password, CancellationToken cancellation)
    {
        var name = userName.Trim().Normalize(NormalizationForm.FormC);
        var account = await accounts.FindByNameAsync(name) ?? await accounts.FindByEmailAsync(name);
        var key = "password:" + (account?.Id.ToString("N") ?? HashOf(accounts.NormalizeName(name)));

        var attempt = await attempts.BeginAsync(key, cancellation);
        if (attempt is Attempt.Refused refused)
            return new SignInOutcome.Locked(refused.Until);

        if (await IsRightAsync(account, password) && account is { ClosedAt: null })
        {
            await attempts.ForgiveAsync(key, cancellation);
            await KeepAsync(account, cancellation);
            return new SignInOutcome.SignedIn(account);
        }

        return attempt switch
        {
            Attempt.Allowed allowed => new SignInOutcome.Wrong(allowed.Left),
            Attempt.Last last => new SignInOutcome.Locked(last.Until),
            _ => throw new InvalidOperationException($"Unknown attempt {attempt}."),
        };
    }

    private async Task<bool> IsRightAsync(Account? account, string password)
    {
        if (account?.PasswordHash is not null)
            return await accounts.CheckPasswordAsync(account, password);

        var nobody = account ?? Account.Create(Guid.Empty, "", null, null, ActorRoles.None, default);
        _nobodysHash ??= hasher.HashPassword(nobody, Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));
        hasher.VerifyHashedPassword(nobody, _nobodysHash, password);
        return false;
    }

    private Task KeepAsync(Account account, CancellationToken cancellation) => runner.RunAsync(
        (step, _) =>
        {
            var now = clock.GetUtcNow();
            step.Db().Add(SignInRecord.By(Ids.New(now), account, now));
            return Task.CompletedTask;
        },
        cancellation);

    private static string HashOf(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
}
