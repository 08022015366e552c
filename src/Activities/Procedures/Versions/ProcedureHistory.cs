using System.Text.Json;
using CanBo.Activities.Results.Files;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Audit;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Procedures.Versions;

/// <summary>Reads from the audit trail what was done to procedures.</summary>
internal static class ProcedureHistory
{
    private const int Most = 100;

    private const string Saved = "ProcedureSaved";

    /// <summary>What was done to a procedure, the newest first, at most a hundred lines. The designer saves every few seconds: of what one person saves in a row, the last.</summary>
    public static async Task<IReadOnlyList<ProcedureEvent>> OfAsync(CanBoContext db, string definitionId, CancellationToken cancellation)
    {
        var subject = ProcedureAudit.SubjectOf(definitionId);
        var all = db.Set<AuditRow>().AsNoTracking();
        var rows = await all
            .Where(a => a.Subject == subject && (a.Action != Saved || !all.Any(next => next.Subject == subject && next.Number == a.Number + 1 && next.Action == Saved && next.Actor == a.Actor)))
            .OrderByDescending(a => a.Number)
            .Take(Most).ToListAsync(cancellation);
        return await EventsAsync(db, rows, cancellation);
    }

    /// <summary>The last thing that was done to each of them.</summary>
    public static async Task<IReadOnlyDictionary<string, ProcedureEvent>> LastAsync(CanBoContext db, IReadOnlyList<string> definitionIds, CancellationToken cancellation)
    {
        var subjects = definitionIds.ToDictionary(ProcedureAudit.SubjectOf);
        var ids = subjects.Keys.ToList();
        var all = db.Set<AuditRow>();
        var rows = await all.AsNoTracking()
            .Where(a => EF.Parameter(ids).Contains(a.Subject) && !all.Any(newer => newer.Subject == a.Subject && newer.Number > a.Number))
            .ToListAsync(cancellation);
        var events = await EventsAsync(db, rows, cancellation);
        return rows.Zip(events, (row, done) => (Id: subjects[row.Subject], Event: done)).ToDictionary(pair => pair.Id, pair => pair.Event);
    }

    private static async Task<List<ProcedureEvent>> EventsAsync(CanBoContext db, List<AuditRow> rows, CancellationToken cancellation)
    {
        var names = await ActorNames.OfAsync(db, [.. rows.Select(r => r.Actor).Distinct()], cancellation);
        return [.. rows.Select(row => Event(row, names.GetValueOrDefault(row.Actor, "")))];
    }

    private static ProcedureEvent Event(AuditRow row, string by)
    {
        // Empty when its personal data was erased.
        if (row.Data.Length == 0)
            return new(row.Action, 0, row.At, by, null);
        using var data = JsonDocument.Parse(row.Data);
        var version = data.RootElement.TryGetProperty("version", out var number) && number.TryGetInt32(out var known) ? known : 0;
        return new(row.Action, version, row.At, by, Why(data.RootElement) is { Length: > 0 } why ? Sentence.Of("{0}", why) : null);
    }

    private static string? Why(JsonElement data) => data.TryGetProperty("note", out var text) || data.TryGetProperty("reason", out text) ? text.GetString() : null;
}
