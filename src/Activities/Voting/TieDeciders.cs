using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Voting;

/// <summary>Who breaks a tie: the head of the body that voted; who is barred or stood aside is followed by the deputy, then by the head of the unit above.</summary>
internal static class TieDeciders
{
    /// <summary>The first one who is not barred; null when nobody is left.</summary>
    public static async Task<Participant?> FindAsync(CanBoContext db, Guid bodyId, string subjectName, IReadOnlyCollection<Guid> barred, DateOnly day, CancellationToken cancellation)
    {
        Guid? at = bodyId;
        for (var height = 0; at is { } unitId && height < 20; height++)
        {
            var unit = await db.Set<Unit>().AsNoTracking().FirstOrDefaultAsync(u => u.Id == unitId, cancellation);
            if (unit is null)
                return null;
            foreach (var (person, role) in await OfficersAsync(db, unit, day, cancellation))
                if (!barred.Contains(person.Id))
                    return new Participant(person.Id, person.FullName, Reason(subjectName, unit, role, isBody: unitId == bodyId));
            at = unit.ParentId;
        }

        return null;
    }

    // A cell is headed by its secretary where no head is written down.
    private static async Task<List<(Person Person, MembershipRole Role)>> OfficersAsync(CanBoContext db, Unit unit, DateOnly day, CancellationToken cancellation)
    {
        var secretaryLeads = unit.Kind == UnitKind.PartyCell;
        var found = await (
            from membership in db.Set<Membership>()
            join person in db.Set<Person>() on membership.PersonId equals person.Id
            where membership.UnitId == unit.Id
            where membership.Role == MembershipRole.Head || membership.Role == MembershipRole.Deputy || (secretaryLeads && membership.Role == MembershipRole.Secretary)
            where (membership.From == null || membership.From <= day) && (membership.To == null || membership.To >= day)
            where person.ActiveFrom <= day && (person.ActiveTo == null || person.ActiveTo >= day)
            select new { person, membership.Role, membership.Rank }).ToListAsync(cancellation);
        return [.. found
            .OrderBy(f => f.Role switch { MembershipRole.Head => 0, MembershipRole.Secretary => 1, _ => 2 })
            .ThenBy(f => f.Rank == 0 ? int.MaxValue : f.Rank)
            .ThenBy(f => f.person.SortKey, StringComparer.Ordinal)
            .Select(f => (f.person, f.Role))];
    }

    private static Sentence Reason(string subject, Unit unit, MembershipRole role, bool isBody) =>
        !isBody ? Sentence.Of("Người đứng đầu và cấp phó của tập thể bỏ phiếu không quyết định được về {0}; đồng chí đứng đầu cấp trên, {1}.", subject, unit.Name)
        : role == MembershipRole.Deputy ? Sentence.Of("Đồng chí là cấp phó của {1}, quyết định về {0} thay người đứng đầu.", subject, unit.Name)
        : Sentence.Of("Đồng chí đứng đầu {1}, tập thể bỏ phiếu về {0}.", subject, unit.Name);
}
