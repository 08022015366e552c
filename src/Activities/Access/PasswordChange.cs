using CanBo.Activities.Errors;
using CanBo.Activities.Texts;
using Microsoft.AspNetCore.Identity;

namespace CanBo.Activities.Access;

/// <summary>Lets the holder of an account choose another password. Every other sign-in of the account ends.</summary>
/// <param name="accounts">Identity's rules and hashes.</param>
/// <param name="attempts">The current password may not be guessed here either.</param>
public sealed class PasswordChange(UserManager<Account> accounts, AttemptGuard attempts)
{
    /// <summary>Changes the password of the actor's own account.</summary>
    /// <returns>The account with its new security stamp.</returns>
    /// <exception cref="NotFoundException">The actor has no account.</exception>
    /// <exception cref="InvalidInputException">The current password is wrong, or the new one too weak or the same.</exception>
    public async Task<Account> ChangeAsync(Actor actor, string currentPassword, string newPassword, CancellationToken cancellation)
    {
        var account = actor.AccountId is { } id ? await accounts.FindByIdAsync(id.ToString("D")) : null;
        if (account is null)
            throw new NotFoundException();
        if (newPassword == currentPassword)
            throw new InvalidInputException("password", Sentence.Of("Mật khẩu mới phải khác mật khẩu đang dùng."));

        var key = "password:" + account.Id.ToString("N");
        if (await attempts.BeginAsync(key, cancellation) is Attempt.Refused)
            throw new RuleBrokenException(Sentence.Of("Đã nhập sai nhiều lần. Chờ {0} phút rồi thử lại.", $"{AttemptGuard.Pause.TotalMinutes}"), code: "locked");

        account.MarkPassword(seenByOthers: false);
        var result = await accounts.ChangePasswordAsync(account, currentPassword, newPassword);
        if (!result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.PasswordMismatch)))
            await attempts.ForgiveAsync(key, cancellation);
        PasswordRules.ThrowUnless(result);
        return account;
    }
}
