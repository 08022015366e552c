using CanBo.Activities.Access;
using CanBo.Activities.Exports;
using CanBo.Activities.Paging;
using CanBo.Activities.Results.Publishing;
using CanBo.Activities.Results.Statistics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Pages.Results;

/// <summary>Results: the year's figures for organisers, the published list for everybody of the agency.</summary>
internal static class ResultPages
{
    public static void MapResultPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/results", List);
        routes.MapGet("/results/{id:guid}", Show);
        routes.MapGet("/results/{id:guid}/published", Published);
        routes.MapGet("/results/{id:guid}/export", Export);
    }

    private static async Task<RazorComponentResult<ResultListPage>> List(PublishedResults published, Actor actor, CancellationToken cancellation) =>
        new(new { Campaigns = await published.ListAsync(actor, cancellation) });

    // One address in the mail for everybody: figures for those who may see them, the published list for the others.
    private static async Task<IResult> Show(Guid id, ResultQueries results, PublishedResults published, Actor actor, CancellationToken cancellation) => actor.Is(ActorRoles.Organiser)
        ? new RazorComponentResult<ResultPage>(new { Results = await results.GetAsync(id, actor, cancellation) })
        : await Published(id, null, published, actor, cancellation);

    private static async Task<RazorComponentResult<PublishedPageView>> Published(Guid id, int? page, PublishedResults published, Actor actor, CancellationToken cancellation) =>
        new(new { Published = await published.GetAsync(id, actor, PageRequest.Of(page, PageRequest.MaxSize), cancellation) });

    private static async Task<FileContentHttpResult> Export(Guid id, ResultQueries results, Actor actor, CancellationToken cancellation) =>
        TypedResults.File(await results.ExportAsync(id, actor, cancellation), CsvWriting.ContentType, "ket-qua.csv");
}
