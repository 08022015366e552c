using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace CanBo.Host.Design;

/// <summary>Addresses of our own files under wwwroot, with a mark of their content, so that browsers may keep them for good.</summary>
public sealed class SiteFiles(IWebHostEnvironment environment)
{
    private readonly ConcurrentDictionary<string, string> _addresses = new(StringComparer.Ordinal);

    /// <summary>True when the fonts were restored by the build; without them pages use a system font.</summary>
    public bool HasFonts { get; } = environment.WebRootFileProvider.GetFileInfo("fonts/be-vietnam-pro-vietnamese-400-normal.woff2").Exists;

    /// <summary>The address of a file such as <c>css/app.css</c>.</summary>
    public string Url(string path) => environment.IsDevelopment() ? Address(path) : _addresses.GetOrAdd(path, Address);

    private string Address(string path)
    {
        var file = environment.WebRootFileProvider.GetFileInfo(path);
        if (!file.Exists)
            return "/" + path;
        using var content = file.CreateReadStream();
        return $"/{path}?v={Convert.ToHexStringLower(SHA256.HashData(content))[..12]}";
    }
}
