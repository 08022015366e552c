using System.Collections.Immutable;
using System.Text.Json;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.People;
using CanBo.Activities.Ratings.Packages;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Ratings.Decisions;

/// <summary>Checks choices against the rows as they stand and signs those that may stand. Signing runs under the locks of every quota set touched.</summary>
internal static class DecisionDesk
{
    private static readonly DecisionVerdict[] None = [];

    /// <summary>Takes the locks, then reads the cases as they are now.</summary>
    public static async Task<List<Case>> LockCasesAsync(StepScope step, Guid campaignId, RulePackage package, IReadOnlyCollection<Guid> caseIds, CancellationToken cancellation)
    {
        var db = step.Db();
        var ids = caseIds.ToList();
        var cases = db.Set<Case>().Where(c => c.CampaignId == campaignId && EF.Parameter(ids).Contains(c.Id) && c.Status != CaseStatus.Cancelled);
        foreach (var key in DecisionSets.Locks(campaignId, await cases.AsNoTracking().ToListAsync(cancellation), package.Cap))
            await step.LockAsync(key, cancellation);
        return await cases.ToListAsync(cancellation);
    }

    /// <summary>Verdicts on choices about cases the actor decides; others are "not found" to them.</summary>
    public static async Task<(ImmutableArray<DecisionVerdict> Verdicts, QuotaBook Book)> CheckAsync(
        CanBoContext db, Campaign campaign, RulePackage package, IReadOnlyCollection<Case> cases, IReadOnlyList<RatingChoice> choices, Guid deciderId, CancellationToken cancellation)
    {
        var mine = cases.Where(c => c.DeciderId == deciderId).ToDictionary(c => c.Id);
        var ids = mine.Keys.ToList();
        var ready = (await db.Set<AwaitedDecision>().AsNoTracking()
            .Where(a => EF.Parameter(ids).Contains(a.CaseId) && a.Status == AwaitedStatus.Waiting)
            .Select(a => a.CaseId)
            .ToListAsync(cancellation)).ToHashSet();
        var refused = choices.Select(choice => Entry(choice, mine, ready)).OfType<DecisionVerdict>().ToDictionary(v => v.CaseId);
        var open = choices.Where(c => !refused.ContainsKey(c.CaseId)).ToList();
        var book = await DecisionSets.BookAsync(db, campaign.Id, package.Cap, [.. mine.Values.Select(c => c.DeciderUnitId)], cancellation);
        var subjects = await DecisionFacts.LoadAsync(db, campaign, package, mine.Values, cancellation);
        var authority = await db.Set<Person>().AsNoTracking().Where(p => p.Id == deciderId).Select(p => p.FullName).FirstOrDefaultAsync(cancellation) ?? "";
        var verdicts = open.Count == 0 ? None : [.. new DecisionPlanner(subjects.Values, book, package.HeadCap, authority).Check(open)];
        var found = verdicts.ToDictionary(v => v.CaseId);
        return ([.. choices.Select(c => refused.GetValueOrDefault(c.CaseId) ?? found[c.CaseId])], book);
    }

    /// <summary>Signs one choice that stands.</summary>
    public static Guid Sign(StepScope step, Case @case, RatingChoice choice, DecisionVerdict verdict, DecisionSubjectFacts facts, Actor actor)
    {
        var id = Ids.New(step.Now);
        step.Db().Add(RatingDecision.Sign(
            new NewDecision(
                id,
                @case.Id,
                @case.CampaignId,
                actor.PersonId!.Value,
                choice.Rating,
                facts.Proposed,
                string.IsNullOrWhiteSpace(choice.Reason) ? null : choice.Reason.Normalize().Trim(),
                verdict.MetStandardWithoutSeat,
                [.. (choice.Overrides ?? []).Select(o => o.Code)],
                @case.DecisionId,
                facts.ListCode,
                facts.QuotaState),
            step.Now));
        step.Audit(@case.Id, @case.DecisionId is null ? "RatingDecided" : "DecisionReplaced", actor.AuditName, Value.Object(
            ("decision", Value.Of(id.ToString("N"))),
            ("rating", Value.Of(choice.Rating.ToString())),
            ("withoutSeat", Value.Of(verdict.MetStandardWithoutSeat)),
            ("list", Value.Of(facts.ListCode))));
        @case.Decide(id, choice.Rating, verdict.MetStandardWithoutSeat, step.Now);
        return id;
    }

    /// <summary>The counts of every set after the signing, for the dossier.</summary>
    public static string StateOf(QuotaBook book) => JsonSerializer.Serialize(
        book.Checks.Select(c => new
        {
            set = c.Set.Code,
            name = c.Set.Name,
            @base = c.Set.Rule.Base.ToString(),
            rate = c.Set.Rule.Rate.ToString(),
            xs = c.Counts.XS,
            tot = c.Counts.TOT,
            ht = c.Counts.HT,
            kht = c.Counts.KHT,
            kxl = c.Counts.KXL,
        }),
        JsonSerializerOptions.Web);

    /// <summary>Refuses when ratings may not change any more.</summary>
    public static async Task<Campaign> RunningAsync(CanBoContext db, Guid campaignId, CancellationToken cancellation)
    {
        var campaign = await db.Set<Campaign>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == campaignId, cancellation) ?? throw new NotFoundException();
        if (campaign.Status is CampaignStatus.Closed or CampaignStatus.Cancelled)
            throw new RuleBrokenException(Sentence.Of("Đợt này đã kết thúc, không đổi mức xếp loại được nữa."), code: "campaign_closed");
        return campaign;
    }

    private static DecisionVerdict? Entry(RatingChoice choice, Dictionary<Guid, Case> mine, HashSet<Guid> ready) =>
        !mine.TryGetValue(choice.CaseId, out var @case)
            ? DecisionVerdict.Refuse(choice.CaseId, "not_found", Sentence.Of("Không có hồ sơ này trong danh sách của bạn."), "caseId")
            : @case.FinalRating is null && !ready.Contains(choice.CaseId)
                ? DecisionVerdict.Refuse(choice.CaseId, "not_ready", Sentence.Of("Hồ sơ chưa đến bước quyết định."), "caseId")
                : null;
}

/// <summary>What a decision is signed with beside the choice.</summary>
internal sealed record DecisionSubjectFacts(Rating? Proposed, string ListCode, string QuotaState);
