using CanBo.Activities.Access;
using CanBo.Activities.Cohorts;
using CanBo.Activities.Ratings.Decisions;
using CanBo.Activities.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Api;

/// <summary>Decision lists, unit ratings, the register of conduct facts, cohorts.</summary>
internal static class DecisionEndpoints
{
    public static void MapDecisions(this IEndpointRouteBuilder api)
    {
        var decisions = api.MapGroup("").WithTags("Decisions");
        decisions.MapPost("/decisions", Decide);
        decisions.MapGet("/campaigns/{id:guid}/decision-list", List);
        decisions.MapPost("/campaigns/{id:guid}/decision-list/preview", Preview);
        decisions.MapGet("/campaigns/{id:guid}/unit-ratings", UnitRatings);
        decisions.MapPut("/campaigns/{id:guid}/unit-ratings", SetUnitRatings);
        decisions.MapGet("/campaigns/{id:guid}/conduct-facts", ConductFacts);
        decisions.MapPost("/campaigns/{id:guid}/conduct-facts", RecordFact);
        decisions.MapDelete("/campaigns/{id:guid}/conduct-facts/{factId:guid}", RemoveFact);
        decisions.MapGet("/campaigns/{id:guid}/cohorts", Cohorts);
        decisions.MapPost("/campaigns/{id:guid}/cohorts/release", Release);
    }

    private static async Task<Ok<DecisionsAnswer>> Decide(DecisionsBody body, DecideRatings decide, Actor actor, Localizer texts, CancellationToken cancellation) =>
        TypedResults.Ok(DecisionsAnswer.Of(await decide.HandleAsync(body.ToSigning(), actor, cancellation), texts));

    private static async Task<Ok<DecisionListAnswer>> List(Guid id, Guid? deciderUnit, string? group, DecisionListQueries lists, Actor actor, Localizer texts, CancellationToken cancellation) =>
        TypedResults.Ok(DecisionListAnswer.Of(await lists.GetAsync(id, deciderUnit, group, actor, cancellation), texts));

    private static async Task<Ok<PreviewedDecisionsAnswer>> Preview(Guid id, DecisionsBody body, DecisionListQueries lists, Actor actor, Localizer texts, CancellationToken cancellation) =>
        TypedResults.Ok(PreviewedDecisionsAnswer.Of(await lists.TryAsync(id, body.ToSigning().Choices, actor, cancellation), texts));

    private static async Task<Ok<IReadOnlyList<UnitRatingRow>>> UnitRatings(Guid id, SetUnitRating ratings, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(await ratings.ListAsync(id, actor, cancellation));

    private static async Task<Ok<IReadOnlyList<UnitRatingRow>>> SetUnitRatings(Guid id, UnitRatingBody body, SetUnitRating ratings, Actor actor, CancellationToken cancellation)
    {
        await ratings.HandleAsync(id, body.UnitCode, body.ParsedRating(), body.Outstanding, actor, cancellation);
        return TypedResults.Ok(await ratings.ListAsync(id, actor, cancellation));
    }

    private static async Task<Ok<IReadOnlyList<ConductFactRow>>> ConductFacts(Guid id, RecordConductFact facts, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(await facts.ListAsync(id, actor, cancellation));

    private static async Task<Created<ConductFactAnswer>> RecordFact(Guid id, ConductFactBody body, RecordConductFact facts, Actor actor, CancellationToken cancellation)
    {
        var fact = await facts.HandleAsync(id, body.PersonCode, body.ToFact(), actor, cancellation);
        return TypedResults.Created($"/api/v1/campaigns/{id}/conduct-facts", new ConductFactAnswer(fact));
    }

    private static async Task<NoContent> RemoveFact(Guid id, Guid factId, RecordConductFact facts, Actor actor, CancellationToken cancellation)
    {
        await facts.RemoveAsync(id, factId, actor, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<IReadOnlyList<CohortView>>> Cohorts(Guid id, CohortQueries cohorts, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(await cohorts.WaitingAsync(id, actor, cancellation));

    private static async Task<NoContent> Release(Guid id, CohortReleaseBody body, ReleaseCohort release, Actor actor, CancellationToken cancellation)
    {
        await release.HandleAsync(id, body.Cohort, body.CaseIds ?? [], body.Reason, actor, cancellation);
        return TypedResults.NoContent();
    }
}
