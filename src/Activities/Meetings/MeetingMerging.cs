using CanBo.Activities.Campaigns;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Meetings;

/// <summary>Merged conferences (R366 Art. 7(3)): where the very same people form two bodies, one meeting about a case serves both.</summary>
internal static class MeetingMerging
{
    /// <summary>The adopted meeting of another body about this case at which exactly the people of this body were convoked; null when there is none. The person evaluated is not counted.</summary>
    public static async Task<Guid?> FindAsync(CanBoContext db, Case @case, Guid bodyId, DateOnly day, CancellationToken cancellation)
    {
        var held = await (
            from row in db.Set<MeetingCase>()
            join meeting in db.Set<Meeting>() on row.MeetingId equals meeting.Id
            where row.CaseId == @case.Id && row.Status == MeetingCaseStatus.Adopted && meeting.CampaignId == @case.CampaignId && meeting.UnitId != bodyId
            orderby meeting.AdoptedAt descending
            select meeting.Id).ToListAsync(cancellation);
        if (held.Count == 0)
            return null;
        var convoked = await MeetingRoster.OfAsync(db, bodyId, day, cancellation);
        var wanted = convoked.Where(person => person != @case.PersonId).ToHashSet();
        foreach (var id in held)
        {
            // The meeting convokes whoever is on its agenda; of the others only the body's own people were there.
            var there = await db.Set<MeetingAttendance>()
                .Where(a => a.MeetingId == id && a.PersonId != @case.PersonId)
                .Where(a => !db.Set<MeetingCase>().Any(c => c.MeetingId == id && db.Set<Case>().Any(x => x.Id == c.CaseId && x.PersonId == a.PersonId)) || EF.Parameter(convoked).Contains(a.PersonId))
                .Select(a => a.PersonId)
                .ToListAsync(cancellation);
            if (wanted.SetEquals(there))
                return id;
        }

        return null;
    }
}
