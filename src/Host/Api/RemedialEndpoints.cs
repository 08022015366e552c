using CanBo.Activities.Access;
using CanBo.Activities.Forms;
using CanBo.Activities.Paging;
using CanBo.Activities.Remedial;
using CanBo.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Api;

/// <summary>Remedial plans and commitments: one's own, those of direct subordinates, and for organisers a campaign's.</summary>
internal static class RemedialEndpoints
{
    public static void MapRemedial(this IEndpointRouteBuilder api)
    {
        var plans = api.MapGroup("").WithTags("Remedial plans");
        plans.MapGet("/remedial", Own);
        plans.MapGet("/remedial/team", Team);
        plans.MapGet("/campaigns/{id:guid}/remedial", OfCampaign).RequireAuthorization(Policies.Organiser);
    }

    private static async Task<Ok<RemedialOwn>> Own(RemedialQueries plans, Actor actor, CancellationToken cancellation) => TypedResults.Ok(await plans.OwnAsync(actor, cancellation));

    private static async Task<Ok<PageOf<RemedialRow>>> Team([AsParameters] PageQuery page, RemedialQueries plans, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(await plans.TeamAsync(actor, page.ToRequest(), cancellation));

    private static async Task<Ok<PageOf<RemedialRow>>> OfCampaign(Guid id, FaultStatus? status, [AsParameters] PageQuery page, RemedialQueries plans, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok((await plans.OfCampaignAsync(id, status, actor, page.ToRequest(), cancellation)).Rows);
}
