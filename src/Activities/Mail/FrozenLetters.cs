using System.Collections.Concurrent;
using System.Text.Json;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Procedures;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Mail;

/// <summary>
/// Mail texts as they were frozen with the bundle that a case runs on (design.md §4, "Documents that belong to a procedure"), read once each: whoever edits a
/// text changes later campaigns, not letters of one under way.
/// </summary>
public sealed class FrozenLetters
{
    private readonly ConcurrentDictionary<(string Bundle, string Code, string Language), LetterText> _known = new();

    /// <summary>The bundle of a letter: that of the case it is about, the first where it is about several, else the campaign's; null before the launch.</summary>
    public static async Task<string?> BundleOfAsync(CanBoContext db, Guid campaignId, IReadOnlyList<Notice> notices, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var caseId = notices.Select(n => n.CaseId).FirstOrDefault(id => id is not null);
        var ofCase = caseId is null ? null : await db.Set<Case>().Where(c => c.Id == caseId).Select(c => c.BundleHash).FirstOrDefaultAsync(cancellation);
        return ofCase ?? await db.Set<CampaignProcedure>()
            .Where(p => p.CampaignId == campaignId && p.BundleHash != null)
            .OrderBy(p => p.PositionGroup)
            .Select(p => p.BundleHash)
            .FirstOrDefaultAsync(cancellation);
    }

    /// <summary>A text in one language; the newest version where the bundle has none of that code.</summary>
    /// <exception cref="InvalidOperationException">There is no mail text of that code at all.</exception>
    internal async Task<LetterText> GetAsync(CanBoContext db, string? bundleHash, string code, string language, CancellationToken cancellation)
    {
        if (bundleHash is not null)
        {
            if (_known.TryGetValue((bundleHash, code, language), out var known))
                return known;
            var json = await db.Set<ProcedureBundle>().Where(b => b.Hash == bundleHash).Select(b => b.Json).FirstOrDefaultAsync(cancellation);
            if (json is not null && TextIn(json, code, language) is { } frozen)
                return _known.GetOrAdd((bundleHash, code, language), frozen);
        }

        // Not kept: the newest may be another tomorrow.
        var newest = await Documents.FindAsync(db, DocumentKind.MailText, code, cancellation) ?? throw new InvalidOperationException($"There is no mail text {code}.");
        using var document = JsonDocument.Parse(newest.Json);
        return LetterText.Read(document.RootElement, language);
    }

    private static LetterText? TextIn(string bundle, string code, string language)
    {
        using var json = JsonDocument.Parse(bundle);
        if (!json.RootElement.TryGetProperty("documents", out var documents))
            return null;
        foreach (var document in documents.EnumerateArray())
        {
            if (document.GetProperty("kind").GetString() == nameof(DocumentKind.MailText) && document.GetProperty("code").GetString() == code)
                return LetterText.Read(document.GetProperty("document"), language);
        }

        return null;
    }
}
