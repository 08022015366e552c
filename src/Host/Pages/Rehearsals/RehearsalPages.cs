using System.Globalization;
using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Rehearsals;
using CanBo.Host.Design;
using CanBo.Host.Pages.Procedures;
using CanBo.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Pages.Rehearsals;

/// <summary>Test runs of procedures: begin one, choose outcomes, move its clock, delete it. Designers only.</summary>
internal static class RehearsalPages
{
    /// <summary>Before the name of a fact or an output in a form.</summary>
    public const string Prefix = "value-";

    public static string ListOf(string definitionId) => $"{ProcedurePages.PathOf(definitionId)}/rehearsals";

    public static string PathOf(Guid id) => $"/procedures/rehearsals/{id}";

    public static void MapRehearsalPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/procedures").RequireAuthorization(Policies.Designer).ExcludeFromDescription();
        pages.MapGet("/definitions/{id}/rehearsals", (string id, RehearsalQueries rehearsals, Actor actor, CancellationToken cancellation) =>
            ListAsync(id, [], FormErrors.None, rehearsals, actor, cancellation));
        pages.MapPost("/definitions/{id}/rehearsals", Start);
        pages.MapGet("/rehearsals/{id:guid}", (Guid id, RehearsalQueries rehearsals, Actor actor, CancellationToken cancellation) =>
            ShowAsync(id, FormErrors.None, rehearsals, actor, cancellation));
        pages.MapPost("/rehearsals/{id:guid}/steps/{execution:int}", Choose);
        pages.MapPost("/rehearsals/{id:guid}/advance", async (Guid id, RunRehearsal run, Actor actor, CancellationToken cancellation) =>
        {
            await run.ToNextTimerAsync(id, actor, cancellation);
            return TypedResults.LocalRedirect(PathOf(id));
        });
        pages.MapPost("/rehearsals/{id:guid}/retry/{execution:int}", async (Guid id, int execution, RunRehearsal run, Actor actor, CancellationToken cancellation) =>
        {
            await run.RetryAsync(id, execution, actor, cancellation);
            return TypedResults.LocalRedirect(PathOf(id));
        });
        pages.MapPost("/rehearsals/{id:guid}/delete", async (Guid id, RunRehearsal run, Actor actor, CancellationToken cancellation) =>
            TypedResults.LocalRedirect(ListOf(await run.DeleteAsync(id, actor, cancellation))));
    }

    private static async Task<RazorComponentResult<RehearsalListPage>> ListAsync(
        string id, Dictionary<string, string> values, FormErrors errors, RehearsalQueries rehearsals, Actor actor, CancellationToken cancellation) =>
        new(new { View = await rehearsals.ListAsync(id, actor, cancellation), Values = (IReadOnlyDictionary<string, string>)values, Errors = errors }) { StatusCode = Status(errors) };

    private static async Task<RazorComponentResult<RehearsalPage>> ShowAsync(Guid id, FormErrors errors, RehearsalQueries rehearsals, Actor actor, CancellationToken cancellation) =>
        new(new { View = await rehearsals.FindAsync(id, actor, cancellation), Errors = errors }) { StatusCode = Status(errors) };

    private static async Task<IResult> Start(string id, HttpRequest request, StartRehearsal start, RehearsalQueries rehearsals, Actor actor, CancellationToken cancellation)
    {
        var values = Values(await request.ReadFormAsync(cancellation));
        try
        {
            return TypedResults.LocalRedirect(PathOf(await start.StartAsync(id, values, actor, cancellation)));
        }
        catch (InvalidInputException refused)
        {
            return await ListAsync(id, values, Named(refused), rehearsals, actor, cancellation);
        }
    }

    private static async Task<IResult> Choose(Guid id, int execution, HttpRequest request, RunRehearsal run, RehearsalQueries rehearsals, Actor actor, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        try
        {
            await run.ChooseAsync(id, execution, form["port"].ToString(), Values(form), actor, cancellation);
            return TypedResults.LocalRedirect(PathOf(id));
        }
        catch (InvalidInputException refused)
        {
            return await ShowAsync(id, Named(refused), rehearsals, actor, cancellation);
        }
    }

    private static Dictionary<string, string> Values(IFormCollection form) => form
        .Where(field => field.Key.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(field => field.Key[Prefix.Length..], field => TypedText.Clean(field.Value.ToString()), StringComparer.Ordinal);

    private static FormErrors Named(InvalidInputException refused) =>
        FormErrors.Of(new InvalidInputException([.. refused.Errors.Select(e => e.Field is "" or "port" ? e : e with { Field = Prefix + e.Field })]));

    private static int Status(FormErrors errors) => errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
}
