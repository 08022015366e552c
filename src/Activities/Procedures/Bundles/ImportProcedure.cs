using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Procedures.Editing;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Definitions;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Soundness;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Procedures.Bundles;

/// <summary>
/// Takes in an exported bundle: new documents and the definition as a draft. Nothing runs on it until a designer publishes it; documents of the same code are shared with other
/// procedures, which is why the plan can be looked at first.
/// </summary>
/// <param name="steps">The door to the database.</param>
/// <param name="reader">For looking only.</param>
/// <param name="formats">Check documents.</param>
/// <param name="definitions">Stores the definition.</param>
/// <param name="catalogue">For the check's findings.</param>
public sealed class ImportProcedure(StepRunner steps, CanBoReader reader, DocumentFormats formats, DefinitionImport definitions, ActivityCatalogue catalogue)
{
    /// <summary>What importing would do; changes nothing.</summary>
    /// <exception cref="InvalidInputException">It is no bundle, or something in it is wrong; the errors stand at <c>file</c>, or at the document and its place.</exception>
    /// <exception cref="NotAllowedException">The actor designs no procedures.</exception>
    public async Task<BundleLook> LookAsync(byte[] file, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Designer);
        var bundle = Read(file);
        await using var db = reader.Open();
        foreach (var used in bundle.Used)
            Require(used, await DefinitionImport.JudgeUsedAsync(db, used, cancellation));
        return Look(bundle, BundlePlan.Of(bundle, await KnownAsync(db, bundle, cancellation), formats));
    }

    /// <summary>Imports it.</summary>
    /// <exception cref="InvalidInputException">It is no bundle, or something in it is wrong; the errors stand at <c>file</c>, or at the document and its place. Nothing was stored.</exception>
    /// <exception cref="NotAllowedException">The actor designs no procedures.</exception>
    public async Task<BundleImported> ImportAsync(byte[] file, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Designer);
        var bundle = Read(file);
        return await steps.RunAsync(
            async (step, token) =>
            {
                foreach (var key in bundle.All.Select(d => $"document:{d.Kind}:{d.Code}").Order(StringComparer.Ordinal))
                    await step.LockAsync(key, token);
                var db = step.Db();
                var plan = BundlePlan.Of(bundle, await KnownAsync(db, bundle, token), formats);
                foreach (var line in plan.Lines.Where(l => l.NewJson is not null))
                    SaveDocument.Add(step, line.Document.Kind, line.Document.Code, line.Version, line.NewJson!, Sentence.Of("Nhập cùng quy trình “{0}”.", bundle.Definition.Name), actor);
                await step.FlushAsync(token);
                foreach (var used in bundle.Used)
                    Require(used, await definitions.ImportUsedAsync(step, used, token));
                var version = await definitions.ImportAsync(step, bundle.Definition, token);
                step.Audit(
                    ProcedureAudit.SubjectOf(version.DefinitionId), "ProcedureImported", actor.AuditName,
                    Value.Object(("definitionId", Value.Of(version.DefinitionId)), ("version", Value.Of(version.Version)), ("bundle", Value.Of(bundle.Hash))));
                var definition = bundle.Definition with { Id = version.VersionId, Version = version.Version };
                var package = plan.Lines.Single(l => l.Document.Kind == DocumentKind.RulePackage);
                var rules = await Documents.FindAsync(db, DocumentKind.RulePackage, package.Document.Code, token) ?? throw new InvalidOperationException("The rule package was just stored.");
                var (_, hash) = BundleText.Compose(definition, bundle.Used, await BundleText.DocumentsAsync(db, definition, bundle.Used, token), rules.Json);
                return new BundleImported(version, Look(bundle, plan), hash);
            },
            cancellation);
    }

    private BundleLook Look(BundleContent bundle, BundlePlan plan) =>
        new(bundle.Definition.DefinitionId, bundle.Definition.Name, bundle.Hash, plan, [.. DefinitionCheck.Check(bundle.Definition, bundle.Used.IsEmpty ? catalogue : catalogue.With(bundle.Used)).Select(FindingView.Of)])
        { Used = [.. bundle.Used.Select(used => used.Name)] };

    private static void Require(WorkflowDefinition used, UsedImport fate)
    {
        if (fate == UsedImport.Clash)
            throw new InvalidInputException(
                "file",
                Sentence.Of("Gói dùng quy trình “{0}” bản {1}, nhưng ở đây bản số ấy là bản khác, hoặc đang có bản nháp chưa công bố. Công bố hoặc xóa bản nháp ấy, hoặc đổi số bản ở nơi xuất ra.", used.Name, $"{used.Version}"));
    }

    private static BundleContent Read(byte[] file)
    {
        var bundle = BundleZip.Read(file);
        var id = bundle.Definition.DefinitionId;
        return id.Length is > 0 and <= 80 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            ? bundle
            : throw new InvalidInputException("file", Sentence.Of("Mã quy trình trong gói phải gồm chữ không dấu, chữ số, gạch nối."));
    }

    private static async Task<List<BundleDocument>> KnownAsync(CanBoContext db, BundleContent bundle, CancellationToken cancellation)
    {
        var codes = bundle.All.Select(d => d.Code).Distinct().ToList();
        return await db.Set<ProcedureDocument>().AsNoTracking().Where(d => EF.Parameter(codes).Contains(d.Code)).Select(d => new BundleDocument(d.Kind, d.Code, d.Version, d.Json)).ToListAsync(cancellation);
    }
}

/// <summary>What importing a bundle would do.</summary>
/// <param name="DefinitionId">The procedure inside.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Hash">The bundle's hash where it was exported.</param>
/// <param name="Plan">What becomes of the documents.</param>
/// <param name="Findings">What the check says of the definition here.</param>
public sealed record BundleLook(string DefinitionId, string Name, string Hash, BundlePlan Plan, IReadOnlyList<FindingView> Findings)
{
    /// <summary>Names of the procedures that come along because it uses them as activities.</summary>
    public IReadOnlyList<string> Used { get; init; } = [];
}

/// <summary>What importing a bundle did.</summary>
/// <param name="Version">The draft.</param>
/// <param name="Look">What became of the documents.</param>
/// <param name="Hash">What a launch with the bundle's rule package would freeze here: the hash of the export where everything is the same.</param>
public sealed record BundleImported(DefinitionVersion Version, BundleLook Look, string Hash)
{
    /// <summary>True when a case here would run on exactly what it runs on there.</summary>
    public bool IsIdentical => Hash == Look.Hash;
}
