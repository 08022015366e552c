using System.Security.Cryptography;

namespace CanBo.Activities.Sealing;

/// <summary>Wraps a private key for the database: nonce, ciphertext, tag by AES-256-GCM, bound to the key's id and public half.</summary>
internal static class KeyWrap
{
    private const int Nonce = 12;
    private const int Tag = 16;

    public static byte[] Wrap(ReadOnlySpan<byte> wrapping, Guid id, byte[] publicKey, byte[] scalar)
    {
        var wrapped = new byte[Nonce + scalar.Length + Tag];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, Nonce));
        using var aes = new AesGcm(wrapping, Tag);
        aes.Encrypt(wrapped.AsSpan(0, Nonce), scalar, wrapped.AsSpan(Nonce, scalar.Length), wrapped.AsSpan(Nonce + scalar.Length), About(id, publicKey));
        return wrapped;
    }

    /// <exception cref="SealRefusedException">Wrapped with another secret, or damaged.</exception>
    public static byte[] Unwrap(ReadOnlySpan<byte> wrapping, Guid id, byte[] publicKey, byte[] wrapped)
    {
        if (wrapped.Length <= Nonce + Tag)
            throw new SealRefusedException();
        var scalar = new byte[wrapped.Length - Nonce - Tag];
        using var aes = new AesGcm(wrapping, Tag);
        try
        {
            aes.Decrypt(wrapped.AsSpan(0, Nonce), wrapped.AsSpan(Nonce, scalar.Length), wrapped.AsSpan(Nonce + scalar.Length), scalar, About(id, publicKey));
            return scalar;
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new SealRefusedException();
        }
    }

    private static byte[] About(Guid id, byte[] publicKey) => [.. id.ToByteArray(bigEndian: true), .. publicKey];
}
