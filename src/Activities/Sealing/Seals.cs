using System.Security.Cryptography;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;

namespace CanBo.Activities.Sealing;

/// <summary>
/// The sealed envelope (design.md §3): a secret answer is sealed to the step's public key at constant length and stands in its author's own row until
/// the closing, which opens all, counts, and destroys key and envelopes in one transaction. Nothing of an answer is logged, traced or kept anywhere else.
/// </summary>
public sealed class Seals
{
    /// <summary>Fewer are not worth another pair.</summary>
    private const int OpenedTogether = 8;

    private readonly SealingSecret _secret;

    internal Seals(SealingSecret secret) => _secret = secret;

    /// <summary>Makes the key pair of a step and adds its row to the transaction.</summary>
    public SealingKey Make(StepScope step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var id = Ids.NewSecret();
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var parameters = pair.ExportParameters(true);
        byte[] publicKey = [.. parameters.Q.X!, .. parameters.Q.Y!];
        var key = SealingKey.Of(id, publicKey, MacOf(id, publicKey), KeyWrap.Wrap(_secret.Wrapping, id, publicKey, parameters.D!));
        CryptographicOperations.ZeroMemory(parameters.D);
        step.Db().Add(key);
        return key;
    }

    /// <summary>Seals one answer.</summary>
    /// <param name="key">The step's key.</param>
    /// <param name="slot">Id of the row the envelope will stand in.</param>
    /// <param name="payload">The answer; at most <paramref name="room"/> bytes.</param>
    /// <param name="room">The same for every answer of the step, so that the length tells nothing; 1 to 1,000,000 bytes.</param>
    /// <returns>An envelope of <see cref="Envelope.SizeOf"/> bytes.</returns>
    /// <exception cref="SealRefusedException">The key is not one of this installation.</exception>
    public byte[] Seal(SealingKey key, Guid slot, ReadOnlySpan<byte> payload, int room)
    {
        ArgumentNullException.ThrowIfNull(key);
        RequireOurs(key);
        return Envelope.Seal(key.PublicKey, key.Id, slot, payload, room);
    }

    /// <summary>Opens every answer of a step, in the closing transaction.</summary>
    /// <param name="key">The step's key.</param>
    /// <param name="answers">The envelopes with the rows they stand in.</param>
    /// <returns>The answers in the order given; null for one that was damaged or stands in another's row.</returns>
    /// <exception cref="SealRefusedException">The key is not one of this installation.</exception>
    public IReadOnlyList<byte[]?> OpenAll(SealingKey key, IReadOnlyList<SealedAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(answers);
        RequireOurs(key);
        var scalar = KeyWrap.Unwrap(_secret.Wrapping, key.Id, key.PublicKey, key.WrappedPrivateKey);
        try
        {
            var opened = new byte[]?[answers.Count];

            // On all cores: on SQLite every other writer waits for the closing. Each with a pair of its own, which no two threads may share.
            var parts = Math.Clamp(answers.Count / OpenedTogether, 1, Environment.ProcessorCount);
            Parallel.For(0, parts, part =>
            {
                using var own = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar, Q = Envelope.PointOf(key.PublicKey) });
                for (var i = part; i < answers.Count; i += parts)
                    opened[i] = Envelope.Open(own, key.PublicKey, key.Id, answers[i].Slot, answers[i].Envelope);
            });
            return opened;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(scalar);
        }
    }

    /// <summary>
    /// A mark by which a request is known again. Whoever has only the database cannot try answers against it, as they could against a plain hash.
    /// </summary>
    public byte[] MarkOf(ReadOnlySpan<byte> digest) => HMACSHA256.HashData(_secret.Authentication, [.. "canbo/request/1"u8, .. digest]);

    /// <summary>Destroys a step's key with the transaction: what was sealed to it can never be opened again, read or unread.</summary>
    public static void Destroy(StepScope step, SealingKey key)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(key);
        step.Db().Remove(key);
    }

    private void RequireOurs(SealingKey key)
    {
        if (!CryptographicOperations.FixedTimeEquals(MacOf(key.Id, key.PublicKey), key.Mac))
            throw new SealRefusedException();
    }

    private byte[] MacOf(Guid id, byte[] publicKey) => HMACSHA256.HashData(_secret.Authentication, [.. id.ToByteArray(bigEndian: true), .. publicKey]);
}
