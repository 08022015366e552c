using Microsoft.Extensions.Options;

namespace CanBo.Activities.Access;

/// <summary>Says which key of <c>Links</c> is wrong and how to mend it.</summary>
internal sealed class SignedLinkOptionsCheck : IValidateOptions<SignedLinkOptions>
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1), Year = TimeSpan.FromDays(365);

    public ValidateOptionsResult Validate(string? name, SignedLinkOptions options)
    {
        var findings = new List<string>();
        if (!IsKey(options.Key))
            findings.Add("Links:Key must hold at least 32 random bytes in Base64, the same on every host; make one with: openssl rand -base64 32");
        if (options.Lifetime < Hour || options.Lifetime > Year)
            findings.Add("Links:Lifetime must be between 01:00:00 and 365.00:00:00.");
        if (options.InvitationLifetime < Hour || options.InvitationLifetime > Year)
            findings.Add("Links:InvitationLifetime must be between 01:00:00 and 365.00:00:00.");
        if (options.GuestLifetime < Hour || options.GuestLifetime > Year)
            findings.Add("Links:GuestLifetime must be between 01:00:00 and 365.00:00:00.");
        if (options.AdminLifetime < TimeSpan.FromMinutes(5) || options.AdminLifetime > TimeSpan.FromDays(7))
            findings.Add("Links:AdminLifetime must be between 00:05:00 and 7.00:00:00.");
        return findings.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(findings);
    }

    private static bool IsKey(string key)
    {
        var bytes = new byte[key.Length];
        return Convert.TryFromBase64String(key, bytes, out var length) && length >= 32;
    }
}
