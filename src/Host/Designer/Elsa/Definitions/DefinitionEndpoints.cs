using System.Text.Json.Nodes;
using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Procedures;
using CanBo.Activities.Texts;
using CanBo.Runtime.Definitions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CanBo.Host.Designer.Elsa.Definitions;

/// <summary>Procedures: list, open, save, publish.</summary>
internal static class DefinitionEndpoints
{
    public static void MapDefinitions(this IEndpointRouteBuilder api)
    {
        var definitions = api.MapGroup("/workflow-definitions");
        definitions.MapGet("/", List);
        definitions.MapGet("/by-definition-id/{definitionId}", ByDefinition);
        definitions.MapGet("/by-id/{versionId}", ByVersion);
        definitions.MapGet("/many-by-id", Many);
        definitions.MapGet("/validation/is-name-unique", IsNameUnique);
        definitions.MapGet("/query/count", Count);
        definitions.MapPost("/", Save);
        definitions.MapPost("/import", Import);
        definitions.MapPost("/{definitionId}/publish", Publish);
    }

    private static async Task<Ok<PagedList<JsonObject>>> List(HttpRequest request, DefinitionLists lists, DefinitionAnswers answers, CancellationToken cancellation)
    {
        var page = await lists.SearchAsync(DefinitionQuery.Read(request.Query), cancellation);
        return TypedResults.Ok(new PagedList<JsonObject>([.. page.Items.Select(answers.Summary)], page.Total, answers.ListLinks()));
    }

    private static async Task<Ok<object>> Count(DefinitionLists lists, CancellationToken cancellation) =>
        TypedResults.Ok<object>(new { Count = (await lists.SearchAsync(new DefinitionSearch(VersionFilter.Latest) { Take = 1 }, cancellation)).Total });

    private static async Task<IResult> ByDefinition(string definitionId, string? versionOptions, HttpResponse response, DefinitionLists lists, DefinitionAnswers answers, CancellationToken cancellation)
    {
        var search = DefinitionQuery.Which(versionOptions ?? "Latest") with { DefinitionIds = [definitionId], Order = DefinitionOrder.Version, Descending = true, Take = 1 };
        return Answer((await lists.SearchAsync(search, cancellation)).Items.SingleOrDefault(), response, answers);
    }

    private static async Task<IResult> ByVersion(string versionId, HttpResponse response, DefinitionQueries definitions, DefinitionAnswers answers, CancellationToken cancellation) =>
        Answer(await definitions.FindAsync(versionId, cancellation), response, answers);

    private static async Task<Ok<ListOf<JsonObject>>> Many(HttpRequest request, DefinitionLists lists, DefinitionAnswers answers, CancellationToken cancellation)
    {
        var ids = request.Query["ids"].OfType<string>().Take(200).ToList();
        var page = ids.Count == 0 ? new DefinitionPage([], 0) : await lists.SearchAsync(new DefinitionSearch(VersionFilter.All) { VersionIds = ids, Take = 200 }, cancellation);
        return TypedResults.Ok(new ListOf<JsonObject>([.. page.Items.Select(answers.Full)]));
    }

    private static async Task<Ok<object>> IsNameUnique(string? name, string? definitionId, DefinitionLists lists, CancellationToken cancellation) =>
        TypedResults.Ok<object>(new { IsUnique = !await lists.IsNameTakenAsync((name ?? "").Trim(), definitionId, cancellation) });

