using CanBo.Activities.Access;
using CanBo.Activities.Paging;
using CanBo.Activities.Results.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Api;

/// <summary>Incidents: cases and timers that need a person. Organisers and operators.</summary>
internal static class IncidentEndpoints
{
    public static void MapIncidents(this IEndpointRouteBuilder api)
    {
        var incidents = api.MapGroup("/incidents").WithTags("Incidents");
        incidents.MapGet("/", List).WithDescription("Open incidents, newest first; all=true with the resolved ones.");
        incidents.MapPost("/{id:guid}/retry", Retry);
    }

    private static async Task<Ok<PageOf<IncidentLine>>> List(bool? all, [AsParameters] PageQuery page, IncidentList incidents, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(await incidents.GetAsync(all ?? false, actor, page.ToRequest(), cancellation));

    private static async Task<NoContent> Retry(Guid id, SettleIncident settle, Actor actor, CancellationToken cancellation)
    {
        await settle.RetryAsync(id, actor, cancellation);
        return TypedResults.NoContent();
    }
}
