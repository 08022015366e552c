using CanBo.Activities.Access;
using CanBo.Activities.Exports;
using CanBo.Activities.Paging;
using CanBo.Activities.Results.Publishing;
using CanBo.Activities.Results.Statistics;
using CanBo.Activities.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Api;

/// <summary>Results of a campaign: figures for organisers, the published list for the people of the agency.</summary>
internal static class ResultEndpoints
{
    public static void MapResults(this IEndpointRouteBuilder api)
    {
        var results = api.MapGroup("/campaigns/{id:guid}").WithTags("Results");
        results.MapGet("/results", Get).WithDescription("Counts, half-up shares with numerator and denominator, the three bases side by side, and whether the cap holds. Organisers only.");
        results.MapGet("/results.csv", Export);
        results.MapGet("/published", Published).WithDescription("What was made public in the reader's agency, exactly the permitted fields.");
    }

    private static async Task<Ok<ResultsAnswer>> Get(Guid id, ResultQueries results, Actor actor, Localizer texts, CancellationToken cancellation) =>
        TypedResults.Ok(ResultsAnswer.Of(await results.GetAsync(id, actor, cancellation), texts));

    private static async Task<FileContentHttpResult> Export(Guid id, ResultQueries results, Actor actor, CancellationToken cancellation) =>
        TypedResults.File(await results.ExportAsync(id, actor, cancellation), CsvWriting.ContentType, "ket-qua.csv");

    private static async Task<Ok<PublishedPage>> Published(Guid id, [AsParameters] PageQuery page, PublishedResults published, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(await published.GetAsync(id, actor, page.ToRequest(), cancellation));
}
