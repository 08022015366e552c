using CanBo.Activities.Campaigns;
using CanBo.Activities.Cohorts;
using CanBo.Activities.Meetings;
using CanBo.Activities.People;
using CanBo.Activities.Petitions;
using CanBo.Activities.Ratings.Decisions;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Results.Files;

/// <summary>Who a case waits for together with others: whoever holds the meeting, the decider, the cases of its cohort that have not come so far.</summary>
internal static class CaseWaits
{
    private const int MostNames = 5;

    public static async Task<List<CaseWait>> SharedAsync(CanBoContext db, Case @case, Func<string, string> label, bool seesAll, CancellationToken cancellation)
    {
        var step = label(@case.CurrentStep);
        if (await MeetingAsync(db, @case, cancellation) is { } meeting)
            return [meeting with { What = step }];
        if (await DecisionAsync(db, @case, cancellation) is { } decision)
            return [decision with { What = step }];
        var window = await db.Set<PetitionWindow>().FirstOrDefaultAsync(w => w.CaseId == @case.Id, cancellation);
        if (window is not null)
            return [new CaseWait("", step, window.OpenedAt, window.ClosesAt)];
        return [new CaseWait(seesAll ? await MissingAsync(db, @case, cancellation) : "", step, @case.CurrentStepSince, null)];
    }

    private static async Task<CaseWait?> MeetingAsync(CanBoContext db, Case @case, CancellationToken cancellation)
    {
        var found = await (
            from row in db.Set<MeetingCase>()
            join meeting in db.Set<Meeting>() on row.MeetingId equals meeting.Id
            from secretary in db.Set<Person>()
            where row.CaseId == @case.Id && row.Status == MeetingCaseStatus.Waiting && secretary.Id == meeting.SecretaryId
            select new { secretary.FullName, meeting.DueAt }).FirstOrDefaultAsync(cancellation);
        return found is null ? null : new CaseWait(found.FullName, "", @case.CurrentStepSince, found.DueAt);
    }

    private static async Task<CaseWait?> DecisionAsync(CanBoContext db, Case @case, CancellationToken cancellation)
    {
        var found = await (
            from row in db.Set<AwaitedDecision>()
            join decider in db.Set<Person>() on row.DeciderId equals decider.Id
            where row.CaseId == @case.Id && row.Status == AwaitedStatus.Waiting
            select new { decider.Id, decider.FullName, row.ArrivedAt }).FirstOrDefaultAsync(cancellation);
        if (found is null)
            return null;
        var due = await db.Set<TaskItem>()
            .Where(t => t.CampaignId == @case.CampaignId && t.Kind == TaskKind.Decision && t.AssigneeId == found.Id && t.Status == TaskState.Open)
            .MinAsync(t => t.DueAt, cancellation);
        return new CaseWait(found.FullName, "", found.ArrivedAt, due);
    }

    private static async Task<string> MissingAsync(CanBoContext db, Case @case, CancellationToken cancellation)
    {
        var key = await db.Set<CohortMember>()
            .Where(m => m.CampaignId == @case.CampaignId && m.CaseId == @case.Id && m.ReleasedAt == null)
            .Select(m => m.CohortKey)
            .FirstOrDefaultAsync(cancellation);
        if (key is null)
            return "";
        var names = await CohortGate.MissingCases(db, @case.CampaignId, key)
            .Join(db.Set<Person>(), c => c.PersonId, p => p.Id, (_, p) => new { p.FullName, p.SortKey })
            .OrderBy(p => p.SortKey)
            .Select(p => p.FullName)
            .Take(MostNames + 1)
            .ToListAsync(cancellation);
        return string.Join(", ", names.Take(MostNames)) + (names.Count > MostNames ? ", …" : "");
    }
}
