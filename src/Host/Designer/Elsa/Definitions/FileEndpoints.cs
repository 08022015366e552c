using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using CanBo.Activities.Errors;
using CanBo.Runtime.Definitions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Designer.Elsa.Definitions;

/// <summary>Procedures as files: one as JSON, several as a zip.</summary>
internal static class FileEndpoints
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapDefinitionFiles(this IEndpointRouteBuilder api)
    {
        api.MapGet("/workflow-definitions/{definitionId}/export", Export);
        api.MapPost("/bulk-actions/export/workflow-definitions", ExportMany).WithMetadata(new ReadsOnly());
    }

    private static async Task<FileContentHttpResult> Export(string definitionId, string? versionOptions, DefinitionLists lists, DefinitionAnswers answers, CancellationToken cancellation)
    {
        var search = DefinitionQuery.Which(versionOptions ?? "Latest") with { DefinitionIds = [definitionId], Order = DefinitionOrder.Version, Descending = true, Take = 1 };
        var stored = (await lists.SearchAsync(search, cancellation)).Items.SingleOrDefault() ?? throw new NotFoundException();
        return TypedResults.File(Bytes(stored, answers), "application/json", $"{stored.Version.DefinitionId}.json");
    }

    /// <summary>By version ids.</summary>
    private static async Task<FileContentHttpResult> ExportMany(IdsBody body, DefinitionLists lists, DefinitionAnswers answers, CancellationToken cancellation)
    {
        var page = await lists.SearchAsync(new DefinitionSearch(VersionFilter.All) { VersionIds = body.Required(), Take = 200 }, cancellation);
        if (page.Items.Count == 0)
            throw new NotFoundException();
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var stored in page.Items)
            {
                await using var entry = await zip.CreateEntry($"{stored.Version.DefinitionId}-v{stored.Version.Version}.json").OpenAsync(cancellation);
                await entry.WriteAsync(Bytes(stored, answers), cancellation);
            }
        }

        return TypedResults.File(buffer.ToArray(), "application/zip", "workflow-definitions.zip");
    }

    private static byte[] Bytes(StoredDefinition stored, DefinitionAnswers answers) => JsonSerializer.SerializeToUtf8Bytes(answers.File(stored), Readable);
}
