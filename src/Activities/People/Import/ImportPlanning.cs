using CanBo.Activities.Calendar;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.People.Import;

/// <summary>Reads what a file touches, in a fixed number of queries, and plans it.</summary>
/// <param name="options">Names of shared mailboxes.</param>
public sealed class ImportPlanning(IOptions<PeopleOptions> options)
{
    /// <summary>What the file would do to the database as it is.</summary>
    public async Task<ImportPlan> PlanAsync(
        CanBoContext db, ImportKind kind, byte[] content, IReadOnlyList<ImportCorrection> corrections, DateTimeOffset now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var sheet = ImportSheet.Open(content, ImportColumns.Of(kind), corrections);
        var known = await LoadAsync(db, kind, sheet, now, cancellation);
        return kind switch
        {
            ImportKind.Units => new UnitPlanner(sheet, known).Plan(),
            ImportKind.People => new PeoplePlanner(sheet, known).Plan(),
            ImportKind.Memberships => new MembershipPlanner(sheet, known).Plan(),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown file."),
        };
    }

    private async Task<Known> LoadAsync(CanBoContext db, ImportKind kind, ImportSheet sheet, DateTimeOffset now, CancellationToken cancellation)
    {
        var today = BusinessZone.DayOf(now);
        var units = await db.Set<Unit>().AsNoTracking().ToListAsync(cancellation);
        var isPeople = kind == ImportKind.People;
        return new Known
        {
            Today = today,
            NewId = () => Ids.New(now),
            Units = units.ToDictionary(u => u.Code, u => new KnownUnit(u.Id, u.Facts), StringComparer.Ordinal),
            Names = kind == ImportKind.Units ? [] : await NamesAsync(db, today, cancellation),
            Persons = isPeople ? await PersonsAsync(db, [.. sheet.Peek(PersonRowReader.Code.Name).Distinct()], cancellation) : [],
            Superiors = isPeople ? await SuperiorsAsync(db, today, cancellation) : [],
            PositionGroups = isPeople ? await db.Set<Post>().Select(p => p.PositionGroup).Distinct().ToListAsync(cancellation) : [],
            Memberships = kind == ImportKind.Memberships ? await MembershipsAsync(db, cancellation) : [],
            RoleMailboxes = [.. options.Value.AllRoleMailboxes],
        };
    }

    private static async Task<Dictionary<string, KnownName>> NamesAsync(CanBoContext db, DateOnly today, CancellationToken cancellation)
    {
        var names = await db.Set<Person>().OrderBy(p => p.SortKey).ThenBy(p => p.Code)
            .Select(p => new { p.Code, p.FullName, p.Email, p.ActiveTo }).ToListAsync(cancellation);
        return names.ToDictionary(n => n.Code, n => new KnownName(n.FullName, n.Email, n.ActiveTo is null || n.ActiveTo >= today), StringComparer.Ordinal);
    }

    private static async Task<Dictionary<string, KnownPerson>> PersonsAsync(CanBoContext db, List<string> codes, CancellationToken cancellation)
    {
        var persons = await db.Set<Person>().AsNoTracking().Where(p => EF.Parameter(codes).Contains(p.Code)).ToListAsync(cancellation);
        var ids = persons.ConvertAll(p => p.Id);
        var posts = await db.Set<Post>().AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.PersonId)).OrderBy(p => p.Id).ToListAsync(cancellation);
        var held = posts.ToLookup(p => p.PersonId, p => new KnownPost(p.Id, p.Facts));
        return persons.ToDictionary(p => p.Code, p => new KnownPerson(p.Id, p.Facts, [.. held[p.Id]]), StringComparer.Ordinal);
    }

    private static async Task<Dictionary<string, string>> SuperiorsAsync(CanBoContext db, DateOnly today, CancellationToken cancellation)
    {
        var lines = await (from post in db.Set<Post>()
                           join person in db.Set<Person>() on post.PersonId equals person.Id
                           where post.IsMain && post.SuperiorCode != "" && (post.To == null || post.To >= today)
                           select new { person.Code, post.SuperiorCode }).ToListAsync(cancellation);
        var superiors = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
            superiors[line.Code] = line.SuperiorCode;
        return superiors;
    }

    private static async Task<List<KnownMembership>> MembershipsAsync(CanBoContext db, CancellationToken cancellation)
    {
        var memberships = await db.Set<Membership>().AsNoTracking().OrderBy(m => m.Id).ToListAsync(cancellation);
        return memberships.ConvertAll(m => new KnownMembership(m.Id, m.Facts));
    }
}
