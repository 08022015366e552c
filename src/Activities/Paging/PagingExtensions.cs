using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Paging;

/// <summary>Takes a page out of a query.</summary>
public static class PagingExtensions
{
    /// <summary>Counts the whole list and reads one page. The query must be ordered, by a key that no two rows share at last.</summary>
    public static async Task<PageOf<T>> ToPageAsync<T>(this IQueryable<T> ordered, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        var total = await ordered.CountAsync(cancellation);
        var items = page.Skip < total ? await ordered.Skip(page.Skip).Take(page.PageSize).ToListAsync(cancellation) : [];
        return new PageOf<T>(items, page.Page, page.PageSize, total);
    }
}
