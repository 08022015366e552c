using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Cohorts;
using CanBo.Activities.Errors;
using CanBo.Activities.Ordering;
using CanBo.Activities.Paging;
using CanBo.Host.Design;
using CanBo.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CanBo.Host.Pages.Ordering;

/// <summary>What waits for what in a campaign, and letting a case or a group go on with a reason.</summary>
internal static class OrderPages
{
    private const int Rows = 20;
    private const int Links = 12;
    private const int Groups = 10;

    public static void MapOrderPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/campaigns/{id:guid}/order").RequireAuthorization(Policies.Organiser).ExcludeFromDescription();
        pages.MapGet("/", Show);
        pages.MapGet("/cases/{caseId:guid}", (Guid id, Guid caseId, CampaignQueries campaigns, OrderQueries order, Actor actor, CancellationToken cancellation) =>
            CasePage(id, caseId, "", campaigns, order, actor, FormErrors.None, cancellation));
        pages.MapPost("/cases/{caseId:guid}", ReleaseCase);
        pages.MapGet("/group", (Guid id, string? key, CampaignQueries campaigns, Actor actor, CancellationToken cancellation) =>
            GroupPage(id, key ?? "", "", campaigns, FormErrors.None, cancellation));
        pages.MapPost("/group", ReleaseGroup);
        routes.MapCollectiveDraftPages();
    }

    private static async Task<RazorComponentResult<OrderPage>> Show(
        Guid id, int? page, int? units, int? groups, CampaignQueries campaigns, OrderQueries order, CohortQueries cohorts, Actor actor, CancellationToken cancellation) => new(new
        {
            Campaign = await campaigns.GetAsync(id, cancellation),
            Units = await order.UnitsAsync(id, PageRequest.Of(units, Links), actor, cancellation),
            Cases = await order.CasesAsync(id, PageRequest.Of(page, Rows), actor, cancellation),
            Groups = await cohorts.PageAsync(id, PageRequest.Of(groups, Groups), actor, cancellation),
        });

    private static async Task<IResult> ReleaseCase(
        Guid id, Guid caseId, [FromForm] string? reason, ReleaseWait release, CampaignQueries campaigns, OrderQueries order, Actor actor, CancellationToken cancellation)
    {
        try
        {
            await release.HandleAsync(id, caseId, reason, actor, cancellation);
            return TypedResults.LocalRedirect($"/campaigns/{id}/order");
        }
        catch (InvalidInputException refused)
        {
            return await CasePage(id, caseId, reason ?? "", campaigns, order, actor, FormErrors.Of(refused), cancellation);
        }
    }

    private static async Task<IResult> ReleaseGroup(
        Guid id, [FromForm] string? key, [FromForm] string? reason, ReleaseCohort release, CampaignQueries campaigns, Actor actor, CancellationToken cancellation)
    {
        try
        {
            await release.HandleAsync(id, key ?? "", [], reason ?? "", actor, cancellation);
            return TypedResults.LocalRedirect($"/campaigns/{id}/order");
        }
        catch (InvalidInputException refused)
        {
            return await GroupPage(id, key ?? "", reason ?? "", campaigns, FormErrors.Of(refused), cancellation);
        }
    }

    private static async Task<RazorComponentResult<OrderReleasePage>> CasePage(
        Guid id, Guid caseId, string reason, CampaignQueries campaigns, OrderQueries order, Actor actor, FormErrors errors, CancellationToken cancellation) => new(new
        {
            Campaign = await campaigns.GetAsync(id, cancellation),
            Name = await order.NameOfWaitingAsync(id, caseId, actor, cancellation) ?? throw new NotFoundException(),
            CaseId = (Guid?)caseId,
            Reason = reason,
            Errors = errors,
        })
        { StatusCode = errors.Any ? 422 : 200 };

    private static async Task<RazorComponentResult<OrderReleasePage>> GroupPage(Guid id, string key, string reason, CampaignQueries campaigns, FormErrors errors, CancellationToken cancellation) => new(new
    {
        Campaign = await campaigns.GetAsync(id, cancellation),
        Key = key,
        Reason = reason,
        Errors = errors,
    })
    { StatusCode = errors.Any ? 422 : 200 };
}
