using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Ordering;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Ratings.Decisions;

/// <summary>Records a unit's rating, which caps its head. Never below a head who is rated already.</summary>
/// <param name="steps">The door to the database.</param>
/// <param name="reader">Opens reading contexts.</param>
public sealed class SetUnitRating(StepRunner steps, CanBoReader reader)
{
    /// <summary>Records.</summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="unitCode">The unit's code.</param>
    /// <param name="rating">Its rating.</param>
    /// <param name="isOutstanding">Whether the package's higher rate applies.</param>
    /// <param name="actor">An organiser.</param>
    /// <param name="cancellation">Stops the work.</param>
    public Task HandleAsync(Guid campaignId, string unitCode, Rating rating, bool isOutstanding, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        return steps.RunAsync(
            async (step, token) =>
            {
                var db = step.Db();
                var campaign = await DecisionDesk.RunningAsync(db, campaignId, token);
                var unit = await db.Set<Unit>().AsNoTracking().FirstOrDefaultAsync(u => u.Code == unitCode, token)
                    ?? throw new InvalidInputException("unitCode", Sentence.Of("Không có đơn vị mang mã này."));
                await step.LockAsync(DecisionSets.Lock(campaign.Id, DecisionSets.UnitCode(unit.Id)), token);
                await CollectiveReview.RequireMembersAsync(db, campaignId, unit.Id, token);
                await RequireNoHeadAboveAsync(db, campaignId, unit.Id, rating, token);
                var row = await db.Set<UnitRating>().FindAsync([campaignId, unit.Id], token);
                if (row is null)
                    db.Add(row = UnitRating.Of(campaignId, unit.Id));
                if (row.IsOutstanding != isOutstanding && await db.Set<Case>().AnyAsync(c => c.CampaignId == campaignId && c.DeciderUnitId == unit.Id && c.FinalRating != null, token))
                    throw new RuleBrokenException(Sentence.Of("Đã có quyết định xếp loại trong cơ quan này, không đổi tỷ lệ hạn mức được nữa."), "outstanding", "decided_already");
                row.Record(rating, isOutstanding, actor.AuditName, step.Now);
                step.Audit(campaignId, "UnitRated", actor.AuditName, Value.Object(("unit", Value.Of(unit.Code)), ("rating", Value.Of(rating.ToString())), ("outstanding", Value.Of(isOutstanding))));
                await step.FlushAsync(token);
                await CaseOrder.UnitRatedAsync(step, campaignId, unit.Id, token);
            },
            cancellation);
    }

    /// <summary>The units of a campaign's cases with their ratings, by name.</summary>
    public async Task<IReadOnlyList<UnitRatingRow>> ListAsync(Guid campaignId, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        await using var db = reader.Open();
        var unreviewed = CollectiveReview.Unreviewed(db, campaignId);
        return await (
            from unit in db.Set<Unit>()
            where db.Set<Case>().Any(c => c.CampaignId == campaignId && (c.UnitId == unit.Id || c.DeciderUnitId == unit.Id))
            join row in db.Set<UnitRating>().Where(r => r.CampaignId == campaignId) on unit.Id equals row.UnitId into rows
            from rating in rows.DefaultIfEmpty()
            orderby unit.SortKey, unit.Id
            select new UnitRatingRow(
                unit.Id,
                unit.Code,
                unit.Name,
                rating == null ? null : rating.Rating,
                rating != null && rating.IsOutstanding,
                db.Set<Case>().Any(c => c.CampaignId == campaignId && c.UnitId == unit.Id && c.IsHead))
            {
                IsTwoPhase = db.Set<CaseDependency>().Any(d => d.CampaignId == campaignId && d.TargetId == unit.Id && d.Kind == WaitKind.CollectiveDraft),
                DraftAdoptedOn = db.Set<CollectiveDraft>().Where(d => d.CampaignId == campaignId && d.UnitId == unit.Id).Select(d => (DateOnly?)d.AdoptedOn).FirstOrDefault(),
                Unreviewed = unreviewed.Count(c => c.UnitId == unit.Id),
            }).ToListAsync(cancellation);
    }

    private static async Task RequireNoHeadAboveAsync(CanBoContext db, Guid campaignId, Guid unitId, Rating rating, CancellationToken cancellation)
    {
        var heads = await db.Set<Case>().Where(c => c.CampaignId == campaignId && c.UnitId == unitId && c.IsHead && c.FinalRating != null).Select(c => c.FinalRating!.Value).ToListAsync(cancellation);
        if (heads.Exists(head => head.IsAbove(rating)))
            throw new RuleBrokenException(Sentence.Of("Người đứng đầu đã được xếp loại cao hơn mức này. Thay quyết định của người đứng đầu trước."), "rating", "head_above");
    }
}

/// <summary>A unit with its rating.</summary>
public sealed record UnitRatingRow(Guid UnitId, string Code, string Name, Rating? Rating, bool IsOutstanding, bool CapsAHead)
{
    /// <summary>Reviewed in two phases: its members wait for its draft, its rating for their reviews.</summary>
    public bool IsTwoPhase { get; init; }

    /// <summary>When its draft was adopted; null when it was not.</summary>
    public DateOnly? DraftAdoptedOn { get; init; }

    /// <summary>Members who are not reviewed yet.</summary>
    public int Unreviewed { get; init; }
}
