using System.Text.Json;
using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Paging;
using CanBo.Activities.Procedures;
using CanBo.Activities.Procedures.Editing;
using CanBo.Activities.Texts;
using CanBo.Host.Errors;
using CanBo.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CanBo.Host.Api;

/// <summary>The documents that belong to procedures: forms, mail texts, rule packages. Versions are added, never changed. Designers only.</summary>
internal static class DocumentEndpoints
{
    public static void MapProcedureDocuments(this IEndpointRouteBuilder api)
    {
        var documents = api.MapGroup("/documents/{kind}").WithTags("Documents").RequireAuthorization(Policies.Designer);
        documents.MapGet("/", List);
        documents.MapGet("/{code}", Get);
        documents.MapGet("/{code}/versions", Versions);
        documents.MapPut("/{code}", Put);
        documents.MapPost("/{code}/copy", Copy);
    }

    private static async Task<Ok<PageOf<DocumentLine>>> List(string kind, [AsParameters] PageQuery page, DocumentQueries documents, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(await documents.ListAsync(KindOf(kind), page.ToRequest(), actor, cancellation));

    private static async Task<Ok<DocumentAnswer>> Get(string kind, string code, int? version, DocumentQueries documents, Actor actor, CancellationToken cancellation)
    {
        var view = await documents.FindAsync(KindOf(kind), code, version, actor, cancellation);
        using var document = JsonDocument.Parse(view.Json);
        return TypedResults.Ok(new DocumentAnswer(view.Code, view.Version, view.Newest, document.RootElement.Clone()));
    }

    private static async Task<Ok<PageOf<DocumentVersionAnswer>>> Versions(string kind, string code, [AsParameters] PageQuery page, DocumentQueries documents, Actor actor, Localizer texts, CancellationToken cancellation)
    {
        var versions = await documents.VersionsAsync(KindOf(kind), code, page.ToRequest(), actor, cancellation);
        return TypedResults.Ok(new PageOf<DocumentVersionAnswer>(
            [.. versions.Items.Select(v => new DocumentVersionAnswer(v.Version, v.At, v.By, v.Note is { } note ? texts.Say(note) : null))], versions.Page, versions.PageSize, versions.TotalCount));
    }

    private static async Task<Results<Ok<DocumentSavedAnswer>, ProblemHttpResult>> Put(string kind, string code, [FromBody] DocumentBody body, SaveDocument save, Actor actor, Localizer texts, CancellationToken cancellation)
    {
        if (body.Document.ValueKind != JsonValueKind.Object)
            throw new InvalidInputException("document", Sentence.Of("Viết một nhóm khóa trong {0}.", "{ }"));
        return await save.SaveAsync(KindOf(kind), code, body.WrittenOver, body.Document.GetRawText(), body.Note, actor, cancellation) switch
        {
            SaveOutcome.Newer newer => Problems.Result(409, "newer_version", texts["Phiên bản {0} vừa được người khác lưu. Đọc lại, ghép phần của mình vào, rồi gửi với writtenOver mới.", newer.Version]),
            SaveOutcome.Unchanged same => TypedResults.Ok(new DocumentSavedAnswer(code, same.Version, IsNew: false)),
            var saved => TypedResults.Ok(new DocumentSavedAnswer(code, saved.Version, IsNew: true)),
        };
    }

    private static async Task<Created<DocumentSavedAnswer>> Copy(string kind, string code, [FromBody] CopyBody body, CopyDocument copy, Actor actor, CancellationToken cancellation)
    {
        var made = await copy.CopyAsync(KindOf(kind), code, body.NewCode, actor, cancellation);
        return TypedResults.Created($"/api/v1/documents/{kind}/{Uri.EscapeDataString(made)}", new DocumentSavedAnswer(made, 1, IsNew: true));
    }

    private static DocumentKind KindOf(string kind) => kind switch
    {
        "forms" => DocumentKind.Form,
        "texts" => DocumentKind.MailText,
        "rules" => DocumentKind.RulePackage,
        _ => throw new NotFoundException(),
    };
}

/// <summary>A new version of a document.</summary>
/// <param name="WrittenOver">The version it was written over; 0 for a new document.</param>
/// <param name="Note">Why.</param>
/// <param name="Document">The document; its code and version are set by the address and the store.</param>
internal sealed record DocumentBody(int WrittenOver, string? Note, JsonElement Document);

/// <summary>Under which code a copy is made.</summary>
internal sealed record CopyBody(string? NewCode);

/// <summary>A version of a document.</summary>
internal sealed record DocumentAnswer(string Code, int Version, int Newest, JsonElement Document);

/// <summary>One version in a document's history.</summary>
internal sealed record DocumentVersionAnswer(int Version, DateTimeOffset At, string By, string? Note);

/// <summary>What is stored now; <c>isNew</c> is false when the newest version said the same already.</summary>
internal sealed record DocumentSavedAnswer(string Code, int Version, bool IsNew);
