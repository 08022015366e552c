using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Sealing;

/// <summary>
/// The key pair of one secret vote or one anonymous question. The private half is wrapped with the host's secret; at the closing the row is
/// deleted, and with it the only way to open what was sealed.
/// </summary>
public sealed class SealingKey
{
    private SealingKey()
    {
    }

    /// <summary>Carries no time.</summary>
    public Guid Id { get; private set; }

    /// <summary>The point of P-256, X then Y: 64 bytes.</summary>
    public byte[] PublicKey { get; private set; } = [];

    /// <summary>HMAC of id and public key by the host's secret: a key put in its place by somebody else is refused.</summary>
    public byte[] Mac { get; private set; } = [];

    /// <summary>Nonce, private scalar by AES-256-GCM, tag: 60 bytes.</summary>
    public byte[] WrappedPrivateKey { get; private set; } = [];

    internal static SealingKey Of(Guid id, byte[] publicKey, byte[] mac, byte[] wrapped) =>
        new() { Id = id, PublicKey = publicKey, Mac = mac, WrappedPrivateKey = wrapped };
}

internal sealed class SealingKeyConfiguration : IEntityTypeConfiguration<SealingKey>
{
    public void Configure(EntityTypeBuilder<SealingKey> key)
    {
        key.ToTable("sealing_keys");
        key.HasKey(k => k.Id);
        key.Property(k => k.Id).ValueGeneratedNever();
    }
}
