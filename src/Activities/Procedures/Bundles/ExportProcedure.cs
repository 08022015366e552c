using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Definitions;

namespace CanBo.Activities.Procedures.Bundles;

/// <summary>Packs a procedure with everything a case of it would run on today.</summary>
/// <param name="reader">For reading.</param>
/// <param name="definitions">Finds the version.</param>
/// <param name="uses">Finds the procedures it uses.</param>
public sealed class ExportProcedure(CanBoReader reader, DefinitionQueries definitions, UsedDefinitions uses)
{
    /// <summary>The bundle of the published version, or of the draft where nothing is published.</summary>
    /// <param name="definitionId">The procedure.</param>
    /// <param name="package">Code of the rule package that goes along.</param>
    /// <param name="actor">A designer.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="NotFoundException">There is no such procedure.</exception>
    /// <exception cref="InvalidInputException">There is no such rule package; the error stands at <c>package</c>.</exception>
    /// <exception cref="RuleBrokenException">It names a form that does not exist.</exception>
    /// <exception cref="NotAllowedException">The actor designs no procedures.</exception>
    public async Task<BundleContent> ExportAsync(string definitionId, string? package, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Designer);
        var stored = await definitions.FindPublishedAsync(definitionId, cancellation) ?? await definitions.FindLatestAsync(definitionId, cancellation) ?? throw new NotFoundException();
        await using var db = reader.Open();
        var rules = await Documents.FindAsync(db, DocumentKind.RulePackage, package?.Trim() ?? "", cancellation)
            ?? throw new InvalidInputException("package", Sentence.Of("Không có bộ quy tắc “{0}”. Chọn trong danh sách.", package ?? ""));
        var definition = BundleText.Flagged(stored.Definition);
        var used = await uses.ListAsync(definition, cancellation);
        var documents = await BundleText.DocumentsAsync(db, definition, used, cancellation);
        return new BundleContent(
            BundleText.Compose(definition, used, documents, rules.Json).Hash,
            definition,
            [.. documents.Select(ToDocument)],
            ToDocument(rules))
        { Used = [.. used.Select(BundleText.Part)] };
    }

    private static BundleDocument ToDocument(ProcedureDocument document) => new(document.Kind, document.Code, document.Version, document.Json);
}
