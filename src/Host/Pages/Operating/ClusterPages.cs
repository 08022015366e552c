using CanBo.Activities.Access;
using CanBo.Activities.Operating;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CanBo.Host.Pages.Operating;

/// <summary>The cluster, for operators: which hosts run, what they work on, what waits.</summary>
internal static class ClusterPages
{
    public static void MapClusterPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/ops/cluster", Show);
        routes.MapPost("/ops/cluster/stimuli/deliver", DeliverAgain);
    }

    private static async Task<RazorComponentResult<ClusterPage>> Show(ClusterStatus status, Actor actor, CancellationToken cancellation) =>
        new(new { View = await status.GetAsync(actor, cancellation) });

    private static async Task<RedirectHttpResult> DeliverAgain([FromForm] string id, ClusterStatus status, Actor actor, CancellationToken cancellation)
    {
        await status.DeliverAgainAsync(id, actor, cancellation);
        return TypedResults.LocalRedirect("/ops/cluster");
    }
}
