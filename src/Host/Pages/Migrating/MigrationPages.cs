using System.Globalization;
using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Migrating;
using CanBo.Activities.Paging;
using CanBo.Host.Design;
using CanBo.Host.Pages.Procedures;
using CanBo.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Pages.Migrating;

/// <summary>Moving running cases to another version: what it would do, doing it, what it did. For designers who organise.</summary>
internal static class MigrationPages
{
    private const int PageSize = 25;

    public static string PathOf(string definitionId) => $"{ProcedurePages.PathOf(definitionId)}/migrate";

    public static string PathOf(string definitionId, Guid migrationId) => $"{ProcedurePages.PathOf(definitionId)}/migrations/{migrationId}";

    public static void MapMigrationPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/procedures/definitions/{id}").RequireAuthorization(Policies.Designer, Policies.Organiser).ExcludeFromDescription();
        pages.MapGet("/migrate", (string id, int? from, int? to, bool? stays, int? page, MigrationQueries migrations, Actor actor, CancellationToken cancellation) =>
            ShowAsync(id, from, to, stays == true, page, null, FormErrors.None, migrations, actor, cancellation));
        pages.MapPost("/migrate", Start);
        pages.MapGet("/migrations/{migrationId:guid}", async (string id, Guid migrationId, int? page, MigrationQueries migrations, Actor actor, CancellationToken cancellation) =>
            new RazorComponentResult<MigrationPage>(new { View = await migrations.FindAsync(id, migrationId, PageRequest.Of(page, PageSize), actor, cancellation) }));
    }

    private static async Task<RazorComponentResult<MigratePage>> ShowAsync(
        string id, int? from, int? to, bool onlyStays, int? page, string? reason, FormErrors errors, MigrationQueries migrations, Actor actor, CancellationToken cancellation) =>
        new(new { View = await migrations.PreviewAsync(id, from, to, onlyStays, PageRequest.Of(page, PageSize), actor, cancellation), OnlyStays = onlyStays, Reason = reason, Errors = errors })
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };

    private static async Task<IResult> Start(string id, HttpRequest request, StartMigration start, MigrationQueries migrations, Actor actor, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        var reason = TypedText.Clean(form["reason"].ToString());
        if (!int.TryParse(form["from"], CultureInfo.InvariantCulture, out var from) || !int.TryParse(form["to"], CultureInfo.InvariantCulture, out var to))
            return ErrorPages.NotFound();
        try
        {
            return TypedResults.LocalRedirect(PathOf(id, await start.StartAsync(id, from, to, reason, actor, cancellation)));
        }
        catch (InvalidInputException refused)
        {
            return await ShowAsync(id, from, to, false, null, reason, FormErrors.Of(refused), migrations, actor, cancellation);
        }
    }
}
