using CanBo.Activities.Access;
using CanBo.Activities.Opinions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Pages.Opinions;

/// <summary>What was said about a person, for those who weigh it. For everybody else there is no such page.</summary>
internal static class OpinionPages
{
    public static void MapOpinionPages(this IEndpointRouteBuilder routes) => routes.MapGet("/cases/{id:guid}/opinions", Show);

    private static async Task<RazorComponentResult<OpinionSummaryPage>> Show(Guid id, OpinionSummaries summaries, Actor actor, CancellationToken cancellation) =>
        new(new { Summary = await summaries.GetAsync(actor, id, cancellation) });
}
