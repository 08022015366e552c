using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CanBo.Activities.Sealing;

/// <summary>
/// The format: one byte of version, the ephemeral public point (64 bytes), ciphertext, tag (16). The key of AES-256-GCM comes from ECDH on P-256 by
/// HKDF-SHA-256; it serves one envelope only, so the nonce is fixed. Inside: the length, the answer, zeros up to the room.
/// </summary>
public static class Envelope
{
    private const byte Version = 1;
    private const int Half = 32;
    private const int Point = 2 * Half;
    private const int Tag = 16;
    private const int Prefix = 4;
    private const int LargestRoom = 1_000_000;
    private static readonly byte[] OnlyNonce = new byte[12];

    /// <summary>Bytes of every envelope with that room.</summary>
    public static int SizeOf(int room) => 1 + Point + Prefix + room + Tag;

    internal static byte[] Seal(byte[] recipient, Guid keyId, Guid slot, ReadOnlySpan<byte> payload, int room)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(room, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(room, LargestRoom);
        if (payload.Length > room)
            throw new ArgumentException($"The answer has {payload.Length} bytes, the room {room}.", nameof(payload));

        var inside = new byte[Prefix + room];
        BinaryPrimitives.WriteInt32BigEndian(inside, payload.Length);
        payload.CopyTo(inside.AsSpan(Prefix));

        using var ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = PointOf(recipient) });
        var point = ephemeral.ExportParameters(false).Q;
        var envelope = new byte[SizeOf(room)];
        envelope[0] = Version;
        point.X!.CopyTo(envelope, 1);
        point.Y!.CopyTo(envelope, 1 + Half);
        using var aes = KeyOf(ephemeral, other, envelope.AsSpan(1, Point), recipient);
        aes.Encrypt(OnlyNonce, inside, envelope.AsSpan(1 + Point, inside.Length), envelope.AsSpan(1 + Point + inside.Length), About(keyId, slot));
        CryptographicOperations.ZeroMemory(inside);
        return envelope;
    }

    internal static byte[]? Open(ECDiffieHellman own, byte[] recipient, Guid keyId, Guid slot, byte[] envelope)
    {
        if (envelope.Length <= SizeOf(0) || envelope[0] != Version)
            return null;
        var inside = new byte[envelope.Length - SizeOf(0) + Prefix];
        try
        {
            using var other = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = PointOf(envelope.AsSpan(1, Point).ToArray()) });
            using var aes = KeyOf(own, other, envelope.AsSpan(1, Point), recipient);
            aes.Decrypt(OnlyNonce, envelope.AsSpan(1 + Point, inside.Length), envelope.AsSpan(1 + Point + inside.Length), inside, About(keyId, slot));
            var length = BinaryPrimitives.ReadInt32BigEndian(inside);
            return length >= 0 && length <= inside.Length - Prefix ? inside[Prefix..(Prefix + length)] : null;
        }
        catch (CryptographicException)
        {
            // Damaged, moved to another row, or not even a point of the curve: an answer nobody can read. The caller counts it as invalid.
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(inside);
        }
    }

    internal static ECPoint PointOf(byte[] point) => new() { X = point[..Half], Y = point[Half..] };

    private static AesGcm KeyOf(ECDiffieHellman own, ECDiffieHellman other, ReadOnlySpan<byte> ephemeral, byte[] recipient)
    {
        var agreed = own.DeriveRawSecretAgreement(other.PublicKey);
        Span<byte> key = stackalloc byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, agreed, key, ephemeral, [.. "canbo/envelope/1"u8, .. recipient]);
        CryptographicOperations.ZeroMemory(agreed);
        var aes = new AesGcm(key, Tag);
        CryptographicOperations.ZeroMemory(key);
        return aes;
    }

    private static byte[] About(Guid keyId, Guid slot) => [.. keyId.ToByteArray(bigEndian: true), .. slot.ToByteArray(bigEndian: true)];
}
