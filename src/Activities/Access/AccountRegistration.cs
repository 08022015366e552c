using System.Text;
using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using Microsoft.AspNetCore.Identity;

namespace CanBo.Activities.Access;

/// <summary>Makes accounts, closes them, gives roles and new passwords. For administrators and the command line.</summary>
/// <param name="accounts">Identity's rules and hashes.</param>
/// <param name="current">Must be the actor that is passed, because the store audits with it.</param>
/// <param name="clock">System time.</param>
public sealed class AccountRegistration(UserManager<Account> accounts, CurrentActor current, TimeProvider clock)
{
    /// <summary>Makes an account.</summary>
    /// <exception cref="NotAllowedException">The actor is no administrator.</exception>
    /// <exception cref="InvalidInputException">The name is taken or the password too weak.</exception>
    public async Task<CreatedAccount> CreateAsync(NewAccount data, CancellationToken cancellation)
    {
        current.Actor.Require(ActorRoles.Admin);
        cancellation.ThrowIfCancellationRequested();

        var now = clock.GetUtcNow();
        var account = Account.Create(Ids.New(now), Clean(data.UserName) ?? "", Clean(data.Email), data.PersonId, data.Roles, now);
        var oneTime = data.Password is null ? OneTimePassword.Next() : null;
        account.MarkPassword(seenByOthers: oneTime is not null);
        PasswordRules.ThrowUnless(await accounts.CreateAsync(account, data.Password ?? oneTime!));
        return new CreatedAccount(account, oneTime);
    }

    /// <summary>Gives an account another set of roles.</summary>
    /// <exception cref="NotFoundException">There is no such account.</exception>
    /// <exception cref="RuleBrokenException">It is the actor's own account: nobody locks themself out, or in.</exception>
    public Task GiveAsync(Guid accountId, ActorRoles roles, CancellationToken cancellation) =>
        ChangeAsync(accountId, account => account.Give(roles), cancellation);

    /// <summary>Closes an account: its sign-ins end at once.</summary>
    /// <inheritdoc cref="GiveAsync" path="/exception" />
    public Task CloseAsync(Guid accountId, CancellationToken cancellation) =>
        ChangeAsync(accountId, account => account.Close(clock.GetUtcNow()), cancellation);

    /// <summary>Opens a closed account again.</summary>
    /// <inheritdoc cref="GiveAsync" path="/exception" />
    public Task ReopenAsync(Guid accountId, CancellationToken cancellation) =>
        ChangeAsync(accountId, account => account.Reopen(), cancellation);

    /// <summary>Makes a new one-time password, because its holder forgot the own one. Every sign-in of the account ends.</summary>
    /// <returns>What to tell its holder; kept nowhere.</returns>
    /// <inheritdoc cref="GiveAsync" path="/exception" />
    public async Task<string> ResetPasswordAsync(Guid accountId, CancellationToken cancellation)
    {
        var oneTime = OneTimePassword.Next();
        await ChangeAsync(
            accountId,
            account =>
            {
                account.SetPasswordHash(accounts.PasswordHasher.HashPassword(account, oneTime));
                account.Restamp(Guid.NewGuid().ToString("N"));
                account.MarkPassword(seenByOthers: true);
            },
            cancellation);
        return oneTime;
    }

    private async Task ChangeAsync(Guid accountId, Action<Account> change, CancellationToken cancellation)
    {
        current.Actor.Require(ActorRoles.Admin);
        cancellation.ThrowIfCancellationRequested();
        var account = await accounts.FindByIdAsync(accountId.ToString("D")) ?? throw new NotFoundException();
        if (account.Id == current.Actor.AccountId)
            throw new RuleBrokenException(Texts.Sentence.Of("Không tự đổi tài khoản của chính mình ở đây; nhờ một quản trị viên khác."), code: "own_account");

        change(account);
        PasswordRules.ThrowUnless(await accounts.UpdateAsync(account));
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().Normalize(NormalizationForm.FormC);
}
