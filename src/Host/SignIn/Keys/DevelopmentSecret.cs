using System.Security.Cryptography;

namespace CanBo.Host.SignIn.Keys;

/// <summary>A secret of this working copy: made once, kept in a file under <c>data/</c>.</summary>
internal static class DevelopmentSecret
{
    public static string ReadOrMake(string fileName)
    {
        var path = Path.GetFullPath(Path.Combine("data", fileName));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!File.Exists(path))
        {
            // Written whole under another name first: a second host that starts at the same time reads all of it or makes none.
            var draft = $"{path}.{Guid.NewGuid():N}";
            File.WriteAllText(draft, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
            File.Move(draft, path, overwrite: false);
        }

        return File.ReadAllText(path).Trim();
    }
}
