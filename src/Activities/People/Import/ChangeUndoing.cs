using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.People.Import;

/// <summary>Puts rows back as they were before an import; refuses when somebody changed them since.</summary>
internal static class ChangeUndoing
{
    public static async Task RestoreAsync(CanBoContext db, ImportChanges changes, CancellationToken cancellation)
    {
        var units = await db.Set<Unit>().ByIdAsync(All(changes.Units), u => u.Id, cancellation);
        var persons = await db.Set<Person>().ByIdAsync(All(changes.Persons), p => p.Id, cancellation);
        var posts = await db.Set<Post>().ByIdAsync(All(changes.Posts), p => p.Id, cancellation);
        var memberships = await db.Set<Membership>().ByIdAsync(All(changes.Memberships), m => m.Id, cancellation);
        RefuseIfChanged(changes.Units, id => units.GetValueOrDefault(id)?.Facts);
        RefuseIfChanged(changes.Persons, id => persons.GetValueOrDefault(id)?.Facts);
        RefuseIfChanged(changes.Posts, id => posts.GetValueOrDefault(id)?.Facts);
        RefuseIfChanged(changes.Memberships, id => memberships.GetValueOrDefault(id)?.Facts);
        await RefuseIfPostsCameAsync(db, changes, cancellation);

        await CodeLinks.UnlinkAsync(db, New(changes.Units), New(changes.Persons), cancellation);
        Restore(db, changes.Memberships, memberships, (m, facts) => m.Change(facts));
        Restore(db, changes.Posts, posts, (p, facts) => p.Change(facts));
        Restore(db, changes.Persons, persons, (p, facts) => p.Change(facts));
        Restore(db, changes.Units, units, (u, facts) => u.Change(facts));
    }

    private static void Restore<TFacts, TRow>(CanBoContext db, IReadOnlyList<Change<TFacts>> changes, Dictionary<Guid, TRow> rows, Action<TRow, TFacts> change)
        where TFacts : class
        where TRow : class
    {
        foreach (var item in changes)
            if (item.Before is null)
                db.Remove(rows[item.Id]);
            else
                change(rows[item.Id], item.Before);
    }

    private static void RefuseIfChanged<T>(IReadOnlyList<Change<T>> changes, Func<Guid, T?> now)
        where T : class
    {
        foreach (var change in changes)
            if (!change.After.Equals(now(change.Id)))
                throw Refusal(change.Key);
    }

    private static async Task RefuseIfPostsCameAsync(CanBoContext db, ImportChanges changes, CancellationToken cancellation)
    {
        var people = New(changes.Persons);
        if (people.Count == 0)
            return;
        var own = changes.Posts.Select(p => p.Id).ToHashSet();
        var posts = await db.Set<Post>().Where(p => EF.Parameter(people).Contains(p.PersonId)).Select(p => new { p.Id, p.PersonId }).ToListAsync(cancellation);
        if (posts.Find(p => !own.Contains(p.Id)) is { } later)
            throw Refusal(changes.Persons.First(p => p.Id == later.PersonId).Key);
    }

    private static RuleBrokenException Refusal(string key) => new(
        Sentence.Of("Không hoàn tác được: {0} đã được sửa sau lần nhập này. Hoàn tác lần sửa sau trước, hoặc sửa tay.", key), code: "import_changed_since");

    private static List<Guid> All<T>(IReadOnlyList<Change<T>> changes)
        where T : class => [.. changes.Select(c => c.Id)];

    private static List<Guid> New<T>(IReadOnlyList<Change<T>> changes)
        where T : class => [.. changes.Where(c => c.Before is null).Select(c => c.Id)];
}
