using CanBo.Activities.Access;
using CanBo.Activities.Ordering;
using CanBo.Activities.Paging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Api;

/// <summary>Who waits for whom in a campaign.</summary>
internal static class OrderEndpoints
{
    public static void MapOrder(this IEndpointRouteBuilder api)
    {
        var order = api.MapGroup("/campaigns/{id:guid}/order").WithTags("Order");
        order.MapGet("/units", Units);
        order.MapGet("/cases", Cases);
        order.MapPut("/drafts/{unitCode}", Draft);
        order.MapPost("/cases/{caseId:guid}/release", Release);
    }

    private static async Task<Ok<PageOf<OrderLink>>> Units(Guid id, int? page, int? pageSize, OrderQueries order, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(await order.UnitsAsync(id, PageRequest.Of(page, pageSize), actor, cancellation));

    private static async Task<Ok<PageOf<WaitingCase>>> Cases(Guid id, int? page, int? pageSize, OrderQueries order, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(await order.CasesAsync(id, PageRequest.Of(page, pageSize), actor, cancellation));

    private static async Task<NoContent> Draft(Guid id, string unitCode, NewCollectiveDraft body, RecordCollectiveDraft record, Actor actor, CancellationToken cancellation)
    {
        await record.HandleAsync(id, unitCode, body, actor, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Release(Guid id, Guid caseId, WaitReleaseBody body, ReleaseWait release, Actor actor, CancellationToken cancellation)
    {
        await release.HandleAsync(id, caseId, body.Reason, actor, cancellation);
        return TypedResults.NoContent();
    }
}

/// <summary>Why a case goes on without what it waits for.</summary>
internal sealed record WaitReleaseBody(string? Reason);
