using System.Reflection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace CanBo.Host.Designer.Studio;

/// <summary>The files of Elsa Studio: beside a published host, else where npm put them when the host was built.</summary>
internal sealed class StudioPackage : IDisposable
{
    private readonly PhysicalFileProvider? _files;

    public StudioPackage(IOptions<StudioOptions> options)
    {
        var folder = new[] { options.Value.Folder, Path.Combine(AppContext.BaseDirectory, "studio"), Restored() }.FirstOrDefault(f => f.Length > 0) ?? "";
        if (options.Value.Folder.Length == 0 && !Directory.Exists(folder))
            folder = Restored();
        if (File.Exists(Path.Combine(folder, "_framework", "blazor.webassembly.js")))
            _files = new PhysicalFileProvider(Path.GetFullPath(folder));
    }

    /// <summary>The package's folder; null when it was not restored, and then there is no designer.</summary>
    public IFileProvider? Files => _files;

    public void Dispose() => _files?.Dispose();

    private static string Restored() => typeof(StudioPackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(data => data.Key == "StudioFolder")?.Value ?? "";
}
