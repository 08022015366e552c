using CanBo.Workflows.Definitions;

namespace CanBo.Runtime.Definitions;

/// <summary>Between stored rows and definitions. The row decides on ids, number and flags; the JSON on everything else.</summary>
internal static class DefinitionContent
{
    public static string Write(WorkflowDefinition definition, string versionId, string definitionId, int version) =>
        DefinitionJson.Write(definition with { Id = versionId, DefinitionId = definitionId, Version = version, IsLatest = true, IsPublished = false });

    /// <summary>True when nothing but ids, number, flags and dates differs.</summary>
    public static bool AreSame(DefinitionRow row, WorkflowDefinition definition) =>
        Bare(row.ToDefinition(), row) == Bare(definition, row);

    public static WorkflowDefinition ToDefinition(this DefinitionRow row) =>
        (DefinitionJson.Read(row.Json, row.VersionId).Definition ?? throw new InvalidOperationException($"The stored definition version {row.VersionId} cannot be read."))
            with { Id = row.VersionId, DefinitionId = row.DefinitionId, Version = row.Version, IsLatest = row.IsLatest, IsPublished = row.IsPublished };

    public static DefinitionVersion ToVersion(this DefinitionRow row) => new(
        row.VersionId, row.DefinitionId, row.Version, row.Name, row.IsPublished, row.IsLatest, row.CreatedAt, row.UpdatedAt, row.PublishedAt);

    private static string Bare(WorkflowDefinition definition, DefinitionRow row) =>
        DefinitionJson.Write(definition with { Id = "", DefinitionId = row.DefinitionId, Version = 0, IsLatest = false, IsPublished = false, CreatedAt = "" });
}
