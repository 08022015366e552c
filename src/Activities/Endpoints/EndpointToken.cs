using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Endpoints;

/// <summary>What lets another system send requests to the endpoints of one procedure. The token itself is shown once and stored nowhere; of its 256 random bits the hash stands here.</summary>
public sealed class EndpointToken
{
    private EndpointToken()
    {
    }

    /// <summary>Made by us; carries no time.</summary>
    public Guid Id { get; private set; }

    /// <summary>The procedure.</summary>
    public string DefinitionId { get; private set; } = "";

    /// <summary>SHA-256 of the token, lower-case hex.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>System time.</summary>
    public DateTimeOffset IssuedAt { get; private set; }

    /// <summary>Who issued it, as the audit trail calls them.</summary>
    public string IssuedBy { get; private set; } = "";

    /// <summary>Of no use since then; null while it may be used.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Whether a token is this one; takes as long for a wrong one as for the right one.</summary>
    public bool Fits(string token) => RevokedAt is null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash), Encoding.ASCII.GetBytes(HashOf(token)));

    internal static (EndpointToken Row, string Token) Issue(string definitionId, string issuedBy, DateTimeOffset now)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (new EndpointToken { Id = Ids.NewSecret(), DefinitionId = definitionId, Hash = HashOf(token), IssuedAt = now, IssuedBy = issuedBy }, token);
    }

    internal void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

internal sealed class EndpointTokenConfiguration : IEntityTypeConfiguration<EndpointToken>
{
    public void Configure(EntityTypeBuilder<EndpointToken> token)
    {
        token.ToTable("endpoint_tokens");
        token.HasKey(t => t.Id);
        token.Property(t => t.Id).ValueGeneratedNever();
        token.Property(t => t.DefinitionId).HasMaxLength(100);
        token.Property(t => t.Hash).HasMaxLength(64);
        token.Property(t => t.IssuedBy).HasMaxLength(80);
        token.HasIndex(t => t.DefinitionId).HasFilter("revoked_at is null");
    }
}
