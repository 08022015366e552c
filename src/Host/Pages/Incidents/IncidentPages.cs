using CanBo.Activities.Access;
using CanBo.Activities.Paging;
using CanBo.Activities.Results.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Pages.Incidents;

/// <summary>Incidents: which case stands still at which step, and what to do.</summary>
internal static class IncidentPages
{
    public static void MapIncidentPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/incidents", List);
        routes.MapPost("/incidents/{id:guid}/retry", Retry);
    }

    private static async Task<RazorComponentResult<IncidentPage>> List(bool? all, int? page, IncidentList incidents, Actor actor, CancellationToken cancellation) =>
        new(new { Rows = await incidents.GetAsync(all ?? false, actor, PageRequest.Of(page, 25), cancellation), All = all ?? false });

    private static async Task<RedirectHttpResult> Retry(Guid id, SettleIncident settle, Actor actor, CancellationToken cancellation)
    {
        await settle.RetryAsync(id, actor, cancellation);
        return TypedResults.LocalRedirect("/incidents");
    }
}
