using CanBo.Activities.Access;
using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Paging;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Meetings;

/// <summary>What chairs, secretaries, organisers and those convoked read of meetings.</summary>
/// <param name="reader">Opens reading contexts.</param>
/// <param name="packages">Rule packages of campaigns.</param>
/// <param name="calendar">Working days.</param>
/// <param name="time">Business time.</param>
public sealed class MeetingQueries(CanBoReader reader, RulePackages packages, WorkingCalendar calendar, BusinessTime time)
{
    /// <summary>Meetings the actor takes part in; an organiser sees all.</summary>
    public async Task<PageOf<MeetingRow>> ListAsync(Guid? campaignId, Actor actor, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = reader.Open();
        return await (
            from meeting in Visible(db, actor)
            join unit in db.Set<Unit>() on meeting.UnitId equals unit.Id
            join campaign in db.Set<Campaign>() on meeting.CampaignId equals campaign.Id
            where campaignId == null || meeting.CampaignId == campaignId
            orderby meeting.OpenedAt descending, meeting.Id
            select new MeetingRow(
                meeting.Id,
                meeting.CampaignId,
                campaign.Name,
                unit.Id,
                unit.Name,
                meeting.Status,
                meeting.HeldAt,
                meeting.DueAt,
                meeting.AdoptedAt,
                db.Set<MeetingCase>().Count(c => c.MeetingId == meeting.Id))).ToPageAsync(page, cancellation);
    }

    /// <summary>One meeting.</summary>
    /// <exception cref="NotFoundException">There is none, or the actor has no part in it.</exception>
    public async Task<MeetingView> GetAsync(Guid id, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = reader.Open();
        var meeting = await Visible(db, actor).FirstOrDefaultAsync(m => m.Id == id, cancellation) ?? throw new NotFoundException();
        var campaign = await db.Set<Campaign>().FirstAsync(c => c.Id == meeting.CampaignId, cancellation);
        var unit = await db.Set<Unit>().Where(u => u.Id == meeting.UnitId).Select(u => u.Name).FirstAsync(cancellation);
        var officers = await db.Set<Person>().Where(p => p.Id == meeting.ChairId || p.Id == meeting.SecretaryId).ToDictionaryAsync(p => p.Id, p => p.FullName, cancellation);
        var attendance = await (
            from line in db.Set<MeetingAttendance>()
            join person in db.Set<Person>() on line.PersonId equals person.Id
            where line.MeetingId == id
            orderby person.SortKey, person.Id
            select new AttendanceRow(
                person.Id,
                person.FullName,
                db.Set<Post>().Where(p => p.PersonId == person.Id).OrderByDescending(p => p.UnitId == meeting.UnitId).ThenByDescending(p => p.IsMain).Select(p => p.Title).FirstOrDefault() ?? "",
                line.Presence)).ToListAsync(cancellation);
        var mayEdit = meeting.Status == MeetingStatus.Planned && actor.PersonId is { } me && (me == meeting.ChairId || me == meeting.SecretaryId);
        var scan = await db.Set<MeetingScan>().Where(s => s.MeetingId == id).Select(s => new ScanView(s.FileName, s.Size, s.At)).FirstOrDefaultAsync(cancellation);
        return new MeetingView(
            meeting.Id,
            meeting.CampaignId,
            campaign.Name,
            meeting.UnitId,
            unit,
            meeting.Status,
            new MeetingOfficer(meeting.ChairId, officers.GetValueOrDefault(meeting.ChairId, "")),
            new MeetingOfficer(meeting.SecretaryId, officers.GetValueOrDefault(meeting.SecretaryId, "")),
            meeting.HeldAt,
            meeting.Place,
            meeting.Minutes,
            meeting.DueAt,
            meeting.AdoptedAt,
            meeting.Version,
            mayEdit,
            meeting.Status == MeetingStatus.Planned && attendance.Any(a => a.PersonId == actor.PersonId),
            attendance,
            await CasesAsync(db, meeting, actor, cancellation),
            scan)
        {
            Drafts = await DraftsAsync(db, meeting, new DraftRule(packages.Of(campaign), calendar), cancellation),
        };
    }

