using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using CanBo.Activities.Access;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;

namespace CanBo.Host.SignIn.Keys;

/// <summary>
/// Wraps the stored keys of cookies and tokens by AES-256-GCM with a key derived from <c>Links:Key</c>, which is not in the database:
/// whoever reads the database, or a backup of it, cannot forge a sign-in.
/// </summary>
internal sealed class KeyWrapping(IOptions<SignedLinkOptions> links) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var cipher = new byte[plain.Length];
        var tag = new byte[AesGcm.TagByteSizes.MaxSize];
        using var aes = Open(links.Value);
        aes.Encrypt(nonce, plain, cipher, tag);
        var wrapped = new XElement("wrapped", Convert.ToBase64String([.. nonce, .. tag, .. cipher]));
        return new EncryptedXmlInfo(wrapped, typeof(KeyUnwrapping));
    }

    internal static AesGcm Open(SignedLinkOptions links) =>
        new(LinkTokens.Derive(links, "canbo/protection-keys/1"), AesGcm.TagByteSizes.MaxSize);
}
