using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace CanBo.Host.Designer.Studio;

/// <summary>
/// Serves Studio's files under <c>/studio</c>. The package brings a Brotli and a gzip twin of each; whoever takes one gets it with the type of the
/// plain file. Public, like all files of the site: what they show comes from <c>/elsa/api</c>, which asks who is there.
/// </summary>
internal static partial class StudioFiles
{
    public const string Root = "/studio";

    private static readonly (string Encoding, string Ending)[] Twins = [("br", ".br"), ("gzip", ".gz")];

    /// <summary>Goes before authentication.</summary>
    public static WebApplication UseStudioFiles(this WebApplication app)
    {
        if (app.Services.GetRequiredService<StudioPackage>().Files is not { } files)
            return app;
        var options = new StaticFileOptions
        {
            RequestPath = Root,
            FileProvider = files,
            ContentTypeProvider = new TypesOfTwins(),
            OnPrepareResponse = Prepare,
        };
        app.UseWhen(context => IsFile(context.Request), served => served
            .Use((context, next) =>
            {
                TakeTwin(context.Request, files);
                return next(context);
            })
            .UseStaticFiles(options));
        return app;
    }

    private static bool IsFile(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.Path.StartsWithSegments(Root, StringComparison.Ordinal, out var file)
        && (file.StartsWithSegments("/_framework", StringComparison.Ordinal) || file.StartsWithSegments("/_content", StringComparison.Ordinal)
            || file.Value is "/appsettings.json" or "/Elsa.Studio.Host.CustomElements.styles.css");

    private static void TakeTwin(HttpRequest request, IFileProvider files)
    {
        request.Path.StartsWithSegments(Root, out var file);
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        foreach (var (encoding, ending) in Twins)
        {
            if (accepted.Any(a => a.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && a.Quality is not 0) && files.GetFileInfo(file + ending).Exists)
            {
                request.Path += ending;
                return;
            }
        }
    }

    private static void Prepare(StaticFileResponseContext served)
    {
        var headers = served.Context.Response.Headers;
        foreach (var (encoding, ending) in Twins)
        {
            if (served.File.Name.EndsWith(ending, StringComparison.Ordinal))
                headers.ContentEncoding = encoding;
        }

        headers.Vary = "Accept-Encoding";

        // Workers live under the policy of their own file.
        headers.ContentSecurityPolicy = StudioPolicy.Value;
        headers.CacheControl = Fingerprint().IsMatch(served.File.Name) ? "public, max-age=31536000, immutable" : "no-cache";
    }

    [GeneratedRegex(@"\.[a-z0-9]{10}\.(?:wasm|js|dat|css|bundle\.scp\.css|lib\.module\.js)(?:\.br|\.gz)?$")]
    private static partial Regex Fingerprint();

    private sealed class TypesOfTwins : IContentTypeProvider
    {
        private readonly FileExtensionContentTypeProvider _types = new()
        {
            Mappings = { [".dat"] = "application/octet-stream", [".map"] = "application/json" },
        };

        public bool TryGetContentType(string subpath, [MaybeNullWhen(false)] out string contentType) =>
            _types.TryGetContentType(subpath.EndsWith(".br", StringComparison.Ordinal) || subpath.EndsWith(".gz", StringComparison.Ordinal) ? subpath[..^3] : subpath, out contentType);
    }
}
