using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Campaigns.History;
using CanBo.Activities.Paging;
using CanBo.Activities.Ratings;
using CanBo.Activities.Texts;
using CanBo.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Api;

/// <summary>Campaigns: make, preview, launch, watch, extend, close, cancel. Organisers only.</summary>
internal static class CampaignEndpoints
{
    public static void MapCampaigns(this IEndpointRouteBuilder api)
    {
        var campaigns = api.MapGroup("/campaigns").WithTags("Campaigns").RequireAuthorization(Policies.Organiser);
        campaigns.MapGet("/", List);
        campaigns.MapPost("/", Create);
        campaigns.MapPost("/history", (HttpContext http, PastEntering entering, CancellationToken cancellation) => entering.HandleAsync(http, cancellation))
            .Accepts<PastForm>("multipart/form-data")
            .Produces<PastPreviewAnswer>()
            .Produces<PastEnteredAnswer>(StatusCodes.Status201Created)
            .WithDescription("Ratings of an earlier year: multipart name, year, rulePackage and file (personCode,rating[,positionGroup]; ratings by code or in the words of their time). preview=true only counts.");
        campaigns.MapPost("/{id:guid}/remove", RemovePast);
        campaigns.MapGet("/{id:guid}", Get);
        campaigns.MapPut("/{id:guid}", Change);
        campaigns.MapGet("/{id:guid}/preview", Preview);
        campaigns.MapPost("/{id:guid}/launch", Launch);
        campaigns.MapGet("/{id:guid}/cases", Cases);
        campaigns.MapPost("/{id:guid}/exemptions", Exempt);
        campaigns.MapPost("/{id:guid}/extend", Extend);
        campaigns.MapPost("/{id:guid}/close", Close);
        campaigns.MapPost("/{id:guid}/cancel", Cancel);
    }

    private static async Task<Ok<PageOf<CampaignRow>>> List(int? page, int? pageSize, CampaignQueries campaigns, CancellationToken cancellation) =>
        TypedResults.Ok(await campaigns.ListAsync(PageRequest.Of(page, pageSize), cancellation));

    private static async Task<Created<CampaignView>> Create(CampaignBody body, CreateCampaign create, CampaignQueries campaigns, Actor actor, CancellationToken cancellation)
    {
        var id = await create.CreateAsync(body.ToDetails(), actor, cancellation);
        return TypedResults.Created($"/api/v1/campaigns/{id}", await campaigns.GetAsync(id, cancellation));
    }

    private static async Task<Ok<CampaignView>> Get(Guid id, CampaignQueries campaigns, CancellationToken cancellation) =>
        TypedResults.Ok(await campaigns.GetAsync(id, cancellation));

    private static async Task<Ok<CampaignView>> Change(Guid id, CampaignBody body, CreateCampaign create, CampaignQueries campaigns, Actor actor, CancellationToken cancellation)
    {
        await create.ChangeAsync(id, body.ToDetails(), body.Version, actor, cancellation);
        return TypedResults.Ok(await campaigns.GetAsync(id, cancellation));
    }

    private static async Task<Ok<PreviewAnswer>> Preview(Guid id, LaunchCampaign launch, Localizer texts, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(PreviewAnswer.Of(await launch.PreviewAsync(id, actor, cancellation), texts));

    private static async Task<Results<Ok<LaunchProgress>, Accepted<LaunchProgress>>> Launch(Guid id, LaunchCampaign launch, Actor actor, CancellationToken cancellation)
    {
        var progress = await launch.LaunchAsync(id, actor, cancellation);
        return progress.IsComplete ? TypedResults.Ok(progress) : TypedResults.Accepted($"/api/v1/campaigns/{id}", progress);
    }

    private static async Task<Ok<PageOf<CaseRow>>> Cases(
        Guid id, string? step, Guid? unitId, string? positionGroup, CaseStatus? status, Rating? rating, string? search, bool? late, string? sort, bool? descending,
        int? page, int? pageSize, CampaignQueries campaigns, CancellationToken cancellation)
    {
        var filter = new CaseFilter(step, unitId, positionGroup, status, rating, search, late ?? false, sort ?? "name", descending ?? false);
        return TypedResults.Ok(await campaigns.CasesAsync(id, filter, PageRequest.Of(page, pageSize), cancellation));
    }

    private static async Task<NoContent> Exempt(Guid id, ExemptionBody body, ExemptPerson exempt, Actor actor, CancellationToken cancellation)
    {
        await exempt.HandleAsync(id, body.PersonCode, body.Reason, actor, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<CampaignView>> Extend(Guid id, ExtensionBody body, ChangeCampaign change, CampaignQueries campaigns, Actor actor, CancellationToken cancellation)
    {
        await change.ExtendAsync(id, body.DecideBefore, body.Reason, actor, cancellation);
        return TypedResults.Ok(await campaigns.GetAsync(id, cancellation));
    }

    private static async Task<Ok<CampaignView>> Close(Guid id, ReasonBody body, ChangeCampaign change, CampaignQueries campaigns, Actor actor, CancellationToken cancellation)
    {
        await change.CloseAsync(id, body.Reason, actor, cancellation);
        return TypedResults.Ok(await campaigns.GetAsync(id, cancellation));
    }

    private static async Task<Ok<CampaignView>> Cancel(Guid id, ReasonBody body, ChangeCampaign change, CampaignQueries campaigns, Actor actor, CancellationToken cancellation)
    {
        await change.CancelAsync(id, body.Reason, actor, cancellation);
        return TypedResults.Ok(await campaigns.GetAsync(id, cancellation));
    }

    private static async Task<NoContent> RemovePast(Guid id, ReasonBody body, RemovePastCampaign remove, Actor actor, CancellationToken cancellation)
    {
        await remove.HandleAsync(id, body.Reason, actor, cancellation);
        return TypedResults.NoContent();
    }
}
