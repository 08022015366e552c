using CanBo.Activities.Access;
using CanBo.Activities.Rehearsals;
using CanBo.Activities.Results.Files;
using CanBo.Activities.Texts;
using CanBo.Host.Design;
using CanBo.Host.Pages.Rehearsals;
using CanBo.Host.SignIn;
using CanBo.Runtime.Definitions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Designer.Studio;

/// <summary>Pages that hold Elsa Studio: for designers, and for organisers, whom it lets read. Studio's own addresses lead to ours.</summary>
internal static class StudioPages
{
    public static void MapStudioPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").RequireAuthorization(Policies.ProcedureReader).ExcludeFromDescription();
        pages.MapGet("/studio", List);
        pages.MapGet("/studio/definitions/{id}", Editor);
        pages.MapGet("/studio/instances", Instances);
        pages.MapGet("/studio/instances/{id:guid}", Viewer);

        // Where Studio itself leads: after Run and Save as below its base address, from the viewer at the site's root.
        foreach (var root in new[] { "", StudioFiles.Root })
        {
            pages.MapGet(root + "/workflows/definitions", () => TypedResults.LocalRedirect("/studio/"));
            pages.MapGet(root + "/workflows/definitions/{id}/edit", (string id) => TypedResults.LocalRedirect($"/studio/definitions/{Uri.EscapeDataString(id)}"));
            pages.MapGet(root + "/workflows/instances", () => TypedResults.LocalRedirect("/studio/instances"));
            pages.MapGet(root + "/workflows/instances/{id:guid}/view", (Guid id) => TypedResults.LocalRedirect($"/studio/instances/{id}"));
        }
    }

    // Blazor wants its page under the base address, the slash included.
    private static IResult List(HttpContext http, StudioPackage package) => http.Request.Path.Value!.EndsWith('/')
        ? Page(StudioScreen.Definitions, "", http, package)
        : TypedResults.LocalRedirect("/studio/" + http.Request.QueryString);

    private static IResult Instances(HttpContext http, StudioPackage package) => Page(StudioScreen.Instances, "", http, package);

    private static async Task<IResult> Editor(string id, HttpContext http, StudioPackage package, DefinitionQueries definitions, CancellationToken cancellation) =>
        await definitions.FindLatestAsync(id, cancellation) is { } stored
            ? Page(StudioScreen.Editor, id, http, package, stored.Version.Name)
            : ErrorPages.NotFound();

    private static async Task<IResult> Viewer(
        Guid id, HttpContext http, StudioPackage package, CaseInstances instances, RehearsalQueries rehearsals, Localizer texts, Actor actor, CancellationToken cancellation)
    {
        if (await instances.FindAsync(id, actor, cancellation) is { } found)
            return Page(StudioScreen.Viewer, id.ToString(), http, package, found.PersonName, words: found.CaseId is { } caseId ? $"/cases/{caseId}" : null);
        return await rehearsals.FindHistoryAsync(id, actor, cancellation) is { } rehearsal
            ? Page(StudioScreen.Viewer, id.ToString(), http, package, texts["Diễn tập: {0}", rehearsal.Definition.Version.Name], RehearsalPages.PathOf(id))
            : ErrorPages.NotFound();
    }

    private static IResult Page(StudioScreen screen, string id, HttpContext http, StudioPackage package, string name = "", string? rehearsal = null, string? words = null)
    {
        if (package.Files is null)
            return new RazorComponentResult<StudioMissingPage> { StatusCode = StatusCodes.Status503ServiceUnavailable };
        http.Response.Headers.ContentSecurityPolicy = StudioPolicy.Value;
        return new RazorComponentResult<StudioPage>(new { Screen = screen, Id = id, Name = name, Rehearsal = rehearsal, Case = words });
    }
}
