using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Access;

/// <summary>New people who can sign in already (an account, a PIN, a link that was made for them) are not taken back under their sign-in.</summary>
public sealed class AccessPeopleUse : IPeopleUse
{
    /// <inheritdoc />
    public async Task<Sentence?> FindAsync(CanBoContext db, UndonePeople undone, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(undone);
        var removed = undone.Removed.ToList();
        var names = await db.Set<Person>()
            .Where(p => EF.Parameter(removed).Contains(p.Id))
            .Where(p => db.Set<Account>().Any(a => a.PersonId == p.Id)
                || db.Set<PersonPin>().Any(pin => pin.PersonId == p.Id)
                || db.Set<Link>().Any(l => l.PersonId == p.Id && l.RevokedAt == null))
            .OrderBy(p => p.SortKey).ThenBy(p => p.Code)
            .Select(p => p.FullName)
            .Take(4)
            .ToListAsync(cancellation);
        if (names.Count == 0)
            return null;
        var some = string.Join(", ", names.Take(3));
        return names.Count > 3
            ? Sentence.Of("Không hoàn tác được: {0} và người khác đã có tài khoản, mã PIN hoặc thư mời. Sửa từng người, hoặc nhập tệp mới.", some)
            : Sentence.Of("Không hoàn tác được: {0} đã có tài khoản, mã PIN hoặc thư mời. Sửa từng người, hoặc nhập tệp mới.", some);
    }
}
