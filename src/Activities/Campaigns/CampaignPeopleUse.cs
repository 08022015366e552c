using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Campaigns;

/// <summary>People with a case in a launched campaign, and the units of such cases, stay as they were imported.</summary>
public sealed class CampaignPeopleUse : IPeopleUse
{
    /// <inheritdoc />
    public async Task<Sentence?> FindAsync(CanBoContext db, UndonePeople undone, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(undone);
        var (persons, units) = (undone.Persons.ToList(), undone.Units.ToList());
        var uses = await (from @case in db.Set<Case>()
                          join campaign in db.Set<Campaign>() on @case.CampaignId equals campaign.Id
                          join person in db.Set<Person>() on @case.PersonId equals person.Id
                          where EF.Parameter(persons).Contains(@case.PersonId) || EF.Parameter(units).Contains(@case.UnitId) || EF.Parameter(units).Contains(@case.DeciderUnitId)
                          orderby person.SortKey, person.Code
                          select new { Campaign = campaign.Name, person.FullName }).Take(4).ToListAsync(cancellation);
        if (uses.Count == 0)
            return null;
        var names = string.Join(", ", uses.Take(3).Select(u => u.FullName).Distinct());
        return uses.Count > 3
            ? Sentence.Of("Không hoàn tác được: đợt “{0}” đã mở hồ sơ cho {1} và người khác. Sửa từng người, hoặc nhập tệp mới.", uses[0].Campaign, names)
            : Sentence.Of("Không hoàn tác được: đợt “{0}” đã mở hồ sơ cho {1}. Sửa từng người, hoặc nhập tệp mới.", uses[0].Campaign, names);
    }
}
