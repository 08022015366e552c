using CanBo.Activities.Access;
using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Paging;
using CanBo.Activities.Ratings;
using CanBo.Activities.Tasks.Reading;
using CanBo.Host.Design;
using CanBo.Host.SignIn;
using CanBo.Runtime.Definitions;
using CanBo.Runtime.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CanBo.Host.Pages.Campaigns;

/// <summary>Campaigns as organisers see them: list, form, preview and launch, progress, extension, end.</summary>
internal static class CampaignPages
{
    public static void MapCampaignPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/campaigns").RequireAuthorization(Policies.Organiser).ExcludeFromDescription();
        pages.MapGet("/", List);
        pages.MapGet("/new", New);
        pages.MapPost("/new", Create);
        pages.MapGet("/{id:guid}", Show);
        pages.MapGet("/{id:guid}/edit", Edit);
        pages.MapPost("/{id:guid}/edit", Change);
        pages.MapPost("/{id:guid}/launch", Launch);
        pages.MapGet("/{id:guid}/cases", Cases);
        pages.MapGet("/{id:guid}/end", (Guid id, CampaignQueries campaigns, CancellationToken cancellation) => EndPage(id, campaigns, FormErrors.None, cancellation));
        pages.MapPost("/{id:guid}/extend", Extend);
        pages.MapPost("/{id:guid}/close", Close);
        pages.MapPost("/{id:guid}/cancel", Cancel);
    }

    private static async Task<RazorComponentResult<CampaignListPage>> List(int? page, CampaignQueries campaigns, CancellationToken cancellation) =>
        new(new { Page = await campaigns.ListAsync(PageRequest.Of(page, null), cancellation) });

    private static async Task<RazorComponentResult<CampaignFormPage>> New(CampaignForms forms, CancellationToken cancellation) =>
        new(new { Form = await forms.BlankAsync(cancellation) });

    private static async Task<IResult> Create(HttpContext http, CampaignForms forms, CreateCampaign create, Actor actor, CancellationToken cancellation)
    {
        var typed = await forms.ReadAsync(http.Request, cancellation);
        try
        {
            var id = await create.CreateAsync(typed.Details(), actor, cancellation);
            return TypedResults.LocalRedirect($"/campaigns/{id}");
        }
        catch (InvalidInputException refused)
        {
            return Refused(typed, null, FormErrors.Of(refused));
        }
    }

    private static async Task<IResult> Show(
        Guid id, CampaignQueries campaigns, TaskQueries tasks, LaunchCampaign launch, DefinitionQueries definitions, BusinessTime time, Actor actor, CancellationToken cancellation)
    {
        var campaign = await campaigns.GetAsync(id, cancellation);
        if (campaign is { Status: CampaignStatus.Closed, LaunchedAt: null })
            return TypedResults.LocalRedirect($"/results/{id}");
        if (campaign.Status != CampaignStatus.Draft)
        {
            var now = time.GetUtcNow();
            return new RazorComponentResult<CampaignPage>(new
            {
                Campaign = campaign,
                Late = await tasks.ListAsync(actor, new TaskFilter(false, id, null, null, null, now), PageRequest.Of(1, 5), cancellation),
                Units = await campaigns.UnitsAsync(id, cancellation),
                Today = BusinessZone.DayOf(now),
            });
        }

        return await PreviewPage(campaign, FormErrors.None, launch, definitions, actor, cancellation);
    }

    private static async Task<RazorComponentResult<CampaignFormPage>> Edit(Guid id, CampaignForms forms, CancellationToken cancellation) =>
        new(new { Form = await forms.OfAsync(id, cancellation), Id = id });

    private static async Task<IResult> Change(Guid id, HttpContext http, CampaignForms forms, CreateCampaign create, Actor actor, CancellationToken cancellation)
    {
        var typed = await forms.ReadAsync(http.Request, cancellation);
        try
        {
            await create.ChangeAsync(id, typed.Details(), typed.Version, actor, cancellation);
            return TypedResults.LocalRedirect($"/campaigns/{id}");
        }
        catch (InvalidInputException refused)
        {
            return Refused(typed, id, FormErrors.Of(refused));
        }
        catch (RuleBrokenException broken)
        {
            return Refused(typed, id, FormErrors.Of(broken));
        }
    }

    private static async Task<IResult> Launch(Guid id, CampaignQueries campaigns, LaunchCampaign launch, DefinitionQueries definitions, Actor actor, CancellationToken cancellation)
    {
        try
        {
            await launch.LaunchAsync(id, actor, cancellation);
            return TypedResults.LocalRedirect($"/campaigns/{id}");
        }
        catch (RuleBrokenException broken)
        {
            return await PreviewPage(await campaigns.GetAsync(id, cancellation), FormErrors.Of(broken), launch, definitions, actor, cancellation);
        }
    }

    private static async Task<RazorComponentResult<CaseListPage>> Cases(
        Guid id, string? step, Guid? unitId, string? group, CaseStatus? status, Rating? rating, string? q, bool? late, string? sort, int? page,
        CampaignQueries campaigns, CancellationToken cancellation)
    {
        var key = sort ?? "name";
        var filter = new CaseFilter(step, unitId, group, status, rating, q, late ?? false, key.TrimStart('-'), key.StartsWith('-'));
        return new(new
        {
            Campaign = await campaigns.GetAsync(id, cancellation),
            Filter = filter,
            Rows = await campaigns.CasesAsync(id, filter, PageRequest.Of(page, 25), cancellation),
            Units = await campaigns.UnitsAsync(id, cancellation),
        });
    }

    private static Task<IResult> Extend(Guid id, [FromForm] string? decideBefore, [FromForm] string? reason, ChangeCampaign change, CampaignQueries campaigns, Actor actor, CancellationToken cancellation) =>
        EndAsync(id, campaigns, () => change.ExtendAsync(id, CampaignForm.Day("decideBefore", decideBefore) ?? DateOnly.MinValue, reason ?? "", actor, cancellation), cancellation);

    private static Task<IResult> Close(Guid id, [FromForm] string? reason, ChangeCampaign change, CampaignQueries campaigns, Actor actor, CancellationToken cancellation) =>
        EndAsync(id, campaigns, () => change.CloseAsync(id, reason ?? "", actor, cancellation), cancellation);

    private static Task<IResult> Cancel(Guid id, [FromForm] string? reason, ChangeCampaign change, CampaignQueries campaigns, Actor actor, CancellationToken cancellation) =>
        EndAsync(id, campaigns, () => change.CancelAsync(id, reason ?? "", actor, cancellation), cancellation);

    private static async Task<IResult> EndAsync(Guid id, CampaignQueries campaigns, Func<Task> act, CancellationToken cancellation)
    {
        try
        {
            await act();
            return TypedResults.LocalRedirect($"/campaigns/{id}");
        }
        catch (InvalidInputException refused)
        {
            return await EndPage(id, campaigns, FormErrors.Of(refused), cancellation);
        }
        catch (RuleBrokenException broken)
        {
            return await EndPage(id, campaigns, FormErrors.Of(broken), cancellation);
        }
    }

    private static async Task<RazorComponentResult<CampaignEndPage>> EndPage(Guid id, CampaignQueries campaigns, FormErrors errors, CancellationToken cancellation) =>
        new(new { Campaign = await campaigns.GetAsync(id, cancellation), Errors = errors }) { StatusCode = errors.Any ? 400 : 200 };

    private static async Task<RazorComponentResult<LaunchPage>> PreviewPage(CampaignView campaign, FormErrors errors, LaunchCampaign launch, DefinitionQueries definitions, Actor actor, CancellationToken cancellation)
    {
        try
        {
            var preview = await launch.PreviewAsync(campaign.Id, actor, cancellation);
            IReadOnlyDictionary<string, string> names = (await definitions.ListLatestAsync(cancellation)).ToDictionary(d => d.DefinitionId, d => d.Name);
            return new(new { Campaign = campaign, Preview = preview, Names = names, Errors = errors }) { StatusCode = errors.Any ? 409 : 200 };
        }
        catch (RuleBrokenException broken)
        {
            return new(new { Campaign = campaign, Errors = FormErrors.Of(broken) });
        }
    }

    private static RazorComponentResult<CampaignFormPage> Refused(CampaignForm typed, Guid? id, FormErrors errors) =>
        new(new { Form = typed, Id = id, Errors = errors }) { StatusCode = 400 };
}
