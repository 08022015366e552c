using CanBo.Activities.Access;
using CanBo.Activities.Archiving;
using CanBo.Activities.Errors;
using CanBo.Host.Api;
using CanBo.Host.Design;
using CanBo.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CanBo.Host.Pages.Archiving;

/// <summary>The archive of a campaign, for organisers.</summary>
internal static class ArchivePages
{
    public static void MapArchivePages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/campaigns/{id:guid}/archive").RequireAuthorization(Policies.Organiser).ExcludeFromDescription();
        pages.MapGet("/", (Guid id, ArchiveQueries archives, Actor actor, CancellationToken cancellation) => Page(id, archives, "", "", FormErrors.None, actor, cancellation));
        pages.MapPost("/", Begin);
        pages.MapGet("/{number:int}", async (Guid id, int number, HttpContext http, ArchiveQueries archives, Actor actor, CancellationToken cancellation) =>
            FileDownload.Of(await archives.GetFileAsync(id, number, actor, cancellation), http));
    }

    private static async Task<IResult> Begin(
        Guid id, [FromForm] string? keepDays, [FromForm] string? reason, ArchiveCampaign archive, ArchiveQueries archives, Actor actor, CancellationToken cancellation)
    {
        try
        {
            await archive.HandleAsync(id, int.TryParse(keepDays, out var days) ? days : -1, reason ?? "", actor, cancellation);
            return TypedResults.LocalRedirect($"/campaigns/{id}/archive");
        }
        catch (InvalidInputException refused)
        {
            return await Page(id, archives, keepDays ?? "", reason ?? "", FormErrors.Of(refused), actor, cancellation);
        }
        catch (RuleBrokenException broken)
        {
            return await Page(id, archives, keepDays ?? "", reason ?? "", FormErrors.Of(broken), actor, cancellation);
        }
    }

    private static async Task<IResult> Page(Guid id, ArchiveQueries archives, string keepDays, string reason, FormErrors errors, Actor actor, CancellationToken cancellation) =>
        new RazorComponentResult<ArchivePage>(new { View = await archives.GetAsync(id, actor, cancellation), KeepDays = keepDays, Reason = reason, Errors = errors }) { StatusCode = errors.Any ? 400 : 200 };
}
