using CanBo.Activities.Access;
using CanBo.Activities.Exports;
using CanBo.Activities.Paging;
using CanBo.Activities.People;
using CanBo.Activities.People.Directory;
using CanBo.Activities.People.Import;
using CanBo.Activities.Storage;
using CanBo.Host.Design;
using CanBo.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Pages.People;

/// <summary>People and units as organisers see them.</summary>
internal static class PeoplePages
{
    public static void MapPeoplePages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/people").RequireAuthorization(Policies.Organiser).ExcludeFromDescription();
        pages.MapGet("/", List);
        pages.MapGet("/{id:guid}", Show);
        pages.MapGet("/units", Units);
        pages.MapGet("/export/{kind}.csv", Export);
        pages.MapPeopleEditing();
        pages.MapPeopleImport();
    }

    private static async Task<RazorComponentResult<PeopleListPage>> List(
        string? q, string? unit, string? group, string? mailbox, string? left, string? sort, int? page, PeopleDirectory people, UnitDirectory units, Actor actor, CancellationToken cancellation)
    {
        var filter = new PeopleFilter(q, unit, group, Enum.TryParse<Mailbox>(mailbox, out var chosen) ? chosen : null, left == "true", sort);
        return new(new
        {
            Page = await people.ListAsync(actor, filter, PageRequest.Of(page, null), cancellation),
            Filter = filter,
            Figures = await people.CountAsync(actor, cancellation),
            Units = await units.ListAsync(actor, cancellation),
            Groups = await people.PositionGroupsAsync(actor, cancellation),
        });
    }

    private static async Task<RazorComponentResult<PersonPage>> Show(Guid id, PeopleDirectory people, Actor actor, CancellationToken cancellation) =>
        new(new { View = await people.FindAsync(actor, id, cancellation) });

    private static async Task<RazorComponentResult<UnitsPage>> Units(UnitDirectory units, CanBoReader reader, Actor actor, CancellationToken cancellation)
    {
        var list = await units.ListAsync(actor, cancellation);
        await using var db = reader.Open();
        return new(new { Units = list, Unknown = await UnknownCodes.ListAsync(db, cancellation) });
    }

    private static async Task<IResult> Export(string kind, PeopleExport export, Actor actor, CancellationToken cancellation) =>
        Enum.TryParse<ImportKind>(kind, ignoreCase: true, out var file) && Enum.IsDefined(file)
            ? TypedResults.File(await export.WriteAsync(actor, file, cancellation), CsvWriting.ContentType, PeopleWords.FileOf(file))
            : ErrorPages.NotFound();
}
