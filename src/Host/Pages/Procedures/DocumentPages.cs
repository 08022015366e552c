using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Paging;
using CanBo.Activities.Procedures;
using CanBo.Activities.Procedures.Editing;
using CanBo.Host.Design;
using CanBo.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Pages.Procedures;

/// <summary>Forms, mail texts and rule packages: lists, versions, copies, and the pages that edit each kind. Designers only.</summary>
internal static class DocumentPages
{
    public static void MapDocumentPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").RequireAuthorization(Policies.Designer).ExcludeFromDescription();
        foreach (var kind in DocumentWords.Kinds)
            MapKind(pages.MapGroup(DocumentWords.PathOf(kind)), kind);
        pages.MapFormEditing();
        pages.MapTextEditing();
        pages.MapRuleEditing();
    }

    private static void MapKind(RouteGroupBuilder pages, DocumentKind kind)
    {
        pages.MapGet("/", async (int? page, DocumentQueries documents, Actor actor, CancellationToken cancellation) =>
            new RazorComponentResult<DocumentListPage>(new { Kind = kind, Page = await documents.ListAsync(kind, PageRequest.Of(page, null), actor, cancellation) }));
        pages.MapGet("/{code}/versions", async (string code, int? page, int? to, DocumentQueries documents, Actor actor, CancellationToken cancellation) =>
            new RazorComponentResult<DocumentVersionsPage>(new
            {
                View = await documents.FindAsync(kind, code, null, actor, cancellation),
                Versions = await documents.VersionsAsync(kind, code, PageRequest.Of(page, 25), actor, cancellation),
                To = to > 1 ? to : null,
                Changes = (IReadOnlyList<DocumentDifference>)(to > 1 ? await documents.CompareAsync(kind, code, to.Value - 1, to.Value, actor, cancellation) : []),
            }));
        pages.MapGet("/{code}/copy", async (string code, DocumentQueries documents, Actor actor, CancellationToken cancellation) =>
            new RazorComponentResult<DocumentCopyPage>(new { View = await documents.FindAsync(kind, code, null, actor, cancellation) }));
        pages.MapPost("/{code}/copy", (string code, HttpRequest request, CopyDocument copy, DocumentQueries documents, Actor actor, CancellationToken cancellation) =>
            Copy(kind, code, request, copy, documents, actor, cancellation));
    }

    private static async Task<IResult> Copy(DocumentKind kind, string code, HttpRequest request, CopyDocument copy, DocumentQueries documents, Actor actor, CancellationToken cancellation)
    {
        var typed = (await request.ReadFormAsync(cancellation))["newCode"].ToString();
        try
        {
            return TypedResults.LocalRedirect(DocumentWords.PathOf(kind, await copy.CopyAsync(kind, code, typed, actor, cancellation)));
        }
        catch (InvalidInputException refused)
        {
            return new RazorComponentResult<DocumentCopyPage>(new { View = await documents.FindAsync(kind, code, null, actor, cancellation), Typed = typed, Errors = FormErrors.Of(refused) })
            {
                StatusCode = StatusCodes.Status422UnprocessableEntity,
            };
        }
    }
}
