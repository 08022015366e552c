using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.Mail.Transport;

/// <summary>Refuses mail settings that could not work, naming the key and what belongs there.</summary>
internal sealed class MailOptionsCheck : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        var problems = Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(MailOptions options)
    {
        if (!string.IsNullOrEmpty(options.From) && AddressProblem("Mail:From", options.From) is { } problem)
            yield return problem;

        if (options.FromName.Any(char.IsControl))
            yield return "Mail:FromName must be one line of text.";

        foreach (var other in options.Transport == MailTransportKind.Smtp ? Problems(options.Smtp) : PickupProblems(options))
            yield return other;
    }

    private static IEnumerable<string> PickupProblems(MailOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.PickupFolder))
            yield return "Mail:PickupFolder is missing: name the folder for mail files, or set Mail:Transport to Smtp.";
    }

    private static IEnumerable<string> Problems(SmtpOptions smtp)
    {
        if (string.IsNullOrWhiteSpace(smtp.Host))
            yield return "Mail:Smtp:Host is missing: name the mail server, or set Mail:Transport to Pickup.";
        else if (Uri.CheckHostName(smtp.Host) == UriHostNameType.Unknown)
            yield return $"Mail:Smtp:Host \"{smtp.Host}\" is not a host name or address; the port goes into Mail:Smtp:Port.";

        if (smtp.Port is < 1 or > 65535)
            yield return $"Mail:Smtp:Port must be between 1 and 65535, not {smtp.Port}.";

        if (!Enum.IsDefined(smtp.Security))
            yield return "Mail:Smtp:Security must be None, StartTls or Tls.";

        if (string.IsNullOrEmpty(smtp.User) != string.IsNullOrEmpty(smtp.Password))
            yield return "Mail:Smtp:User and Mail:Smtp:Password belong together: set both, or neither.";

        if (!string.IsNullOrEmpty(smtp.User) && smtp.Security == SmtpSecurity.None && !IsThisMachine(smtp.Host))
            yield return "Mail:Smtp:Security is None, so the password would travel unencrypted: set it to StartTls or Tls, or clear Mail:Smtp:User.";

        if (smtp.TimeoutSeconds is < 1 or > 600)
            yield return $"Mail:Smtp:TimeoutSeconds must be between 1 and 600, not {smtp.TimeoutSeconds}.";

        if (smtp.MaxConnections is < 1 or > 20)
            yield return $"Mail:Smtp:MaxConnections must be between 1 and 20, not {smtp.MaxConnections}.";

        if (!string.IsNullOrEmpty(smtp.CaFile) && CaFileProblem(smtp.CaFile) is { } problem)
            yield return problem;
    }

    private static string? AddressProblem(string key, string address)
    {
        try
        {
            MailSyntax.Address(key, address);
            return null;
        }
        catch (InvalidMailException wrong)
        {
            return wrong.Message;
        }
    }

    private static string? CaFileProblem(string file)
    {
        try
        {
            return SmtpCertificates.Load(file).Count == 0 ? $"Mail:Smtp:CaFile \"{file}\" holds no certificate in PEM form." : null;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return $"Mail:Smtp:CaFile \"{file}\" cannot be read: {wrong.Message}";
        }
    }

    private static bool IsThisMachine(string? host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
