namespace CanBo.Host;

/// <summary>Where configuration comes from, and how the host logs.</summary>
internal static class Site
{
    /// <summary>
    /// <c>appsettings.json</c>, then the environment (<c>CANBO__Storage__Provider</c>), then flags (<c>--Storage:Provider=PostgreSql</c>); later ones win.
    /// </summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = FindContent(args) });
        builder.Configuration.AddEnvironmentVariables("CANBO__").AddCommandLine(args);
        if (!SaysWhereToListen(builder.Configuration))
            builder.WebHost.UseUrls("http://localhost:5100");
        if (builder.Environment.IsProduction())
        {
            builder.Logging.ClearProviders();
            builder.Logging.AddJsonConsole(json => json.UseUtcTimestamp = true);
        }

        return builder;
    }

    private static bool SaysWhereToListen(ConfigurationManager configuration) =>
        configuration["urls"] is not null || configuration["http_ports"] is not null || configuration["https_ports"] is not null
        || configuration.GetSection("Kestrel:Endpoints").Exists();

    // Started from another folder, a published host still finds its settings and files: they lie beside it.
    private static string? FindContent(string[] args) =>
        args.Any(arg => arg.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase)) || File.Exists("appsettings.json") ? null : AppContext.BaseDirectory;
}
