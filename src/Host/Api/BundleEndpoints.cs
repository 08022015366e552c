using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Procedures;
using CanBo.Activities.Procedures.Bundles;
using CanBo.Activities.Procedures.Versions;
using CanBo.Activities.Texts;
using CanBo.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CanBo.Host.Api;

/// <summary>Procedures carried from one place to another as zip files, copied, and compared. Designers only.</summary>
internal static class BundleEndpoints
{
    public static void MapBundles(this IEndpointRouteBuilder api)
    {
        var procedures = api.MapGroup("/procedures").WithTags("Procedures").RequireAuthorization(Policies.Designer);
        procedures.MapGet("/{definitionId}/bundle", Export).Produces<byte[]>(contentType: "application/zip");
        procedures.MapPost("/import", Import);
        procedures.MapPost("/{definitionId}/copy", Copy);
        procedures.MapGet("/{definitionId}/changes", Changes);
    }

    private static async Task<FileContentHttpResult> Export(string definitionId, string package, ExportProcedure export, Actor actor, CancellationToken cancellation) =>
        TypedResults.File(BundleZip.Write(await export.ExportAsync(definitionId, package, actor, cancellation)), "application/zip", $"{definitionId}.zip");

    private static async Task<Ok<BundleAnswer>> Import(IFormFile? file, bool? preview, ImportProcedure import, Actor actor, CancellationToken cancellation)
    {
        if (file is null || file.Length == 0)
            throw new InvalidInputException("file", Sentence.Of("Chọn tệp cần nhập."));
        if (file.Length > BundleZip.MaxBytes)
            throw new InvalidInputException("file", Sentence.Of("Tệp quá {0} MB. Một gói quy trình nhỏ hơn nhiều.", "5"));
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancellation);
        if (preview == true)
            return TypedResults.Ok(BundleAnswer.Of(await import.LookAsync(bytes.ToArray(), actor, cancellation), null));
        var imported = await import.ImportAsync(bytes.ToArray(), actor, cancellation);
        return TypedResults.Ok(BundleAnswer.Of(imported.Look, imported));
    }

    private static async Task<Created<ProcedureCopied>> Copy(string definitionId, [FromBody] ProcedureCopyBody body, CopyProcedure copy, Actor actor, CancellationToken cancellation)
    {
        var made = await copy.CopyAsync(definitionId, body.NewCode, body.Name, actor, cancellation);
        return TypedResults.Created($"/api/v1/procedures/{Uri.EscapeDataString(made)}", new ProcedureCopied(made));
    }

    private static async Task<Ok<IReadOnlyList<string>>> Changes(string definitionId, int from, int to, ProcedureQueries procedures, Actor actor, Localizer texts, CancellationToken cancellation) =>
        TypedResults.Ok<IReadOnlyList<string>>([.. (await procedures.CompareAsync(definitionId, from, to, actor, cancellation)).Select(texts.Say)]);
}

/// <summary>Under which code and name a copy is made.</summary>
internal sealed record ProcedureCopyBody(string? NewCode, string? Name);

/// <summary>A copy that was made.</summary>
internal sealed record ProcedureCopied(string DefinitionId);

/// <summary>What importing a bundle does, or did.</summary>
/// <param name="DefinitionId">The procedure.</param>
/// <param name="Name">What people call it.</param>
/// <param name="BundleHash">The hash where it was exported.</param>
/// <param name="Version">The draft; null for a preview.</param>
/// <param name="ImportedHash">What a launch would freeze here; null for a preview.</param>
/// <param name="Documents">What becomes of each document.</param>
/// <param name="Findings">What the check says of the definition here.</param>
internal sealed record BundleAnswer(
    string DefinitionId, string Name, string BundleHash, int? Version, string? ImportedHash, IReadOnlyList<BundleDocumentAnswer> Documents, IReadOnlyList<FindingView> Findings)
{
    public static BundleAnswer Of(BundleLook look, BundleImported? imported) => new(
        look.DefinitionId, look.Name, look.Hash, imported?.Version.Version, imported?.Hash,
        [.. look.Plan.Lines.Select(l => new BundleDocumentAnswer(l.Document.Kind, l.Document.Code, l.Document.Version, l.Version, l.NewJson is not null))],
        look.Findings);
}

/// <summary>What becomes of one document.</summary>
internal sealed record BundleDocumentAnswer(DocumentKind Kind, string Code, int VersionInBundle, int Version, bool IsNew);
