using System.Text.Json.Nodes;
using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Procedures;
using CanBo.Runtime.Definitions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Designer.Elsa.Definitions;

/// <summary>Versions: take back, bring back, delete.</summary>
internal static class VersionEndpoints
{
    public static void MapDefinitionVersions(this IEndpointRouteBuilder api)
    {
        var definitions = api.MapGroup("/workflow-definitions");
        definitions.MapPost("/{definitionId}/retract", Retract);
        definitions.MapPost("/{definitionId}/revert/{version:int}", Revert);
        definitions.MapDelete("/{definitionId}", Delete);
        api.MapDelete("/workflow-definition-versions/{versionId}", DeleteVersion);
    }

    private static async Task<Ok<JsonObject>> Retract(string definitionId, HttpResponse response, DesignProcedure design, DefinitionQueries definitions, DefinitionAnswers answers, Actor actor, CancellationToken cancellation)
    {
        await design.RetractAsync(definitionId, actor, cancellation);
        var latest = await definitions.FindLatestAsync(definitionId, cancellation) ?? throw new NotFoundException();
        DefinitionEndpoints.Say(latest, response);
        return TypedResults.Ok(answers.Full(latest));
    }

    private static async Task<Ok<JsonObject>> Revert(string definitionId, int version, HttpResponse response, DesignProcedure design, DefinitionAnswers answers, Actor actor, CancellationToken cancellation)
    {
        var draft = await design.RevertAsync(definitionId, version, actor, cancellation);
        DefinitionEndpoints.Say(draft, response);
        return TypedResults.Ok(answers.Summary(draft));
    }

    private static async Task<NoContent> Delete(string definitionId, DesignProcedure design, Actor actor, CancellationToken cancellation)
    {
        await design.DeleteAsync(definitionId, actor, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> DeleteVersion(string versionId, DesignProcedure design, Actor actor, CancellationToken cancellation)
    {
        await design.DeleteVersionAsync(versionId, actor, cancellation);
        return TypedResults.NoContent();
    }
}
