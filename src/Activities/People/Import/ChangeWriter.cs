using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.People.Import;

/// <summary>Writes an import's changes as tracked rows: two queries a table, however many rows.</summary>
internal static class ChangeWriter
{
    public static async Task ApplyAsync(CanBoContext db, ImportChanges changes, CancellationToken cancellation)
    {
        var units = await db.Set<Unit>().ByIdAsync(Old(changes.Units), u => u.Id, cancellation);
        foreach (var change in changes.Units)
            if (units.TryGetValue(change.Id, out var unit))
                unit.Change(change.After);
            else
                db.Add(Unit.Create(change.Id, change.After));

        var persons = await db.Set<Person>().ByIdAsync(Old(changes.Persons), p => p.Id, cancellation);
        foreach (var change in changes.Persons)
            if (persons.TryGetValue(change.Id, out var person))
                person.Change(change.After);
            else
                db.Add(Person.Create(change.Id, change.After));

        var posts = await db.Set<Post>().ByIdAsync(Old(changes.Posts), p => p.Id, cancellation);
        foreach (var change in changes.Posts)
            if (posts.TryGetValue(change.Id, out var post))
                post.Change(change.After);
            else
                db.Add(Post.Create(change.Id, change.OwnerId!.Value, change.After));

        var memberships = await db.Set<Membership>().ByIdAsync(Old(changes.Memberships), m => m.Id, cancellation);
        foreach (var change in changes.Memberships)
            if (memberships.TryGetValue(change.Id, out var membership))
                membership.Change(change.After);
            else
                db.Add(Membership.Create(change.Id, change.After));
    }

    /// <summary>Tracked rows by id.</summary>
    public static Task<Dictionary<Guid, T>> ByIdAsync<T>(this DbSet<T> set, List<Guid> ids, Func<T, Guid> id, CancellationToken cancellation)
        where T : class => ids.Count == 0
            ? Task.FromResult(new Dictionary<Guid, T>())
            : set.Where(row => EF.Parameter(ids).Contains(EF.Property<Guid>(row, "Id"))).ToDictionaryAsync(id, cancellation);

    private static List<Guid> Old<T>(IReadOnlyList<Change<T>> changes)
        where T : class => [.. changes.Where(c => c.Before is not null).Select(c => c.Id)];
}
