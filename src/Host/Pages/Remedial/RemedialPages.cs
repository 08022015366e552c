using CanBo.Activities.Access;
using CanBo.Activities.Forms;
using CanBo.Activities.Paging;
using CanBo.Activities.Remedial;
using CanBo.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Pages.Remedial;

/// <summary>Remedial plans and commitments: the reader's own and those of direct subordinates; a campaign's, for organisers.</summary>
internal static class RemedialPages
{
    public static void MapRemedialPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/remedial", Own).ExcludeFromDescription();
        routes.MapGet("/campaigns/{id:guid}/remedial", OfCampaign).RequireAuthorization(Policies.Organiser).ExcludeFromDescription();
    }

    private static async Task<RazorComponentResult<RemedialPage>> Own(int? page, RemedialQueries plans, Actor actor, CancellationToken cancellation) => new(new
    {
        Mine = await plans.OwnAsync(actor, cancellation),
        Team = await plans.TeamAsync(actor, PageRequest.Of(page, null), cancellation),
    });

    private static async Task<RazorComponentResult<RemedialListPage>> OfCampaign(Guid id, string? status, int? page, RemedialQueries plans, Actor actor, CancellationToken cancellation) => new(new
    {
        List = await plans.OfCampaignAsync(id, Enum.TryParse<FaultStatus>(status, ignoreCase: true, out var wanted) && Enum.IsDefined(wanted) ? wanted : null, actor, PageRequest.Of(page, null), cancellation),
    });
}
