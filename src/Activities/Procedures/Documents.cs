using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Procedures;

/// <summary>Finds versioned documents.</summary>
public static class Documents
{
    /// <summary>The newest version; null when there is no such document.</summary>
    public static Task<ProcedureDocument?> FindAsync(CanBoContext db, DocumentKind kind, string code, CancellationToken cancellation) =>
        db.Set<ProcedureDocument>()
            .Where(d => d.Kind == kind && d.Code == code)
            .OrderByDescending(d => d.Version)
            .FirstOrDefaultAsync(cancellation);

    /// <summary>That version; null when there is none.</summary>
    public static Task<ProcedureDocument?> FindAsync(CanBoContext db, DocumentKind kind, string code, int version, CancellationToken cancellation) =>
        db.Set<ProcedureDocument>().FirstOrDefaultAsync(d => d.Kind == kind && d.Code == code && d.Version == version, cancellation);

    /// <summary>Codes with their newest version, for dropdowns.</summary>
    public static Task<List<DocumentChoice>> ListAsync(CanBoContext db, DocumentKind kind, CancellationToken cancellation) =>
        db.Set<ProcedureDocument>()
            .Where(d => d.Kind == kind)
            .GroupBy(d => d.Code)
            .Select(g => new DocumentChoice(g.Key, g.Max(d => d.Version)))
            .ToListAsync(cancellation);
}

/// <summary>A document to choose.</summary>
public sealed record DocumentChoice(string Code, int Version);
