using CanBo.Activities.Procedures;
using CanBo.Activities.Texts;
using CanBo.Workflows.Catalogue;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CanBo.Host.Designer.Elsa.Descriptors;

/// <summary>What there is to design with.</summary>
internal static class DescriptorEndpoints
{
    /// <summary>Lets Studio's viewer connect to the hub.</summary>
    private static readonly FeatureAnswer LiveUpdates = new("RealTimeWorkflowUpdates", "Elsa", "Elsa.RealTimeWorkflowUpdates", "Live updates", "");

    public static void MapFeatures(this IEndpointRouteBuilder api)
    {
        // The rest is what we do not have.
        api.MapGet("/features/installed", () => TypedResults.Ok(new ListOf<FeatureAnswer>([LiveUpdates])));
        api.MapGet("/features/installed/{name}", IResult (string name) => name == LiveUpdates.FullName ? TypedResults.Ok(LiveUpdates) : TypedResults.NotFound());
    }

    public static void MapDescriptors(this IEndpointRouteBuilder api)
    {
        var descriptors = api.MapGroup("/descriptors");
        descriptors.MapGet("/activities", Activities);
        descriptors.MapPost("/activities/{type}/options/{property}", Options).WithMetadata(new ReadsOnly());
        descriptors.MapGet("/expression-descriptors", (Localizer texts) => TypedResults.Ok(EngineLists.Expressions(texts)));
        descriptors.MapGet("/workflow-activation-strategies", (Localizer texts) => TypedResults.Ok(EngineLists.ActivationStrategies(texts)));
        descriptors.MapGet("/log-persistence-strategies", (Localizer texts) => TypedResults.Ok(EngineLists.LogStrategies(texts)));
        descriptors.MapGet("/incident-strategies", (Localizer texts) => TypedResults.Ok(EngineLists.IncidentStrategies(texts)));
        descriptors.MapGet("/commit-strategies/workflows", (Localizer texts) => TypedResults.Ok(EngineLists.CommitStrategies(texts)));
        descriptors.MapGet("/commit-strategies/activities", (Localizer texts) => TypedResults.Ok(EngineLists.CommitStrategies(texts)));
        descriptors.MapGet("/storage-drivers", (Localizer texts) => TypedResults.Ok(EngineLists.StorageDrivers(texts)));
        descriptors.MapGet("/variables", (Localizer texts) => TypedResults.Ok(EngineLists.VariableTypes(texts)));
        descriptors.MapGet("/output-converters", () => TypedResults.Ok(new ListOf<object>([])));
        api.MapPost("/scripting/javascript/type-definitions/{definitionId}", TypeDefinitions).WithMetadata(new ReadsOnly());
    }

    private static async Task<Ok<ListOf<ActivityAnswer>>> Activities(
        [FromHeader(Name = "Procedure")] string? procedure, ActivityCatalogue catalogue, DesignChoices choices, DesignedTypes types, CancellationToken cancellation)
    {
        var designed = procedure is null ? null : Uri.UnescapeDataString(procedure);
        var lists = await choices.ListAsync(designed, cancellation);
        return TypedResults.Ok(new ListOf<ActivityAnswer>(
            [.. catalogue.Activities.Select(activity => ActivityAnswers.Of(activity, lists)), .. await types.ListAsync(designed, cancellation)]));
    }

    private static async Task<Results<Ok<object>, NotFound>> Options(
        string type, string property, [FromHeader(Name = "Procedure")] string? procedure, ActivityCatalogue catalogue, DesignChoices choices, CancellationToken cancellation)
    {
        if (catalogue.Find(type) is not { } activity)
            return TypedResults.NotFound();
        var lists = await choices.ListAsync(procedure is null ? null : Uri.UnescapeDataString(procedure), cancellation);
        return ActivityAnswers.Of(activity, lists).Inputs.FirstOrDefault(i => string.Equals(i.Name, property, StringComparison.OrdinalIgnoreCase)) is { UiSpecifications: { } found }
            ? TypedResults.Ok<object>(new { Items = found })
            : TypedResults.NotFound();
    }

    private static async Task<ContentHttpResult> TypeDefinitions(string definitionId, Runtime.Definitions.DefinitionQueries definitions, CancellationToken cancellation) =>
        TypedResults.Text(await definitions.FindLatestAsync(definitionId, cancellation) is { } stored ? ScriptTypes.Of(stored.Definition) : "", "application/typescript");
}

/// <summary>A part of the server that Studio asks for.</summary>
internal sealed record FeatureAnswer(string Name, string Namespace, string FullName, string DisplayName, string Description);
