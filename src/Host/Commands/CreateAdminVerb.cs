using System.CommandLine;
using CanBo.Activities.Access;
using CanBo.Activities.Texts;

namespace CanBo.Host.Commands;

/// <summary><c>create-admin</c>: the first account.</summary>
internal static class CreateAdminVerb
{
    public static Command Create(VerbHost host)
    {
        var email = new Argument<string>("email") { Description = "What the administrator types to sign in." };
        var password = new Option<string?>("--password") { Description = "At least 10 characters. Without it a one-time password is made and printed once." };
        var verb = new Command("create-admin", "Make an administrator's account.") { email, password };
        verb.SetAction((parsed, cancellation) => host.RunAsync(
            parsed,
            async (services, token) =>
            {
                var texts = services.GetRequiredService<Localizer>();
                await services.GetRequiredService<DatabasePreparation>().PrepareAsync(token);
                var name = parsed.GetRequiredValue(email);
                var created = await services.GetRequiredService<AccountRegistration>()
                    .CreateAsync(new NewAccount(name, name, null, ActorRoles.Admin, parsed.GetValue(password)), token);
                Console.WriteLine(texts["Đã tạo tài khoản quản trị {0}.", created.Account.UserName]);
                if (created.OneTimePassword is { } oneTime)
                    Console.WriteLine(texts["Mật khẩu dùng một lần (chỉ hiện ở đây): {0}", oneTime]);
                return VerbHost.Good;
            },
            cancellation));
        return verb;
    }
}