    private static async Task<IResult> Save(
        SaveBody body, HttpContext http, DesignProcedure design, DefinitionQueries definitions, DefinitionAnswers answers, SaveProcedure publishing, Actor actor, Localizer texts, CancellationToken cancellation)
    {
        var definitionId = (string?)body.Model["definitionId"] ?? "";
        var latest = definitionId.Length == 0 ? null : await definitions.FindLatestAsync(definitionId, cancellation);
        var saved = await design.SaveAsync(StudioModel.ToDefinition(body.Model, latest), Base(http.Request, body.Model, latest), actor, cancellation);
        Say(saved.Stored, http.Response);
        if (body.Publish is not true)
            return TypedResults.Ok(Saved(answers.Full(saved.Stored), false));
        var wasPublished = saved.Stored.Version.IsPublished;
        try
        {
            saved.RequireReadable();
            await publishing.PublishAsync(saved.Stored.Version.DefinitionId, null, body.Note, actor, cancellation);
        }
        catch (InvalidInputException refused)
        {
            // The draft is stored all the same; only the publication is refused.
            return ElsaProblems.Refuse("not_published", [texts["Bản nháp đã lưu, nhưng chưa công bố được:"], .. refused.Errors.Select(e => texts.Say(e.Message))]);
        }

        var published = await definitions.FindAsync(saved.Stored.Version.VersionId, cancellation) ?? throw new NotFoundException();
        return TypedResults.Ok(Saved(answers.Full(published), wasPublished));
    }

    private static async Task<Ok<JsonObject>> Import(JsonObject model, HttpContext http, DesignProcedure design, DefinitionQueries definitions, DefinitionAnswers answers, Actor actor, CancellationToken cancellation)
    {
        var definitionId = (string?)model["definitionId"] ?? "";
        var latest = definitionId.Length == 0 ? null : await definitions.FindLatestAsync(definitionId, cancellation);

        // A file replaces the draft on purpose; it stands on no revision.
        var saved = await design.SaveAsync(StudioModel.ToDefinition(model, latest), null, actor, cancellation);
        Say(saved.Stored, http.Response);
        return TypedResults.Ok(answers.Full(saved.Stored));
    }

    private static async Task<Ok<JsonObject>> Publish(string definitionId, PublishBody? body, HttpResponse response, SaveProcedure publishing, DefinitionQueries definitions, DefinitionAnswers answers, Actor actor, CancellationToken cancellation)
    {
        var before = await definitions.FindLatestAsync(definitionId, cancellation) ?? throw new NotFoundException();
        await publishing.PublishAsync(definitionId, null, body?.Note, actor, cancellation);
        var published = await definitions.FindLatestAsync(definitionId, cancellation) ?? throw new NotFoundException();
        Say(published, response);
        return TypedResults.Ok(Saved(answers.Full(published), before.Version.IsPublished));
    }

    /// <summary>Says which revision an answer holds, when it is the newest.</summary>
    public static void Say(StoredDefinition stored, HttpResponse response)
    {
        if (stored.Version.IsLatest)
            response.Headers.ETag = $"\"{stored.Revision}\"";
    }

    private static IResult Answer(StoredDefinition? stored, HttpResponse response, DefinitionAnswers answers)
    {
        if (stored is null)
            return TypedResults.NotFound();
        Say(stored, response);
        return TypedResults.Ok(answers.Full(stored));
    }

    private static JsonObject Saved(JsonObject definition, bool wasPublished) =>
        new() { ["workflowDefinition"] = definition, ["alreadyPublished"] = wasPublished, ["consumingWorkflowCount"] = 0 };

    // Our page says the revision it stands on. A program that does not still names the version it has read: another latest one since then is a change it has not seen.
    private static string? Base(HttpRequest request, JsonObject model, StoredDefinition? latest)
    {
        if (request.GetTypedHeaders().IfMatch is [{ Tag: var tag }, ..] && tag != EntityTagHeaderValue.Any.Tag)
            return tag.Value?.Trim('"');
        var versionId = (string?)model["id"];
        return string.IsNullOrEmpty(versionId) || latest is null || latest.Version.VersionId == versionId ? null : versionId;
    }
}

/// <summary>A save.</summary>
/// <param name="Model">The definition.</param>
/// <param name="Publish">True to publish it too; Studio leaves it out when it makes a new one.</param>
/// <param name="Note">Why it is published; our page asks for it.</param>
internal sealed record SaveBody(JsonObject Model, bool? Publish, string? Note);

/// <summary>A publication.</summary>
/// <param name="Note">Why; our page asks for it.</param>
internal sealed record PublishBody(string? Note);
