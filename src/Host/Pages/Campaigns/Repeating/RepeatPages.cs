using CanBo.Activities.Access;
using CanBo.Activities.Campaigns.Repeating;
using CanBo.Activities.Errors;
using CanBo.Host.Design;
using CanBo.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CanBo.Host.Pages.Campaigns.Repeating;

/// <summary>"Again every month", for organisers.</summary>
internal static class RepeatPages
{
    public static void MapRepeatPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/campaigns/{id:guid}/repeat").RequireAuthorization(Policies.Organiser).ExcludeFromDescription();
        pages.MapGet("/", async (Guid id, RepeatQueries repeats, Actor actor, CancellationToken cancellation) => Page(await repeats.GetAsync(id, actor, cancellation), null, FormErrors.None));
        pages.MapPost("/", Set);
        pages.MapPost("/stop", async (Guid id, RepeatCampaign repeat, Actor actor, CancellationToken cancellation) =>
        {
            await repeat.StopAsync(id, actor, cancellation);
            return TypedResults.LocalRedirect($"/campaigns/{id}/repeat");
        });
    }

    private static async Task<IResult> Set(
        Guid id, [FromForm] string? name, [FromForm] string? day, [FromForm] string? workingDays, [FromForm] string? despiteFindings,
        RepeatCampaign repeat, RepeatQueries repeats, Actor actor, CancellationToken cancellation)
    {
        var typed = new RepeatDetails(name ?? "", Number(day), Number(workingDays), despiteFindings is not null);
        try
        {
            await repeat.SetAsync(id, typed, actor, cancellation);
            return TypedResults.LocalRedirect($"/campaigns/{id}/repeat");
        }
        catch (InvalidInputException refused)
        {
            return Page(await repeats.GetAsync(id, actor, cancellation), typed, FormErrors.Of(refused));
        }
        catch (RuleBrokenException broken)
        {
            return Page(await repeats.GetAsync(id, actor, cancellation), typed, FormErrors.Of(broken));
        }
    }

    private static RazorComponentResult<RepeatPage> Page(RepeatView view, RepeatDetails? typed, FormErrors errors) =>
        new(new { View = view, Typed = typed ?? view.Details ?? RepeatDetails.Usual(view.CampaignName), Errors = errors }) { StatusCode = errors.Any ? 400 : 200 };

    private static int Number(string? typed) => int.TryParse(typed, out var number) ? number : 0;
}
