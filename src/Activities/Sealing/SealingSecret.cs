using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.Sealing;

/// <summary>Keys derived from the host's secret; they never leave the host's memory.</summary>
/// <param name="options">Where the secret stands.</param>
internal sealed class SealingSecret(IOptions<SealingOptions> options)
{
    private const int KeyLength = 32;

    private readonly Lazy<(byte[] Wrapping, byte[] Authentication)> _keys = new(() => Derive(options.Value));

    /// <summary>Wraps private keys.</summary>
    public ReadOnlySpan<byte> Wrapping => _keys.Value.Wrapping;

    /// <summary>Tells a public key of ours from one that somebody put into the database.</summary>
    public ReadOnlySpan<byte> Authentication => _keys.Value.Authentication;

    /// <summary>The bytes of a secret, or null when it is too short or not Base64.</summary>
    public static byte[]? Parse(string text)
    {
        var trimmed = text.Trim();
        var bytes = new byte[trimmed.Length];
        return Convert.TryFromBase64String(trimmed, bytes, out var length) && length >= KeyLength ? bytes[..length] : null;
    }

    private static (byte[] Wrapping, byte[] Authentication) Derive(SealingOptions options)
    {
        var secret = Parse(options.SecretFile.Length > 0 ? File.ReadAllText(options.SecretFile) : options.Secret)
            ?? throw new InvalidOperationException("Sealing:Secret is missing or too short.");
        return (HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyLength, info: "canbo/sealing/wrapping/1"u8.ToArray()),
            HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyLength, info: "canbo/sealing/authentication/1"u8.ToArray()));
    }
}
