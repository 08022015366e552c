namespace CanBo.Host;

internal static class EndpointSources
{
    /// <summary>
    /// Puts all endpoints mapped so far into one source that keeps them. The router and the cache of authorization policies each ask the sources, and a group compiles all its handlers
    /// again at every asking: about half of a start's processor time.
    /// </summary>
    public static void MakeEndpointsOnce(this IEndpointRouteBuilder routes)
    {
        var all = new CompositeEndpointDataSource(routes.DataSources.ToArray());
        routes.DataSources.Clear();
        routes.DataSources.Add(all);
    }
}
