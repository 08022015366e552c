using System.Buffers;
using System.Buffers.Text;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.Access;

/// <summary>
/// The secrets of links: Base64url of the link's id and an HMAC-SHA256 over it with a key that is not in the database. Made whenever
/// they are shown or sent, stored nowhere. A forged one is found without asking the database.
/// </summary>
/// <param name="links">The installation's secret.</param>
/// <param name="site">The site's address.</param>
public sealed class LinkTokens(IOptions<SignedLinkOptions> links, IOptions<SiteOptions> site)
{
    private const int IdLength = 16;
    private const int MacLength = HMACSHA256.HashSizeInBytes;

    private readonly byte[] _tokenKey = Derive(links.Value, "canbo/link-token/1");
    private readonly byte[] _codeKey = Derive(links.Value, "canbo/link-code/1");

    /// <summary>The token of a link: 64 characters.</summary>
    public string TokenOf(Guid linkId)
    {
        Span<byte> bytes = stackalloc byte[IdLength + MacLength];
        linkId.TryWriteBytes(bytes, bigEndian: true, out _);
        HMACSHA256.HashData(_tokenKey, bytes[..IdLength], bytes[IdLength..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The whole address of a link, for a mail or a sheet of paper.</summary>
    public string AddressOf(Guid linkId) => $"{site.Value.Address.TrimEnd('/')}/t/{TokenOf(linkId)}";

    /// <summary>The link that a token names, or null when it was not made here.</summary>
    public Guid? Read(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        Span<byte> bytes = stackalloc byte[IdLength + MacLength];
        if (token.Length != Base64Url.GetEncodedLength(bytes.Length)
            || Base64Url.DecodeFromChars(token, bytes, out _, out var length) != OperationStatus.Done
            || length != bytes.Length)
            return null;

        Span<byte> mac = stackalloc byte[MacLength];
        HMACSHA256.HashData(_tokenKey, bytes[..IdLength], mac);
        return CryptographicOperations.FixedTimeEquals(mac, bytes[IdLength..]) ? new Guid(bytes[..IdLength], bigEndian: true) : null;
    }

    /// <summary>The short code of a link for people who type it from paper: twelve letters and digits in three groups, 58 bits.</summary>
    public string CodeOf(Guid linkId)
    {
        Span<byte> id = stackalloc byte[IdLength];
        linkId.TryWriteBytes(id, bigEndian: true, out _);
        Span<byte> mac = stackalloc byte[MacLength];
        HMACSHA256.HashData(_codeKey, id, mac);
        var number = new BigInteger(mac, isUnsigned: true);
        var letters = new char[OneTimePassword.Length];
        for (var i = 0; i < letters.Length; i++)
        {
            number = BigInteger.DivRem(number, OneTimePassword.Letters.Length, out var rest);
            letters[i] = OneTimePassword.Letters[(int)rest];
        }

        return OneTimePassword.Group(new string(letters));
    }

    /// <summary>What is stored to find a link by its code; null when the text cannot be a code.</summary>
    public string? HashOfCode(string typed) => OneTimePassword.Read(typed) is { } letters
        ? Convert.ToHexStringLower(HMACSHA256.HashData(_codeKey, Encoding.ASCII.GetBytes("code:" + letters)))
        : null;

    /// <summary>A key for another use, from the same secret: knowing one tells nothing about the other.</summary>
    public static byte[] Derive(SignedLinkOptions options, string use) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Convert.FromBase64String(options.Key), 32, info: Encoding.UTF8.GetBytes(use));
}
