using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Procedures.Bundles;

/// <summary>Composes what a case runs on: one text, one hash.</summary>
internal static class BundleText
{
    /// <summary>The definition as it stands in a bundle: which version is the newest in the store today is no part of what a case runs on.</summary>
    public static WorkflowDefinition Flagged(WorkflowDefinition definition) => definition with { IsLatest = true, IsPublished = true };

    /// <summary>A procedure that is used as an activity, as it stands in a bundle: which id its version has in the store is no part of what a case runs on.</summary>
    public static WorkflowDefinition Part(WorkflowDefinition used) => used with { Id = "", IsLatest = true, IsPublished = true };

    /// <summary>The newest version of every form that the definition or a procedure it uses names, and of every mail text.</summary>
    /// <exception cref="RuleBrokenException">It names a form that does not exist.</exception>
    public static async Task<List<ProcedureDocument>> DocumentsAsync(CanBoContext db, WorkflowDefinition definition, IEnumerable<WorkflowDefinition> used, CancellationToken cancellation)
    {
        var documents = new List<ProcedureDocument>();
        foreach (var code in used.Prepend(definition).SelectMany(d => ProcedureFreezing.FormCodes(JsonNode.Parse(DefinitionJson.Write(d))!)).Distinct().Order(StringComparer.Ordinal))
        {
            documents.Add(await Documents.FindAsync(db, DocumentKind.Form, code, cancellation)
                ?? throw new RuleBrokenException(Sentence.Of("Quy trình “{0}” dùng biểu mẫu “{1}” chưa có. Thêm biểu mẫu hoặc sửa quy trình.", definition.DefinitionId, code), "procedures"));
        }

        var all = db.Set<ProcedureDocument>();
        var texts = await all.AsNoTracking()
            .Where(d => d.Kind == DocumentKind.MailText && !all.Any(newer => newer.Kind == DocumentKind.MailText && newer.Code == d.Code && newer.Version > d.Version))
            .ToListAsync(cancellation);
        return [.. documents, .. texts.OrderBy(d => d.Code, StringComparer.Ordinal)];
    }

    /// <summary>The text of a bundle and its SHA-256 in lower-case hex.</summary>
    public static (string Json, string Hash) Compose(WorkflowDefinition definition, IReadOnlyCollection<WorkflowDefinition> used, IEnumerable<ProcedureDocument> documents, string rulePackageJson)
    {
        var bundle = new JsonObject
        {
            ["definition"] = JsonNode.Parse(DefinitionJson.Write(Flagged(definition))),
            ["documents"] = new JsonArray([.. documents.Select(ToJson)]),
            ["rulePackage"] = JsonNode.Parse(rulePackageJson),
        };
        if (used.Count > 0)
            bundle["used"] = new JsonArray([.. used.Select(part => JsonNode.Parse(DefinitionJson.Write(Part(part))))]);
        var json = bundle.ToJsonString(JsonSerializerOptions.Web);
        return (json, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))));
    }

    private static JsonObject ToJson(ProcedureDocument document) => new()
    {
        ["kind"] = document.Kind.ToString(),
        ["code"] = document.Code,
        ["version"] = document.Version.ToString(CultureInfo.InvariantCulture),
        ["document"] = JsonNode.Parse(document.Json),
    };
}
