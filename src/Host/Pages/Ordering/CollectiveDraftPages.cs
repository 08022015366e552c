using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Ordering;
using CanBo.Host.Design;
using CanBo.Host.Pages.Campaigns;
using CanBo.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Pages.Ordering;

/// <summary>The first phase of a unit's own review, as organisers record it.</summary>
internal static class CollectiveDraftPages
{
    public static void MapCollectiveDraftPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/campaigns/{id:guid}/order/draft").RequireAuthorization(Policies.Organiser).ExcludeFromDescription();
        pages.MapGet("/", (Guid id, string? unit, CampaignQueries campaigns, CancellationToken cancellation) =>
            Page(id, new Dictionary<string, string> { ["unitCode"] = unit ?? "" }, campaigns, FormErrors.None, cancellation));
        pages.MapPost("/", Record);
    }

    private static async Task<IResult> Record(Guid id, HttpRequest request, RecordCollectiveDraft record, CampaignQueries campaigns, Actor actor, CancellationToken cancellation)
    {
        var typed = (await request.ReadFormAsync(cancellation)).ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);
        try
        {
            var draft = new NewCollectiveDraft(
                CampaignForm.Day("sentOn", typed.GetValueOrDefault("sentOn")), CampaignForm.Day("adoptedOn", typed.GetValueOrDefault("adoptedOn")), typed.GetValueOrDefault("minutes"));
            await record.HandleAsync(id, typed.GetValueOrDefault("unitCode", "").Trim(), draft, actor, cancellation);
            return TypedResults.LocalRedirect($"/campaigns/{id}/unit-ratings");
        }
        catch (InvalidInputException refused)
        {
            return await Page(id, typed, campaigns, FormErrors.Of(refused), cancellation);
        }
        catch (RuleBrokenException broken)
        {
            return await Page(id, typed, campaigns, FormErrors.Of(broken), cancellation);
        }
    }

    private static async Task<RazorComponentResult<CollectiveDraftPage>> Page(Guid id, Dictionary<string, string> typed, CampaignQueries campaigns, FormErrors errors, CancellationToken cancellation) => new(new
    {
        Campaign = await campaigns.GetAsync(id, cancellation),
        Typed = (IReadOnlyDictionary<string, string>)typed,
        Errors = errors,
    })
    { StatusCode = errors.Any ? 422 : 200 };
}
