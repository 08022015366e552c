using System.Collections.Immutable;
using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Paging;
using CanBo.Activities.Results.Files;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Procedures.Editing;

/// <summary>Reads the documents that belong to procedures, for those who design them.</summary>
/// <param name="reader">For reading.</param>
/// <param name="formats">Explain what is inside.</param>
public sealed class DocumentQueries(CanBoReader reader, DocumentFormats formats)
{
    /// <summary>The documents of a kind by code, each by its newest version.</summary>
    /// <exception cref="NotAllowedException">The actor designs no procedures.</exception>
    public async Task<PageOf<DocumentLine>> ListAsync(DocumentKind kind, PageRequest page, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Designer);
        await using var db = reader.Open();
        var all = db.Set<ProcedureDocument>();
        var rows = await all
            .Where(d => d.Kind == kind && !all.Any(newer => newer.Kind == kind && newer.Code == d.Code && newer.Version > d.Version))
            .OrderBy(d => d.Code)
            .ToPageAsync(page, cancellation);
        var names = await ActorNames.OfAsync(db, [.. rows.Items.Select(d => d.Author).Distinct()], cancellation);
        return new PageOf<DocumentLine>(
            [.. rows.Items.Select(d => new DocumentLine(d.Code, DocumentFormats.TitleOf(kind, d.Json), d.Version, d.PublishedAt, names.GetValueOrDefault(d.Author, "")))],
            rows.Page, rows.PageSize, rows.TotalCount);
    }

    /// <summary>A version of a document, the newest where none is named.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    /// <exception cref="NotAllowedException">The actor designs no procedures.</exception>
    public async Task<DocumentView> FindAsync(DocumentKind kind, string code, int? version, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Designer);
        await using var db = reader.Open();
        var newest = await Documents.FindAsync(db, kind, code, cancellation) ?? throw new NotFoundException();
        var wanted = version is null || version == newest.Version ? newest : await Documents.FindAsync(db, kind, code, version.Value, cancellation) ?? throw new NotFoundException();
        return new DocumentView(kind, code, wanted.Version, newest.Version, DocumentFormats.TitleOf(kind, wanted.Json), wanted.Json);
    }

    /// <summary>The versions of a document, the newest first.</summary>
    /// <exception cref="NotFoundException">There is no such document.</exception>
    /// <exception cref="NotAllowedException">The actor designs no procedures.</exception>
    public async Task<PageOf<DocumentVersionLine>> VersionsAsync(DocumentKind kind, string code, PageRequest page, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Designer);
        await using var db = reader.Open();
        var rows = await db.Set<ProcedureDocument>()
            .Where(d => d.Kind == kind && d.Code == code)
            .OrderByDescending(d => d.Version)
            .Select(d => new { d.Version, d.PublishedAt, d.Author, d.Note })
            .ToPageAsync(page, cancellation);
        if (rows.TotalCount == 0)
            throw new NotFoundException();
        var names = await ActorNames.OfAsync(db, [.. rows.Items.Select(d => d.Author).Distinct()], cancellation);
        return new PageOf<DocumentVersionLine>(
            [.. rows.Items.Select(d => new DocumentVersionLine(d.Version, d.PublishedAt, names.GetValueOrDefault(d.Author, ""), d.Note))], rows.Page, rows.PageSize, rows.TotalCount);
    }

    /// <summary>In what a version differs from another, usually the one before it.</summary>
    /// <exception cref="NotFoundException">There is no such document or version.</exception>
    /// <exception cref="NotAllowedException">The actor designs no procedures.</exception>
    public async Task<ImmutableArray<DocumentDifference>> CompareAsync(DocumentKind kind, string code, int from, int to, Actor actor, CancellationToken cancellation)
    {
        var before = await FindAsync(kind, code, from, actor, cancellation);
        var after = await FindAsync(kind, code, to, actor, cancellation);
        return DocumentDifference.Between(formats.Of(kind).Describe(before.Json), formats.Of(kind).Describe(after.Json));
    }
}
