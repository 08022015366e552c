namespace CanBo.Host.Design;

/// <summary>
/// Headers on every answer. Pages load only our own files and run no script and no style written into the page, so a text
/// somebody typed can never act. An endpoint that needs another policy (the designer) sets its own header first.
/// </summary>
internal static class SecurityHeaders
{
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Or(headers.ContentSecurityPolicy, ContentPolicy);
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = Or(headers.XFrameOptions, "DENY");
            // Addresses may hold a signed link: never told to another site.
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            if (context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
                headers.CacheControl = Or(headers.CacheControl, "no-cache, no-store");
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static string Or(string? present, string ours) => string.IsNullOrEmpty(present) ? ours : present;
}
