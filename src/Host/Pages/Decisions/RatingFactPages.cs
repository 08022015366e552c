using System.Globalization;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Decisions;
using CanBo.Activities.Texts;
using CanBo.Host.Design;
using CanBo.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Pages.Decisions;

/// <summary>What organisers record before decisions: units' ratings and facts that hard rules look at.</summary>
internal static class RatingFactPages
{
    public static void MapRatingFactPages(this IEndpointRouteBuilder routes)
    {
        var facts = routes.MapGroup("/campaigns/{id:guid}").RequireAuthorization(Policies.Organiser).ExcludeFromDescription();
        facts.MapGet("/unit-ratings", (Guid id, SetUnitRating ratings, CampaignQueries campaigns, Actor actor, CancellationToken cancellation) => UnitsPage(id, ratings, campaigns, actor, FormErrors.None, cancellation));
        facts.MapPost("/unit-ratings", SetUnit);
        facts.MapGet("/conduct-facts", (Guid id, RecordConductFact register, CampaignQueries campaigns, Actor actor, CancellationToken cancellation) => FactsPage(id, register, campaigns, actor, new Dictionary<string, string>(), FormErrors.None, cancellation));
        facts.MapPost("/conduct-facts", Record);
        facts.MapPost("/conduct-facts/{factId:guid}/remove", Remove);
    }

    private static async Task<IResult> SetUnit(Guid id, HttpRequest request, SetUnitRating ratings, CampaignQueries campaigns, Actor actor, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        try
        {
            await ratings.HandleAsync(id, form["unitCode"].ToString(), RatingCodes.Parse(form["rating"], "rating"), form["outstanding"] == "true", actor, cancellation);
            return TypedResults.LocalRedirect($"/campaigns/{id}/unit-ratings");
        }
        catch (InvalidInputException refused)
        {
            return await UnitsPage(id, ratings, campaigns, actor, FormErrors.Of(refused), cancellation);
        }
        catch (RuleBrokenException broken)
        {
            return await UnitsPage(id, ratings, campaigns, actor, FormErrors.Of(broken), cancellation);
        }
    }

    private static async Task<IResult> Record(Guid id, HttpRequest request, RecordConductFact register, CampaignQueries campaigns, Actor actor, CancellationToken cancellation)
    {
        var typed = (await request.ReadFormAsync(cancellation)).ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);
        try
        {
            var fact = new NewConductFact(
                Enum.TryParse<ConductFactKind>(typed.GetValueOrDefault("kind"), out var kind) ? kind : throw new InvalidInputException("kind", Sentence.Of("Chọn loại việc.")),
                typed.GetValueOrDefault("document", "").Trim(),
                DateOnly.TryParseExact(typed.GetValueOrDefault("documentDate"), ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
                typed.GetValueOrDefault("linkedToDuty") == "true",
                FractionText.TryParseVietnamese(typed.GetValueOrDefault("number"), out var number) ? number.ToDecimal(2) : null,
                typed.GetValueOrDefault("note", "").Trim());
            await register.HandleAsync(id, typed.GetValueOrDefault("personCode", "").Trim(), fact, actor, cancellation);
            return TypedResults.LocalRedirect($"/campaigns/{id}/conduct-facts");
        }
        catch (InvalidInputException refused)
        {
            return await FactsPage(id, register, campaigns, actor, typed, FormErrors.Of(refused), cancellation);
        }
    }

    private static async Task<IResult> Remove(Guid id, Guid factId, RecordConductFact register, Actor actor, CancellationToken cancellation)
    {
        await register.RemoveAsync(id, factId, actor, cancellation);
        return TypedResults.LocalRedirect($"/campaigns/{id}/conduct-facts");
    }

    private static async Task<IResult> UnitsPage(Guid id, SetUnitRating ratings, CampaignQueries campaigns, Actor actor, FormErrors errors, CancellationToken cancellation) =>
        new RazorComponentResult<UnitRatingsPage>(new
        {
            Campaign = await campaigns.GetAsync(id, cancellation),
            Rows = await ratings.ListAsync(id, actor, cancellation),
            Errors = errors,
        })
        { StatusCode = errors.Any ? 422 : 200 };

    private static async Task<IResult> FactsPage(
        Guid id, RecordConductFact register, CampaignQueries campaigns, Actor actor, IReadOnlyDictionary<string, string> typed, FormErrors errors, CancellationToken cancellation) =>
        new RazorComponentResult<ConductFactsPage>(new
        {
            Campaign = await campaigns.GetAsync(id, cancellation),
            Rows = await register.ListAsync(id, actor, cancellation),
            Typed = typed,
            Errors = errors,
        })
        { StatusCode = errors.Any ? 422 : 200 };
}
