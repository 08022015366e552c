using Microsoft.Extensions.Options;

namespace CanBo.Activities.Sealing;

/// <summary>Says which key of <c>Sealing</c> is wrong and how to mend it.</summary>
internal sealed class SealingOptionsCheck : IValidateOptions<SealingOptions>
{
    private const string HowTo = "at least 32 random bytes in Base64, the same on every host and outside the database; make one with: openssl rand -base64 32";

    public ValidateOptionsResult Validate(string? name, SealingOptions options)
    {
        if (options.Secret.Length > 0 && options.SecretFile.Length > 0)
            return ValidateOptionsResult.Fail("Give Sealing:Secret or Sealing:SecretFile, not both.");
        if (options.SecretFile.Length == 0)
            return SealingSecret.Parse(options.Secret) is null ? ValidateOptionsResult.Fail($"Sealing:Secret must hold {HowTo}. Or name a file that holds it: Sealing:SecretFile.") : ValidateOptionsResult.Success;
        if (!File.Exists(options.SecretFile))
            return ValidateOptionsResult.Fail($"Sealing:SecretFile names a file that is not there: {options.SecretFile}");
        return SealingSecret.Parse(File.ReadAllText(options.SecretFile)) is null ? ValidateOptionsResult.Fail($"The file named by Sealing:SecretFile must hold {HowTo}.") : ValidateOptionsResult.Success;
    }
}
