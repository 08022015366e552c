namespace CanBo.Host.Designer.Studio;

/// <summary>
/// What Studio's pages may load and run: our own files only, like every page. Beyond that WebAssembly, styles that its components write into the page,
/// Monaco's workers, and the two scripts for keys that its screens write into the page, named by their hashes. Nothing evaluates text.
/// </summary>
internal static class StudioPolicy
{
    /// <summary>SHA-256 of the script of Studio 3.8.2's editor (Ctrl+S); another version of the package may bring another.</summary>
    public const string EditorScript = "sha256-snlP1jz0gjwc5cTz9ErZcliXuCK63+Mmf68RRCeptgc=";

    /// <summary>The same of the list of instances (Ctrl+R).</summary>
    public const string InstancesScript = "sha256-vu6sQrKXQHR4Yn3FMMihA/9TxxfIXnCxKwvLrTPJ5ts=";

    public const string Value =
        $"default-src 'self'; script-src 'self' 'wasm-unsafe-eval' '{EditorScript}' '{InstancesScript}'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
        + "img-src 'self' data: blob:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";
}
