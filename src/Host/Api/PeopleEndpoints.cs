using CanBo.Activities.Access;
using CanBo.Activities.Paging;
using CanBo.Activities.People;
using CanBo.Activities.People.Directory;
using CanBo.Activities.People.Import;
using CanBo.Activities.Texts;
using CanBo.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Api;

/// <summary>People and units: lists, one of each, and the three files. Organisers only.</summary>
internal static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        var people = api.MapGroup("/people").WithTags("People").RequireAuthorization(Policies.Organiser);
        people.MapGet("/", List);
        people.MapGet("/{id:guid}", Get);
        MapImport(people, ImportKind.People);

        var units = api.MapGroup("/units").WithTags("People").RequireAuthorization(Policies.Organiser);
        units.MapGet("/", Units);
        units.MapGet("/{id:guid}", Unit);
        MapImport(units, ImportKind.Units);

        MapImport(api.MapGroup("/memberships").WithTags("People").RequireAuthorization(Policies.Organiser), ImportKind.Memberships);

        var imports = api.MapGroup("/imports").WithTags("People").RequireAuthorization(Policies.Organiser);
        imports.MapGet("/", Imports);
        imports.MapGet("/{id:guid}", Import);
        imports.MapPost("/{id:guid}/undo", Undo);
    }

    private static void MapImport(RouteGroupBuilder group, ImportKind kind) => group
        .MapPost("/import", (HttpContext http, PeopleImporting importing, CancellationToken cancellation) => importing.HandleAsync(http, kind, cancellation))
        .WithSummary($"Imports {kind.ToString().ToLowerInvariant()}.csv: ?preview=true looks and answers a token; ?token=… writes what was previewed; neither does both when there is no error.")
        .Accepts<PeopleImportForm>("multipart/form-data", "application/x-www-form-urlencoded", "application/json")
        .Produces<ImportPreviewAnswer>()
        .Produces<ImportDoneAnswer>()
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Ok<PageOf<PersonRow>>> List(
        string? q, string? unit, string? group, Mailbox? mailbox, bool? left, string? sort, int? page, int? pageSize, PeopleDirectory people, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(await people.ListAsync(actor, new PeopleFilter(q, unit, group, mailbox, left ?? false, sort), PageRequest.Of(page, pageSize), cancellation));

    private static async Task<Ok<PersonAnswer>> Get(Guid id, PeopleDirectory people, Localizer texts, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(PersonAnswer.Of(await people.FindAsync(actor, id, cancellation), texts));

    private static async Task<Ok<PageOf<UnitRow>>> Units(int? page, int? pageSize, UnitDirectory units, Actor actor, CancellationToken cancellation)
    {
        var request = PageRequest.Of(page, pageSize);
        var all = await units.ListAsync(actor, cancellation);
        return TypedResults.Ok(new PageOf<UnitRow>([.. all.Skip(request.Skip).Take(request.PageSize)], request.Page, request.PageSize, all.Count));
    }

    private static async Task<Ok<UnitRow>> Unit(Guid id, UnitDirectory units, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(await units.FindAsync(actor, id, cancellation));

    private static async Task<Ok<PageOf<ImportResult>>> Imports(int? page, int? pageSize, ImportHistory history, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(await history.ListAsync(actor, PageRequest.Of(page, pageSize), cancellation));

    private static async Task<Ok<ImportResult>> Import(Guid id, ImportHistory history, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(await history.FindAsync(actor, id, cancellation));

    private static async Task<Ok<ImportResult>> Undo(Guid id, UndoImport undo, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(await undo.UndoAsync(actor, id, cancellation));
}
