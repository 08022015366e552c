using CanBo.Runtime.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Audit;

/// <summary>Recomputes the audit chain from its beginning and finds the first line that does not fit.</summary>
/// <param name="contexts">Opens reading contexts.</param>
public sealed class AuditVerifier(IContextFactory contexts)
{
    /// <summary>Reads all sealed lines in order; safe while the host runs.</summary>
    public async Task<AuditVerification> VerifyAsync(CancellationToken cancellation)
    {
        await using var db = contexts.Create(null);

        // The head first: lines sealed while we read only lengthen the chain.
        var stored = await db.Set<SettingRow>().Where(s => s.Key == AuditSealer.HeadKey).Select(s => s.Value).SingleOrDefaultAsync(cancellation);
        var head = AuditHead.Parse(stored);
        var last = new AuditHead(0, AuditChain.Root);
        var rows = db.Set<AuditRow>().Where(a => a.Seal != null && a.Seal <= head.Seal).OrderBy(a => a.Seal).AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            if (Check(last, row) is { } fault)
                return new AuditVerification(last.Seal, fault);
            last = new AuditHead(row.Seal!.Value, row.Hash!);
        }

        return new AuditVerification(last.Seal, CheckEnd(last, head));
    }

    private static string? Check(AuditHead last, AuditRow row)
    {
        if (row.Seal != last.Seal + 1)
            return $"Line {last.Seal + 1} is missing.";
        if (row.Data.Length > 0 && !AuditChain.Data(row.Salt, row.Data).AsSpan().SequenceEqual(row.DataHash))
            return $"The details of line {row.Seal} ({row.Action}) were changed.";
        var link = new AuditLink(row.Seal.Value, row.Id, row.Subject, row.Number, row.At, row.Action, row.Actor, row.DataHash);
        return AuditChain.Link(last.Hash, link).AsSpan().SequenceEqual(row.Hash)
            ? null
            : $"Line {row.Seal} ({row.Action}) was changed.";
    }

    private static string? CheckEnd(AuditHead last, AuditHead head) =>
        last.Seal == head.Seal && last.Hash.AsSpan().SequenceEqual(head.Hash) ? null : $"The end of the chain is cut off after line {last.Seal}.";
}

/// <summary>What the verifier found.</summary>
/// <param name="Sound">How many lines from the beginning are as they were sealed.</param>
/// <param name="Fault">What is wrong after them; null when nothing is.</param>
public sealed record AuditVerification(long Sound, string? Fault)
{
    /// <summary>True when the whole chain is as it was sealed.</summary>
    public bool IsSound => Fault is null;
}
