namespace CanBo.Host.Designer.Studio;

/// <summary>Settings of section <c>Studio</c>.</summary>
internal sealed class StudioOptions
{
    /// <summary>Folder of the npm package <c>@elsa-workflows/elsa-studio-wasm</c>; empty takes the one that the build restored.</summary>
    public string Folder { get; set; } = "";
}
