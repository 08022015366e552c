using CanBo.Activities.Approvals;
using CanBo.Activities.Calendar;
using CanBo.Activities.Opinions;
using CanBo.Activities.Ordering.Launch;
using CanBo.Activities.People;
using CanBo.Activities.Procedures;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Campaigns;

/// <summary>Works out who gets a case: the same number of queries for sixty people as for ten thousand.</summary>
/// <param name="participants">Finds who is asked.</param>
/// <param name="calendar">Counts working days.</param>
public sealed class LaunchPlanning(Participants participants, WorkingCalendar calendar)
{
    /// <summary>The plan for a campaign as the organisation stands on a day.</summary>
    /// <param name="db">A reading or a step's context.</param>
    /// <param name="campaign">The campaign.</param>
    /// <param name="steps">Per procedure, whom its steps ask.</param>
    /// <param name="minimums">What the rule package asks for at the least.</param>
    /// <param name="on">The day, in the business zone.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<LaunchPlan> PlanAsync(
        CanBoContext db,
        Campaign campaign,
        IReadOnlyDictionary<string, LaunchSteps> steps,
        LaunchMinimums minimums,
        DateOnly on,
        CancellationToken cancellation)
    {
        var procedures = await db.Set<CampaignProcedure>().AsNoTracking().Where(p => p.CampaignId == campaign.Id).ToDictionaryAsync(p => p.PositionGroup, p => p.DefinitionId, cancellation);
        var stated = await db.Set<Exemption>().AsNoTracking().Where(e => e.CampaignId == campaign.Id).ToDictionaryAsync(e => e.PersonId, e => e.Reason, cancellation);
        var candidates = await LaunchPopulation.InScopeAsync(db, campaign, steps.Values.Any(s => s.IsOfMembers), on, cancellation);

        var exempt = new List<LaunchExemption>();
        var gaps = new List<LaunchGap>(await LaunchPopulation.UnresolvedAsync(db, cancellation));
        var subjects = new List<CaseSubject>();
        var byPerson = new Dictionary<Guid, LaunchCandidate>();
        foreach (var candidate in candidates)
        {
            var isOfMembers = steps.GetValueOrDefault(DefinitionOf(candidate.PositionGroup) ?? "")?.IsOfMembers == true;
            if (!isOfMembers && !candidate.IsByPost)
                continue;
            if (stated.TryGetValue(candidate.PersonId, out var reason))
                exempt.Add(Exempt(candidate, new Sentence(reason, [])));
            else if (isOfMembers && MemberExemptions.ReasonFor(candidate, campaign, minimums.AdmittedMonths) is { } notReviewed)
                exempt.Add(Exempt(candidate, notReviewed));
            else if (LaunchPopulation.MonthsWorked(candidate.ActiveFrom, campaign) < minimums.Months)
                exempt.Add(Exempt(candidate, Sentence.Of("Công tác dưới {0} tháng trong kỳ.", minimums.Months.ToString(System.Globalization.CultureInfo.InvariantCulture))));
            else if (candidate.PostId is not { } post)
                gaps.Add(new LaunchGap("no_post", candidate.PersonId, candidate.Name, Sentence.Of("Không có vị trí công tác nào còn hiệu lực."), Sentence.Of("Thêm vị trí trong tệp people.csv, hoặc miễn đánh giá kèm lý do."), true));
            else
            {
                byPerson[candidate.PersonId] = candidate;
                subjects.Add(new CaseSubject(candidate.PersonId, post) { IsMember = isOfMembers });
            }
        }

        var standings = await participants.StandingsAsync(db, subjects, on, cancellation);
        ParticipantRule[] waiting = steps.Values.Any(s => s.WaitsForSubordinates) ? [ParticipantRule.Decider, ParticipantRule.Subordinates] : [ParticipantRule.Decider];
        ParticipantRule[] rules = [.. steps.Values.SelectMany(s => s.All.Concat(s.AllApprovals.SelectMany(a => a.Rules))).Concat(waiting).Distinct()];
        var resolved = await participants.ResolveManyAsync(db, rules, subjects, on, cancellation);
        var approvals = await ApprovalPlanning.LoadAsync(db, steps.Values.SelectMany(s => s.AllApprovals), on, cancellation);
        var entries = new List<LaunchEntry>();
        var asked = new AskedCount();
        var unasked = new List<LaunchUnasked>();
        var staffing = new StepStaffing();
        var electorates = steps.Values.Any(s => s.Votes) ? await LaunchElectorates.ReadAsync(db, on, cancellation) : null;
        foreach (var standing in standings)
            Plan(standing, byPerson[standing.Subject.PersonId]);
        var units = await UnitNamesAsync(db, entries, cancellation);
        return LaunchOrder.Apply(
            new LaunchPlan(entries, exempt, gaps, asked.Busiest()) { Unasked = unasked, Findings = [.. staffing.Findings(units), .. TooLong(entries, steps, campaign, on)] },
            entry => steps.GetValueOrDefault(entry.DefinitionId)?.OrderOf(LaunchFacts.Of(entry.Standing, campaign)),
            entry => resolved.TryGetValue((entry.Standing.Subject, ParticipantRule.Subordinates), out var found) ? found.People.Select(p => p.PersonId) : [],
            unit => units.GetValueOrDefault(unit, ""));

        string? DefinitionOf(string group) => procedures.GetValueOrDefault(group) ?? procedures.GetValueOrDefault("*");

        void Plan(Standing standing, LaunchCandidate person)
        {
            if (resolved[(standing.Subject, ParticipantRule.Decider)].Gap is { Code: ParticipantGap.DecidedAbove } above)
            {
                exempt.Add(Exempt(person, above.Problem));
                return;
            }

            var definition = DefinitionOf(standing.PositionGroup);
            if (definition is null)
            {
                gaps.Add(new LaunchGap("no_procedure", person.PersonId, person.Name, Sentence.Of("Nhóm vị trí “{0}” chưa có quy trình trong đợt này.", standing.PositionGroup), Sentence.Of("Chọn quy trình cho nhóm này hoặc cho * (mọi nhóm còn lại), hoặc chọn là nhóm không thuộc đợt này."), true));
                return;
            }

            if (definition == CampaignProcedure.Nobody)
            {
                exempt.Add(Exempt(person, Sentence.Of("Nhóm vị trí “{0}” không thuộc đợt này.", standing.PositionGroup)));
                return;
            }

            var decider = resolved[(standing.Subject, ParticipantRule.Decider)];
            if (decider.Gap is { } gap || standing.DeciderUnitId is null || standing.UnitId is null)
            {
                gaps.Add(new LaunchGap(decider.Gap?.Code ?? "no_decider", person.PersonId, person.Name, decider.Gap?.Problem ?? Sentence.Of("Không xác định được cơ quan quyết định."), decider.Gap?.Fix ?? Sentence.Of("Điền deciderUnitCode của đơn vị, hoặc khai người đứng đầu trong memberships.csv."), true));
                return;
            }

            entries.Add(new LaunchEntry(person.PersonId, person.Code, person.Name, standing, decider.People[0].PersonId, definition));
            asked.AddOnce("decide", standing.DeciderUnitId.Value, standing.PositionGroup, decider.People[0]);
            var facts = LaunchFacts.Of(standing, campaign);
            foreach (var approval in steps.GetValueOrDefault(definition)?.ApprovalsFor(facts) ?? [])
            {
                var list = approvals.ListOf(approval, person.PersonId, person.Name, rule => resolved[(standing.Subject, rule)]);
                asked.Add(list.Seats.Select(s => new Participant(s.PersonId!.Value, s.Name, s.Why)));
                gaps.AddRange(ApprovalPlanning.GapsOf(approval, list, person.PersonId, person.Name));
            }

            staffing.Count(definition, steps.GetValueOrDefault(definition)?.Asking(facts) ?? [], standing.UnitId.Value, rule => resolved[(standing.Subject, rule)]);
            foreach (var vote in steps.GetValueOrDefault(definition)?.VotesOn(facts) ?? [])
            {
                if (electorates?.Voters(vote, standing) is { } voters)
                    staffing.CountVote(definition, vote, standing.UnitId.Value, voters);
            }

            foreach (var rule in steps.GetValueOrDefault(definition)?.For(facts) ?? [])
            {
                var resolution = resolved[(standing.Subject, rule)];
                if (resolution.Gap is { } missing)
                    gaps.Add(new LaunchGap(missing.Code, person.PersonId, person.Name, missing.Problem, missing.Fix, false));
                else if ((resolution.NotAsked ?? OpinionOpening.TooFew(rule, false, resolution.People.Length, minimums.Replies)) is { } why)
                    unasked.Add(new LaunchUnasked(person.PersonId, person.Name, rule, why));
                else if (rule is ParticipantRule.MeetingChair or ParticipantRule.MeetingSecretary)
                    asked.AddOnce("meeting", standing.UnitId.Value, "", resolution.People[0]);
                else
                    asked.Add(resolution.People);
            }
        }
    }

    private List<ProcedureFinding> TooLong(List<LaunchEntry> entries, IReadOnlyDictionary<string, LaunchSteps> steps, Campaign campaign, DateOnly on)
    {
        List<ProcedureFinding> findings = [];
        foreach (var definition in entries.Select(e => e.DefinitionId).Distinct().Order(StringComparer.Ordinal))
        {
            if (steps.GetValueOrDefault(definition)?.Deadlines.Against(on, campaign.DecideBefore, calendar) is { } finding)
                findings.Add(new ProcedureFinding(definition, FindingView.Of(finding)));
        }

        return findings;
    }

    private static async Task<Dictionary<Guid, string>> UnitNamesAsync(CanBoContext db, List<LaunchEntry> entries, CancellationToken cancellation)
    {
        var ids = entries.Select(e => e.Standing.UnitId!.Value).Distinct().ToList();
        return await db.Set<Unit>().AsNoTracking().Where(u => EF.Parameter(ids).Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancellation);
    }

    private static LaunchExemption Exempt(LaunchCandidate candidate, Sentence reason) => new(candidate.PersonId, candidate.Code, candidate.Name, reason);
}

/// <summary>What a rule package asks for at the least before somebody is evaluated, or asked.</summary>
/// <param name="Months">People with fewer months of work in the period are exempt (domain.md §3.4, rule 6); at most the months of the period.</param>
/// <param name="AdmittedMonths">Party members admitted fewer months before the period ends are exempt (R366 Art. 5(2)).</param>
/// <param name="Replies">Fewer subordinates than this are not asked at all (domain.md §6.1, upward.minReplies).</param>
public sealed record LaunchMinimums(int Months, int AdmittedMonths, int Replies);
