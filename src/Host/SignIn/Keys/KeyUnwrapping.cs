using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using CanBo.Activities.Access;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;

namespace CanBo.Host.SignIn.Keys;

/// <summary>Reads what <see cref="KeyWrapping"/> wrote. Made by the framework from its type name, which stands in the stored key.</summary>
internal sealed class KeyUnwrapping(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var bytes = Convert.FromBase64String(encryptedElement.Value).AsSpan();
        var nonce = bytes[..AesGcm.NonceByteSizes.MaxSize];
        var tag = bytes.Slice(nonce.Length, AesGcm.TagByteSizes.MaxSize);
        var cipher = bytes[(nonce.Length + tag.Length)..];
        var plain = new byte[cipher.Length];
        using var aes = KeyWrapping.Open(services.GetRequiredService<IOptions<SignedLinkOptions>>().Value);
        aes.Decrypt(nonce, cipher, tag, plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
