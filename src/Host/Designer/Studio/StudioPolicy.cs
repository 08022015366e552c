namespace CanBo.Host.Designer.Studio;

/// <summary>
/// What Studio's pages may load and run: our own files only, like every page. Beyond that WebAssembly, styles that its components write into the page,
/// Monaco's workers, and the one script that its editor injects (Ctrl+S), named by its hash. Nothing evaluates text.
/// </summary>
internal static class StudioPolicy
{
    /// <summary>SHA-256 of the script that the editor of Studio 3.8.2 injects; another version of the package may bring another.</summary>
    public const string InjectedScript = "sha256-snlP1jz0gjwc5cTz9ErZcliXuCK63+Mmf68RRCeptgc=";

    public const string Value =
        $"default-src 'self'; script-src 'self' 'wasm-unsafe-eval' '{InjectedScript}'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
        + "img-src 'self' data: blob:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";
}