    private async Task<MeetingDrafts?> DraftsAsync(CanBoContext db, Meeting meeting, DraftRule rule, CancellationToken cancellation)
    {
        if (!rule.IsOn || meeting.Status != MeetingStatus.Planned)
            return null;
        var sent = await db.Set<MeetingCase>().Where(c => c.MeetingId == meeting.Id && c.Status == MeetingCaseStatus.Waiting).Select(c => c.DraftSentAt).ToListAsync(cancellation);
        var now = time.GetUtcNow();
        return new MeetingDrafts(rule.Days, sent.Count(at => at is null), rule.EarliestFor(sent.Select(at => at ?? now).DefaultIfEmpty(now).Max()), meeting.CalledFor);
    }

    // Those convoked see who is on the agenda; sheets and notes are the officers' until the minutes stand.
    private static async Task<List<MeetingCaseView>> CasesAsync(CanBoContext db, Meeting meeting, Actor actor, CancellationToken cancellation)
    {
        var id = meeting.Id;
        var isOfficer = actor.PersonId == meeting.ChairId || actor.PersonId == meeting.SecretaryId || actor.Is(ActorRoles.Organiser);
        // Afterwards the score may be the staff body's correction, which is the decider's to know.
        var showsScores = actor.Is(ActorRoles.Organiser) || (isOfficer && meeting.Status == MeetingStatus.Planned);
        var showsNotes = isOfficer || meeting.Status == MeetingStatus.Adopted;
        var written = (await (
            from opinion in db.Set<WrittenOpinion>()
            join author in db.Set<Person>() on opinion.AuthorId equals author.Id
            where opinion.MeetingId == id && (isOfficer || opinion.AuthorId == actor.PersonId)
            orderby opinion.At
            select new { opinion.CaseId, View = new WrittenOpinionView(author.Id, author.FullName, opinion.Text, opinion.At) }).ToListAsync(cancellation))
            .ToLookup(o => o.CaseId, o => o.View);
        var rows = await (
            from row in db.Set<MeetingCase>()
            join c in db.Set<Case>() on row.CaseId equals c.Id
            join person in db.Set<Person>() on c.PersonId equals person.Id
            join post in db.Set<Post>() on c.PostId equals post.Id
            join unit in db.Set<Unit>() on c.UnitId equals unit.Id
            where row.MeetingId == id && row.Status != MeetingCaseStatus.Withdrawn
            orderby person.SortKey, person.Id
            select new
            {
                Row = row,
                c.ScoreForSorting,
                c.SelfRating,
                Person = person.Id,
                person.FullName,
                post.Title,
                UnitName = unit.Name,
                HasSheet = db.Set<TaskItem>().Any(t => t.CaseId == c.Id && t.Kind == TaskKind.SelfAssessment && t.Answer != null),
            }).ToListAsync(cancellation);
        return [.. rows.Select(r => new MeetingCaseView(
            r.Row.CaseId,
            r.Person,
            r.FullName,
            r.Title,
            r.UnitName,
            r.Row.Status,
            showsScores ? r.ScoreForSorting : null,
            showsScores ? r.SelfRating : null,
            showsNotes ? r.Row.Strengths : "",
            showsNotes ? r.Row.Limits : "",
            showsNotes ? r.Row.Opinions : "",
            showsNotes ? r.Row.Conclusion : "",
            [.. written[r.Row.CaseId]],
            r.HasSheet))];
    }

    private static IQueryable<Meeting> Visible(CanBoContext db, Actor actor)
    {
        if (actor.Is(ActorRoles.Organiser))
            return db.Set<Meeting>();
        var me = actor.PersonId ?? Guid.Empty;
        return db.Set<Meeting>().Where(m => m.ChairId == me || m.SecretaryId == me || db.Set<MeetingAttendance>().Any(a => a.MeetingId == m.Id && a.PersonId == me));
    }
}
