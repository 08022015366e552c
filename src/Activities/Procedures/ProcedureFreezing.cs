using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Definitions;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Procedures;

/// <summary>Freezes what cases will run on: the published definition, the newest version of every form it names, every mail text, the campaign's rule package.</summary>
/// <param name="definitions">Finds the published version.</param>
public sealed class ProcedureFreezing(DefinitionQueries definitions)
{
    /// <summary>The bundle of a procedure, stored once under its hash.</summary>
    /// <exception cref="RuleBrokenException">No published version, or a form that does not exist.</exception>
    public async Task<ProcedureBundle> FreezeAsync(StepScope step, string definitionId, string rulePackageJson, CancellationToken cancellation)
    {
        var stored = await definitions.FindPublishedAsync(definitionId, cancellation)
            ?? throw new RuleBrokenException(Sentence.Of("Quy trình “{0}” chưa được công bố. Công bố quy trình rồi phát động lại.", definitionId), "procedures");
        var db = step.Db();
        var definition = JsonNode.Parse(DefinitionJson.Write(stored.Definition))!.AsObject();
        var documents = new JsonArray();
        foreach (var code in FormCodes(definition).Distinct().Order(StringComparer.Ordinal))
        {
            var form = await Documents.FindAsync(db, DocumentKind.Form, code, cancellation)
                ?? throw new RuleBrokenException(Sentence.Of("Quy trình “{0}” dùng biểu mẫu “{1}” chưa có. Thêm biểu mẫu hoặc sửa quy trình.", definitionId, code), "procedures");
            documents.Add(ToJson(form));
        }

        foreach (var text in await NewestMailTextsAsync(db, cancellation))
            documents.Add(ToJson(text));
        var bundle = new JsonObject { ["definition"] = definition, ["documents"] = documents, ["rulePackage"] = JsonNode.Parse(rulePackageJson) };
        var json = bundle.ToJsonString(JsonSerializerOptions.Web);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        var known = await db.Set<ProcedureBundle>().AsTracking().FirstOrDefaultAsync(b => b.Hash == hash, cancellation);
        if (known is not null)
            return known;
        var frozen = ProcedureBundle.Freeze(hash, stored.Version.VersionId, json, step.Now);
        db.Add(frozen);
        await step.FlushAsync(cancellation);
        return frozen;
    }

    /// <summary>Codes of the forms that a definition names as literals.</summary>
    internal static IEnumerable<string> FormCodes(JsonNode definition) =>
        ProcedureReading.Activities(definition).Select(a => ProcedureReading.Literal(a, "form")).OfType<string>().Where(f => f.Length > 0);

    private static async Task<List<ProcedureDocument>> NewestMailTextsAsync(CanBoContext db, CancellationToken cancellation)
    {
        var all = await db.Set<ProcedureDocument>().AsNoTracking().Where(d => d.Kind == DocumentKind.MailText).ToListAsync(cancellation);
        return [.. all.GroupBy(d => d.Code).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.MaxBy(d => d.Version)!)];
    }

    private static JsonObject ToJson(ProcedureDocument document) => new()
    {
        ["kind"] = document.Kind.ToString(),
        ["code"] = document.Code,
        ["version"] = document.Version.ToString(CultureInfo.InvariantCulture),
        ["document"] = JsonNode.Parse(document.Json),
    };
}
