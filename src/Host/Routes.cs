namespace CanBo.Host;

/// <summary>The site's table of contents: one line a feature.</summary>
internal static class Routes
{
    /// <summary>Pages people open.</summary>
    public static void MapPages(this IEndpointRouteBuilder routes) => ArgumentNullException.ThrowIfNull(routes);

    /// <summary>The HTTP API under /api/v1.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").RequireAuthorization();
        return api;
    }
}
