using System.Globalization;
using System.Text;
using CanBo.Runtime.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Definitions;

/// <summary>Lists versions of definitions for designers: filtered, ordered, a page at a time.</summary>
/// <param name="contexts">Opens reading contexts.</param>
public sealed class DefinitionLists(IContextFactory contexts)
{
    private const int LargestPage = 200;

    /// <summary>One page, with how many there are in all.</summary>
    public async Task<DefinitionPage> SearchAsync(DefinitionSearch search, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentOutOfRangeException.ThrowIfNegative(search.Skip);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(search.Take, LargestPage);
        await using var db = contexts.Create(null);
        var found = Filtered(db.Set<DefinitionRow>(), search);
        if (Folded(search.Words) is { Length: > 0 } words)
        {
            // Names of an organisation's procedures, some dozens: neither database leaves out Vietnamese marks by itself.
            var named = await found.Select(d => new { d.VersionId, d.Name }).ToListAsync(cancellation);
            var ids = named.Where(d => Folded(d.Name).Contains(words, StringComparison.Ordinal)).Select(d => d.VersionId).ToList();
            found = found.Where(d => ids.Contains(d.VersionId));
        }

        var rows = await Ordered(found, search).Skip(search.Skip).Take(search.Take).ToListAsync(cancellation);
        return new DefinitionPage([.. rows.Select(r => r.ToStored())], await found.CountAsync(cancellation));
    }

    /// <summary>True when the latest version of another definition has that name.</summary>
    public async Task<bool> IsNameTakenAsync(string name, string? butNotBy, CancellationToken cancellation)
    {
        await using var db = contexts.Create(null);
        return await db.Set<DefinitionRow>().AnyAsync(d => d.IsLatest && d.Name == name && d.DefinitionId != butNotBy, cancellation);
    }

    /// <summary>Every version with its last change, without content: for keeping something derived from it.</summary>
    public async Task<IReadOnlyList<(string VersionId, DateTimeOffset UpdatedAt)>> ListChangesAsync(CancellationToken cancellation)
    {
        await using var db = contexts.Create(null);
        var rows = await db.Set<DefinitionRow>().Select(d => new { d.VersionId, d.UpdatedAt }).ToListAsync(cancellation);
        return [.. rows.Select(r => (r.VersionId, r.UpdatedAt))];
    }

    private static IQueryable<DefinitionRow> Filtered(IQueryable<DefinitionRow> rows, DefinitionSearch search)
    {
        rows = search.Which switch
        {
            VersionFilter.Latest => rows.Where(d => d.IsLatest),
            VersionFilter.Published => rows.Where(d => d.IsPublished),
            VersionFilter.Draft => rows.Where(d => d.IsLatest && !d.IsPublished),
            VersionFilter.LatestAndPublished => rows.Where(d => d.IsLatest || d.IsPublished),
            _ => rows,
        };
        if (search.Version is { } number)
            rows = rows.Where(d => d.Version == number);
        if (search.DefinitionIds.Count > 0)
            rows = rows.Where(d => search.DefinitionIds.Contains(d.DefinitionId));
        return search.VersionIds.Count > 0 ? rows.Where(d => search.VersionIds.Contains(d.VersionId)) : rows;
    }

    private static IOrderedQueryable<DefinitionRow> Ordered(IQueryable<DefinitionRow> rows, DefinitionSearch search) => (search.Order, search.Descending) switch
    {
        (DefinitionOrder.Created, false) => rows.OrderBy(d => d.CreatedAt).ThenBy(d => d.VersionId),
        (DefinitionOrder.Created, true) => rows.OrderByDescending(d => d.CreatedAt).ThenBy(d => d.VersionId),
        (DefinitionOrder.Version, false) => rows.OrderBy(d => d.Version).ThenBy(d => d.VersionId),
        (DefinitionOrder.Version, true) => rows.OrderByDescending(d => d.Version).ThenBy(d => d.VersionId),
        (_, true) => rows.OrderByDescending(d => d.Name).ThenBy(d => d.VersionId),
        _ => rows.OrderBy(d => d.Name).ThenBy(d => d.VersionId),
    };

    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                folded.Append(letter is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(letter));
        }

        return folded.ToString().Trim();
    }
}
