using System.Text.Json;
using CanBo.Activities.Sealing;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Voting;

/// <summary>The tellers' sheets, sealed like slips in a secret vote.</summary>
internal static class PaperSheets
{
    // Room for every row's five counts in JSON, the same whatever the counts are.
    private const int RoomOfRow = 160;
    private const int RoomOfHead = 200;

    public static async Task<List<(Guid TellerId, PaperSheet Sheet)>> ReadAsync(CanBoContext db, Seals seals, VoteSession session, CancellationToken cancellation)
    {
        var counts = await db.Set<PaperCount>().Where(p => p.SessionId == session.Id).OrderBy(p => p.TellerId).ToListAsync(cancellation);
        if (counts.Count == 0)
            return [];
        if (session.SealingKeyId is not { } keyId)
            return [.. counts.Select(c => (c.TellerId, Parse(c.Content)))];
        var key = await db.Set<SealingKey>().FirstAsync(k => k.Id == keyId, cancellation);
        return [.. counts.Zip(seals.OpenAll(key, [.. counts.Select(c => new SealedAnswer(c.Id, c.Content))]))
            .Where(pair => pair.Second is not null)
            .Select(pair => (pair.First.TellerId, Parse(pair.Second!)))];
    }

    public static async Task<byte[]> WriteAsync(CanBoContext db, Seals seals, VoteSession session, Guid slot, PaperSheet sheet, CancellationToken cancellation)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(sheet, VoteTerms.Json);
        if (session.SealingKeyId is not { } keyId)
            return json;
        return seals.Seal(await db.Set<SealingKey>().FirstAsync(k => k.Id == keyId, cancellation), slot, json, RoomOfHead + (RoomOfRow * sheet.Rows.Length));
    }

    /// <summary>Whether both tellers have counted the same.</summary>
    public static bool Agree(IReadOnlyList<(Guid TellerId, PaperSheet Sheet)> sheets) => sheets.Count == 2 && Differences(sheets[0].Sheet, sheets[1].Sheet).Count == 0;

    /// <summary>Rows in which two sheets differ; an empty id when the numbers of slips do.</summary>
    public static IReadOnlyList<Guid> Differences(PaperSheet one, PaperSheet other)
    {
        var rows = one.Rows.Where(row => other.Rows.FirstOrDefault(o => o.CaseId == row.CaseId) != row).Select(row => row.CaseId);
        return (one.Slips, one.Invalid) == (other.Slips, other.Invalid) ? [.. rows] : [Guid.Empty, .. rows];
    }

    private static PaperSheet Parse(byte[] json) => JsonSerializer.Deserialize<PaperSheet>(json, VoteTerms.Json)!;
}
