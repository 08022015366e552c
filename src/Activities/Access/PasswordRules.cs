using CanBo.Activities.Errors;
using CanBo.Activities.Texts;
using Microsoft.AspNetCore.Identity;

namespace CanBo.Activities.Access;

/// <summary>What a password and a user name must be, and how Identity's refusals are said to people.</summary>
internal static class PasswordRules
{
    public const int MinLength = 10;

    /// <summary>Length instead of kinds of characters: a sentence is easier to keep than a riddle (NIST SP 800-63B).</summary>
    public static void Configure(IdentityOptions options)
    {
        options.Password.RequiredLength = MinLength;
        options.Password.RequiredUniqueChars = 4;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.User.RequireUniqueEmail = false;
    }

    /// <summary>Passes success; everything else becomes an error with its field.</summary>
    /// <exception cref="InvalidInputException">A rule is broken.</exception>
    /// <exception cref="RuleBrokenException">Somebody else changed the account meanwhile.</exception>
    public static void ThrowUnless(IdentityResult result)
    {
        if (result.Succeeded)
            return;
        if (result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure)))
            throw new RuleBrokenException(Sentence.Of("Người khác vừa đổi tài khoản này. Mở lại trang rồi làm lại."), code: "changed_meanwhile");
        throw new InvalidInputException([.. result.Errors.Select(Explain).Distinct()]);
    }

    private static FieldError Explain(IdentityError error) => error.Code switch
    {
        nameof(IdentityErrorDescriber.PasswordTooShort) =>
            new("password", Sentence.Of("Mật khẩu cần ít nhất {0} ký tự. Một câu ngắn dễ nhớ là đủ.", $"{MinLength}")),
        nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) =>
            new("password", Sentence.Of("Mật khẩu cần ít nhất 4 ký tự khác nhau.")),
        nameof(IdentityErrorDescriber.PasswordMismatch) =>
            new("currentPassword", Sentence.Of("Mật khẩu đang dùng chưa đúng.")),
        nameof(IdentityErrorDescriber.DuplicateUserName) =>
            new("userName", Sentence.Of("Đã có tài khoản với tên đăng nhập này. Chọn tên khác.")),
        nameof(IdentityErrorDescriber.InvalidUserName) =>
            new("userName", Sentence.Of("Tên đăng nhập chỉ gồm chữ không dấu, chữ số và các dấu - . _ @ +")),
        nameof(IdentityErrorDescriber.InvalidEmail) =>
            new("email", Sentence.Of("Địa chỉ e-mail này chưa đúng, ví dụ đúng: ten@coquan.gov.vn")),
        _ => throw new InvalidOperationException($"Identity refused with {error.Code}: {error.Description}"),
    };
}
