using System.Globalization;
using CanBo.Activities.Access;
using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.People;
using CanBo.Activities.Petitions;
using CanBo.Activities.Ratings;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Results.Files;

/// <summary>Writes the notice of a result for those who may read it: the person once told, the decider and organisers once decided.</summary>
/// <param name="reader">Opens reading contexts.</param>
/// <param name="packages">Campaigns' rule packages.</param>
public sealed class ResultNotices(CanBoReader reader, RulePackages packages)
{
    /// <summary>The notice.</summary>
    /// <exception cref="NotFoundException">There is none for this actor.</exception>
    public async Task<ResultNotice> GetAsync(Guid caseId, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = reader.Open();
        var @case = await CaseDoor.Visible(db, actor).FirstOrDefaultAsync(c => c.Id == caseId && c.FinalRating != null, cancellation) ?? throw new NotFoundException();
        if (@case.NotifiedAt is null && !CaseDoor.SeesAll(@case, actor))
            throw new NotFoundException();
        var campaign = await db.Set<Campaign>().FirstAsync(c => c.Id == @case.CampaignId, cancellation);
        var decision = await db.Set<RatingDecision>().FirstAsync(d => d.Id == @case.DecisionId, cancellation);
        var before = decision.ReplacesId is { } old ? await db.Set<RatingDecision>().FirstOrDefaultAsync(d => d.Id == old, cancellation) : null;
        var window = await db.Set<PetitionWindow>().FirstOrDefaultAsync(w => w.CaseId == caseId, cancellation);
        var agency = await db.Set<Unit>().Where(u => u.Id == @case.DeciderUnitId).Select(u => u.Name).FirstAsync(cancellation);
        var person = await db.Set<Person>().Where(p => p.Id == @case.PersonId).Select(p => p.FullName).FirstAsync(cancellation);
        var post = await db.Set<Post>().Where(p => p.Id == @case.PostId).Select(p => p.Title).FirstAsync(cancellation);
        var unit = await db.Set<Unit>().Where(u => u.Id == @case.UnitId).Select(u => u.Name).FirstAsync(cancellation);
        var signer = await db.Set<Person>().Where(p => p.Id == decision.DeciderId).Select(p => p.FullName).FirstOrDefaultAsync(cancellation) ?? "";
        var office = await db.Set<Post>().Where(p => p.PersonId == decision.DeciderId).OrderByDescending(p => p.IsMain).Select(p => p.Title).FirstOrDefaultAsync(cancellation) ?? "";
        return new ResultNotice(
            caseId,
            NumberOf(decision, campaign.Year),
            @case.NotifiedAt ?? decision.At,
            agency,
            packages.Of(campaign).LegalBasis,
            campaign.Name,
            campaign.Year,
            person,
            post,
            unit,
            @case.FinalRating!.Value,
            @case.MetStandardWithoutSeat,
            @case.Score?.ToDecimal(2),
            decision.Reason ?? "",
            decision.At,
            signer,
            office,
            before is null ? null : new ReplacedDecision(NumberOf(before, campaign.Year), before.At),
            window?.ClosesAt,
            window?.Explanation,
            window?.AnswerDays ?? 0);
    }

    // Lists have codes; a single decision is told apart by the end of its id.
    private static string NumberOf(RatingDecision decision, int year) => decision.ListCode.Length > 0
        ? decision.ListCode
        : string.Create(CultureInfo.InvariantCulture, $"{BusinessZone.DayOf(decision.At):ddMM}-{decision.Id.ToString("N")[^6..].ToUpperInvariant()}/{year}/TB-XLCL");
}
