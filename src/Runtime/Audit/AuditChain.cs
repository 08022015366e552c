using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CanBo.Runtime.Audit;

/// <summary>The hash of one link: the previous hash and every field that may not change, each with its length before it.</summary>
internal static class AuditChain
{
    /// <summary>What stands before the first link.</summary>
    public static byte[] Root { get; } = new byte[SHA256.HashSizeInBytes];

    /// <summary>Hash of a link.</summary>
    public static byte[] Link(byte[] previous, AuditLink row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, previous);
        Add(hash, row.Seal);
        Add(hash, row.Id.ToByteArray(bigEndian: true));
        Add(hash, row.Subject.ToByteArray(bigEndian: true));
        Add(hash, row.Number);
        Add(hash, row.At.ToUnixTimeMilliseconds());
        Add(hash, Encoding.UTF8.GetBytes(row.Action));
        Add(hash, Encoding.UTF8.GetBytes(row.Actor));
        Add(hash, row.DataHash);
        return hash.GetHashAndReset();
    }

    /// <summary>Hash of the details; stays when they are erased.</summary>
    public static byte[] Data(byte[] salt, string data) => SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(data)]);

    private static void Add(IncrementalHash hash, byte[] field)
    {
        Add(hash, field.Length);
        hash.AppendData(field);
    }

    private static void Add(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }
}

/// <summary>What the chain covers of a row.</summary>
internal sealed record AuditLink(long Seal, Guid Id, Guid Subject, int Number, DateTimeOffset At, string Action, string Actor, byte[] DataHash);
