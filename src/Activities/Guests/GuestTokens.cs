using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using CanBo.Activities.Access;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.Guests;

/// <summary>The secrets of guest links, made whenever they are shown or sent; signed with a key of their own, so that no link of a person passes for one.</summary>
/// <param name="links">The installation's secret.</param>
/// <param name="site">The site's address.</param>
public sealed class GuestTokens(IOptions<SignedLinkOptions> links, IOptions<SiteOptions> site)
{
    private const int IdLength = 16;

    private readonly byte[] _key = LinkTokens.Derive(links.Value, "canbo/guest-token/1");

    /// <summary>The token of a link: 64 characters.</summary>
    public string TokenOf(Guid linkId)
    {
        Span<byte> bytes = stackalloc byte[IdLength + HMACSHA256.HashSizeInBytes];
        linkId.TryWriteBytes(bytes, bigEndian: true, out _);
        HMACSHA256.HashData(_key, bytes[..IdLength], bytes[IdLength..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The whole address, for a letter or a sheet of paper.</summary>
    public string AddressOf(Guid linkId) => $"{site.Value.Address.TrimEnd('/')}/g/{TokenOf(linkId)}";

    /// <summary>The link that a token names, or null when it was not made here.</summary>
    public Guid? Read(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        Span<byte> bytes = stackalloc byte[IdLength + HMACSHA256.HashSizeInBytes];
        if (token.Length != Base64Url.GetEncodedLength(bytes.Length)
            || Base64Url.DecodeFromChars(token, bytes, out _, out var length) != OperationStatus.Done
            || length != bytes.Length)
            return null;

        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, bytes[..IdLength], mac);
        return CryptographicOperations.FixedTimeEquals(mac, bytes[IdLength..]) ? new Guid(bytes[..IdLength], bigEndian: true) : null;
    }
}
