using System.Collections.Concurrent;
using System.Globalization;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Cohorts;
using CanBo.Activities.Errors;
using CanBo.Activities.Ordering;
using CanBo.Activities.Ratings.Packages;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Ratings.Decisions;

/// <summary>
/// Signs a list of ratings. The whole list is checked together under the locks of every quota set it touches, so after every commit the cap holds in
/// every set; choices that do not fit are refused one by one and nothing is half done.
/// </summary>
/// <param name="steps">The door to the database.</param>
public sealed class DecideRatings(StepRunner steps) : IDisposable
{
    /// <summary>The longest list.</summary>
    public const int MaxChoices = 1000;

    // Up to so many cases go on in the signing's own transaction; more are told one by one afterwards, so that the quota is not held up.
    private const int AtOnce = 5;

    // Lists of one campaign wait here rather than on a database connection each; other hosts still meet at the locks.
    private readonly ConcurrentDictionary<Guid, SemaphoreSlim> _turns = new();

    /// <summary>Signs; one outcome a choice, in their order.</summary>
    /// <exception cref="StepUpNeededException">The actor did not prove with an own password or PIN.</exception>
    /// <exception cref="NotFoundException">None of the cases is the actor's to decide.</exception>
    /// <exception cref="RuleBrokenException">The campaign is over.</exception>
    public async Task<IReadOnlyList<DecisionOutcome>> HandleAsync(DecisionSigning signing, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(signing);
        ArgumentNullException.ThrowIfNull(actor);
        actor.RequireOwnProof();
        RequireGoodList(signing);
        var turn = _turns.GetOrAdd(signing.CampaignId, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancellation);
        try
        {
            return await steps.RunAsync((step, token) => SignAsync(step, signing, actor, token), cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>
    /// Replaces the decision of one case inside a caller's step: a petition upheld (D335 Art. 21(3)). The cap is checked again under the same locks; the
    /// case's procedure is not moved. Returns the new decision.
    /// </summary>
    /// <exception cref="RuleBrokenException">The cap, a hard rule or the campaign's end is in the way; nothing was changed.</exception>
    public static async Task<Guid> ReplaceDecisionAsync(StepScope step, Guid caseId, Rating rating, string reason, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(actor);
        actor.RequireOwnProof();
        var db = step.Db();
        await step.FlushAsync(cancellation);
        var campaignId = await db.Set<Case>().Where(c => c.Id == caseId).Select(c => (Guid?)c.CampaignId).FirstOrDefaultAsync(cancellation) ?? throw new NotFoundException();
        var campaign = await DecisionDesk.RunningAsync(db, campaignId, cancellation);
        var package = RulePackageJson.Read(campaign.RulePackageJson);
        var cases = await DecisionDesk.LockCasesAsync(step, campaignId, package, [caseId], cancellation);
        if (cases is not [{ FinalRating: { } standing } @case] || @case.DeciderId != actor.PersonId)
            throw new NotFoundException();
        if (standing == rating)
            throw new RuleBrokenException(Sentence.Of("Mức mới trùng với mức đang có hiệu lực."), "rating", "same_rating");
        var choice = new RatingChoice(caseId, rating, reason);
        var (verdicts, book) = await DecisionDesk.CheckAsync(db, campaign, package, cases, [choice], actor.PersonId!.Value, cancellation);
        if (verdicts[0].Message is { } problem)
            throw new RuleBrokenException(problem, verdicts[0].Field, verdicts[0].Code);
        return DecisionDesk.Sign(step, @case, choice, verdicts[0], new DecisionSubjectFacts(@case.ProposedRating, "", DecisionDesk.StateOf(book)), actor);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var turn in _turns.Values)
            turn.Dispose();
    }

    private static void RequireGoodList(DecisionSigning signing)
    {
        if (signing.Choices.Count is 0 or > MaxChoices)
            throw new InvalidInputException("decisions", Sentence.Of("Chọn từ 1 đến {0} người.", MaxChoices.ToString(CultureInfo.InvariantCulture)));
        if (signing.Choices.Select(c => c.CaseId).Distinct().Count() != signing.Choices.Count)
            throw new InvalidInputException("decisions", Sentence.Of("Có người được chọn hai lần. Giữ một dòng cho mỗi người."));
        if (signing.ListCode.Length > 60)
            throw new InvalidInputException("listCode", Sentence.Of("Mã danh sách tối đa 60 ký tự."));
    }

    private static async Task<IReadOnlyList<DecisionOutcome>> SignAsync(StepScope step, DecisionSigning signing, Actor actor, CancellationToken cancellation)
    {
        var db = step.Db();
        var campaign = await DecisionDesk.RunningAsync(db, signing.CampaignId, cancellation);
        var package = RulePackageJson.Read(campaign.RulePackageJson);
        var cases = await DecisionDesk.LockCasesAsync(step, campaign.Id, package, [.. signing.Choices.Select(c => c.CaseId)], cancellation);
        if (actor.PersonId is not { } decider || cases.TrueForAll(c => c.DeciderId != decider))
            throw new NotFoundException();

        var (verdicts, book) = await DecisionDesk.CheckAsync(db, campaign, package, cases, signing.Choices, decider, cancellation);
        if (signing.AllOrNothing && verdicts.Any(v => !v.Stands))
            verdicts = [.. verdicts.Select(v => v.Stands ? DecisionVerdict.Refuse(v.CaseId, "list_refused", Sentence.Of("Chưa ký: trong danh sách có người chưa hợp lệ."), "decisions") : v)];
        var byId = cases.ToDictionary(c => c.Id);
        var facts = new DecisionSubjectFacts(null, signing.ListCode, DecisionDesk.StateOf(book));
        var outcomes = new List<DecisionOutcome>();
        var signed = new List<Case>();
        foreach (var (choice, verdict) in signing.Choices.Zip(verdicts))
        {
            var decision = verdict.Stands ? Signed(byId[choice.CaseId], choice, verdict) : null;
            outcomes.Add(new DecisionOutcome(choice.CaseId, verdict.Code, verdict.Message, verdict.Field, choice.Rating, verdict.MetStandardWithoutSeat, decision));
        }

        await step.FlushAsync(cancellation);
        await TellCohortsAsync(step, signed, cancellation);
        await CaseOrder.DecidedAsync(step, signed, cancellation);
        await MoveOnAsync(step, signed, decider, cancellation);
        return outcomes;

        Guid? Signed(Case @case, RatingChoice choice, DecisionVerdict verdict)
        {
            // Said again as it stands: the first signature is the answer.
            if (@case.FinalRating == choice.Rating && @case.MetStandardWithoutSeat == verdict.MetStandardWithoutSeat)
                return @case.DecisionId;
            signed.Add(@case);
            return DecisionDesk.Sign(step, @case, choice, verdict, facts with { Proposed = @case.ProposedRating }, actor);
        }
    }

    // A case decided on another way than through its cohort is no longer waited for there.
    private static async Task TellCohortsAsync(StepScope step, List<Case> signed, CancellationToken cancellation)
    {
        var ids = signed.ConvertAll(c => c.Id);
        var arrived = await step.Db().Set<CohortMember>().Where(m => EF.Parameter(ids).Contains(m.CaseId)).Select(m => m.CaseId).ToListAsync(cancellation);
        foreach (var @case in signed.Where(c => !arrived.Contains(c.Id)))
            Cohorts.Cohorts.CaseLeft(step, @case);
    }

    private static async Task MoveOnAsync(StepScope step, List<Case> signed, Guid decider, CancellationToken cancellation)
    {
        var db = step.Db();
        var ids = signed.ConvertAll(c => c.Id);
        foreach (var key in signed.Select(c => AwaitedDecision.KeyOf(c.DeciderUnitId, c.PositionGroup)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            await DecisionLists.LockAsync(step, signed[0].CampaignId, decider, key, cancellation);
        var waiting = await db.Set<AwaitedDecision>()
            .Where(a => EF.Parameter(ids).Contains(a.CaseId) && a.Status == AwaitedStatus.Waiting)
            .OrderBy(a => a.CaseId)
            .ToListAsync(cancellation);
        foreach (var row in waiting)
            row.Leave(AwaitedStatus.Decided);
        await step.FlushAsync(cancellation);
        foreach (var key in waiting.Select(a => a.ListKey).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            await DecisionLists.CloseIfEmptyAsync(step, waiting[0].CampaignId, decider, key, cancellation);

        var ratings = signed.ToDictionary(c => c.Id, c => c.FinalRating);
        foreach (var row in waiting)
        {
            var data = Value.Object(("rating", Value.Of(ratings[row.CaseId]?.ToString())));
            if (waiting.Count <= AtOnce)
                await step.ResumeAsync(row.InstanceId, new ExecutionId(row.Execution), WaitOutcomes.Decided, data, cancellation);
            else
                step.ResumeLater(row.InstanceId, new ExecutionId(row.Execution), WaitOutcomes.Decided, data);
        }
    }
}
