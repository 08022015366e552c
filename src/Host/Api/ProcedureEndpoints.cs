using CanBo.Activities.Access;
using CanBo.Activities.Paging;
using CanBo.Activities.Procedures;
using CanBo.Host.SignIn;
using CanBo.Runtime.Definitions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CanBo.Host.Api;

/// <summary>Procedures as Elsa 3 definition JSON: check one, store a draft, publish it. Designers only; publishing in spite of errors needs an administrator and a reason.</summary>
internal static class ProcedureEndpoints
{
    public static void MapProcedures(this IEndpointRouteBuilder api)
    {
        var procedures = api.MapGroup("/procedures").WithTags("Procedures").RequireAuthorization(Policies.Designer);
        procedures.MapGet("/", List);
        procedures.MapGet("/{definitionId}", Get);
        procedures.MapPut("/{definitionId}", Put).Accepts<object>("application/json");
        procedures.MapPost("/check", CheckAsync).Accepts<object>("application/json");
        procedures.MapPost("/{definitionId}/publish", Publish);
    }

    private static async Task<Ok<PageOf<DefinitionVersion>>> List([AsParameters] PageQuery page, DefinitionQueries definitions, CancellationToken cancellation)
    {
        var wanted = page.ToRequest();
        var (items, total) = await definitions.ListLatestAsync(wanted.Skip, wanted.PageSize, cancellation);
        return TypedResults.Ok(new PageOf<DefinitionVersion>(items, wanted.Page, wanted.PageSize, total));
    }

    private static async Task<Results<ContentHttpResult, NotFound>> Get(string definitionId, DefinitionQueries definitions, CancellationToken cancellation) =>
        await definitions.FindLatestAsync(definitionId, cancellation) is { } stored
            ? TypedResults.Content(Workflows.Definitions.DefinitionJson.Write(stored.Definition), "application/json")
            : TypedResults.NotFound();

    private static async Task<Ok<ProcedureAnswer>> Put(string definitionId, HttpRequest request, SaveProcedure save, Actor actor, CancellationToken cancellation)
    {
        using var reader = new StreamReader(request.Body);
        return TypedResults.Ok(await save.DraftAsync(definitionId, await reader.ReadToEndAsync(cancellation), actor, cancellation));
    }

    private static async Task<Ok<ProcedureFindings>> CheckAsync(HttpRequest request, SaveProcedure save, Actor actor, CancellationToken cancellation)
    {
        using var reader = new StreamReader(request.Body);
        return TypedResults.Ok(await save.CheckAsync(await reader.ReadToEndAsync(cancellation), actor, cancellation));
    }

    private static async Task<Ok<ProcedureAnswer>> Publish(
        string definitionId,
        [FromBody(EmptyBodyBehavior = Microsoft.AspNetCore.Mvc.ModelBinding.EmptyBodyBehavior.Allow)] PublishProcedure? request,
        SaveProcedure save,
        Actor actor,
        CancellationToken cancellation) =>
        TypedResults.Ok(await save.PublishAsync(definitionId, request?.WaiverReason, request?.Note, actor, cancellation));
}

/// <summary>How a procedure is published; the body may be left out.</summary>
/// <param name="WaiverReason">Why it is published in spite of errors; administrators only, kept in the audit trail.</param>
/// <param name="Note">Why there is this version; stands in the procedure's history.</param>
internal sealed record PublishProcedure(string? WaiverReason, string? Note);
