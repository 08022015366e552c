using System.Text.Json.Nodes;
using CanBo.Activities.Errors;
using CanBo.Activities.Procedures.Bundles;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Definitions;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Procedures;

/// <summary>Freezes what cases will run on: the published definition with the versions of procedures it uses as activities, the newest version of every form it names, every mail text, the campaign's rule package.</summary>
/// <param name="definitions">Finds the published version.</param>
/// <param name="uses">Finds the procedures it uses.</param>
public sealed class ProcedureFreezing(DefinitionQueries definitions, UsedDefinitions uses)
{
    /// <summary>The bundle of a procedure, stored once under its hash.</summary>
    /// <exception cref="RuleBrokenException">No published version, or a form that does not exist.</exception>
    public async Task<ProcedureBundle> FreezeAsync(StepScope step, string definitionId, string rulePackageJson, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        var stored = await definitions.FindPublishedAsync(definitionId, cancellation)
            ?? throw new RuleBrokenException(Sentence.Of("Quy trình “{0}” chưa được công bố. Công bố quy trình rồi phát động lại.", definitionId), "procedures");
        var db = step.Db();
        var used = await uses.ListAsync(stored.Definition, cancellation);
        var (json, hash) = BundleText.Compose(stored.Definition, used, await BundleText.DocumentsAsync(db, stored.Definition, used, cancellation), rulePackageJson);
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
}
