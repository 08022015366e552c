using System.Security.Cryptography;
using CanBo.Activities.Access;
using Microsoft.Extensions.Options;

namespace CanBo.Host.SignIn.Keys;

/// <summary>In Development only: makes <c>Links:Key</c> at the first start and keeps it under <c>data/</c>, so that one command is enough to try the site.</summary>
internal sealed class DevelopmentKey(IHostEnvironment environment) : IPostConfigureOptions<SignedLinkOptions>
{
    public void PostConfigure(string? name, SignedLinkOptions options)
    {
        if (options.Key.Length == 0 && environment.IsDevelopment())
            options.Key = ReadOrMake(Path.GetFullPath(Path.Combine("data", "links.key")));
    }

    private static string ReadOrMake(string path)
    {
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
