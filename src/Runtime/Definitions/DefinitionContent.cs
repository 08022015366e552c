using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CanBo.Workflows.Definitions;

namespace CanBo.Runtime.Definitions;

/// <summary>Between stored rows and definitions. The row decides on ids, number and flags; the JSON on everything else.</summary>
internal static class DefinitionContent
{
    /// <summary>What the store decides on, whatever a file says.</summary>
    private static readonly string[] Names = ["id", "definitionId", "version", "isLatest", "isPublished", "createdAt", "toolVersion"];

    /// <summary>For queries.</summary>
    public static readonly Expression<Func<DefinitionRow, DefinitionVersion>> Version = row => new DefinitionVersion(
        row.VersionId, row.DefinitionId, row.Version, row.Name, row.IsPublished, row.IsLatest, row.CreatedAt, row.UpdatedAt, row.PublishedAt);

    private static readonly Func<DefinitionRow, DefinitionVersion> VersionOf = Version.Compile();

    public static string Write(WorkflowDefinition definition, string versionId, string definitionId, int version) =>
        DefinitionJson.Write(definition with { Id = versionId, DefinitionId = definitionId, Version = version, IsLatest = true, IsPublished = false });

    /// <summary>True when nothing but ids, number, flags and dates differs.</summary>
    public static bool AreSame(DefinitionRow row, WorkflowDefinition definition) => AreSame(row.ToDefinition(), definition);

    /// <inheritdoc cref="AreSame(DefinitionRow, WorkflowDefinition)" />
    public static bool AreSame(WorkflowDefinition one, WorkflowDefinition other) => JsonNode.DeepEquals(Bare(one), Bare(other));

    /// <summary>A stored definition as its JSON says.</summary>
    public static WorkflowDefinition Read(string json, string versionId)
    {
        var reading = DefinitionJson.Read(json, versionId);
        return reading.Definition ?? throw new InvalidOperationException($"The stored definition version {versionId} cannot be read: {reading.Errors[0]}");
    }

    public static WorkflowDefinition ToDefinition(this DefinitionRow row) =>
        Read(row.Json, row.VersionId) with { Id = row.VersionId, DefinitionId = row.DefinitionId, Version = row.Version, IsLatest = row.IsLatest, IsPublished = row.IsPublished };

    public static DefinitionVersion ToVersion(this DefinitionRow row) => VersionOf(row);

    public static StoredDefinition ToStored(this DefinitionRow row) => new(row.ToVersion(), row.ToDefinition()) { Revision = row.Revision() };

    /// <summary>Of the version and its content; publishing and retracting leave it as it is.</summary>
    public static string Revision(this DefinitionRow row) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{row.VersionId}\n{row.Json}")))[..24];

    private static JsonObject Bare(WorkflowDefinition definition)
    {
        var json = JsonNode.Parse(DefinitionJson.Write(definition))!.AsObject();
        foreach (var name in Names)
            json.Remove(name);
        return json;
    }
}
