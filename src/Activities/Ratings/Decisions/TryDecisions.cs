using System.Collections.Immutable;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Ratings.Packages;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Ratings.Decisions;

/// <summary>
/// What would become of a whole list under other choices, or under another base or rate of the cap. Reckoned by the same planner as the signing, on people who are still on
/// their way too; nothing is saved.
/// </summary>
/// <param name="reader">Opens reading contexts.</param>
public sealed class TryDecisions(CanBoReader reader)
{
    // What a reason would say is not asked while trying; only that one will be needed is told.
    private const string AnyReason = "–";

    /// <summary>Tries.</summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="trial">What is tried.</param>
    /// <param name="actor">A decider, about the own cases; an organiser, about all.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="NotFoundException">None of the cases is the reader's to see.</exception>
    public async Task<TrialOutcome> HandleAsync(Guid campaignId, Trial trial, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = reader.Open();
        var campaign = await db.Set<Campaign>().FirstOrDefaultAsync(c => c.Id == campaignId, cancellation) ?? throw new NotFoundException();
        var ids = trial.Choices.Select(c => c.CaseId).ToList();
        var cases = await DecisionListQueries.Visible(db, campaignId, actor).Where(c => EF.Parameter(ids).Contains(c.Id)).ToListAsync(cancellation);
        if (cases.Count == 0)
            throw new NotFoundException();

        var package = RulePackageJson.Read(campaign.RulePackageJson);
        if (trial.Base is not null || trial.Rate is not null)
            package = package with { Cap = package.Cap with { Base = trial.Base ?? package.Cap.Base, Rate = trial.Rate ?? package.Cap.Rate, OutstandingRate = trial.Rate is null ? package.Cap.OutstandingRate : null } };
        var subjects = await DecisionFacts.LoadAsync(db, campaign, package, cases, cancellation);
        var choices = trial.Choices.DistinctBy(c => c.CaseId).Where(c => subjects.TryGetValue(c.CaseId, out var subject) && subject.Current != c.Rating).ToList();
        var book = await DecisionSets.BookAsync(db, campaignId, package.Cap, [.. cases.Select(c => c.DeciderUnitId)], cancellation);
        var needed = new DecisionPlanner(subjects.Values, book.Copy(), package.HeadCap, "").Check(choices).Where(v => v.Code == "reason_needed").ToDictionary(v => v.CaseId);
        var planner = new DecisionPlanner(subjects.Values, book, package.HeadCap, "");
        var verdicts = planner.Check([.. choices.Select(c => c with { Reason = AnyReason })]);
        return new TrialOutcome(
            verdicts.ToImmutableDictionary(v => v.CaseId),
            needed.ToImmutableDictionary(),
            [.. planner.Book.Checks],
            [.. choices.Where(c => subjects[c.CaseId].Proposed is { } proposed && proposed != c.Rating).Select(c => c.CaseId)]);
    }
}

/// <summary>What is tried.</summary>
/// <param name="Choices">A rating for each case.</param>
/// <param name="Base">Another base of the cap; null for the package's.</param>
/// <param name="Rate">Another rate, above 0 and at most 1; null for the package's.</param>
public sealed record Trial(IReadOnlyList<RatingChoice> Choices, CapBase? Base = null, Fraction? Rate = null);

/// <summary>What would become of it.</summary>
/// <param name="Verdicts">Whether each choice would stand, by case; a rating that stands already has none.</param>
/// <param name="Reasons">Choices that would need a written reason.</param>
/// <param name="Sets">The quota sets after what would stand.</param>
/// <param name="Changed">Cases whose choice departs from what is proposed.</param>
public sealed record TrialOutcome(ImmutableDictionary<Guid, DecisionVerdict> Verdicts, ImmutableDictionary<Guid, DecisionVerdict> Reasons, IReadOnlyList<QuotaCheck> Sets, IReadOnlyList<Guid> Changed)
{
    /// <summary>Choices that would be refused.</summary>
    public int Refused => Verdicts.Values.Count(v => !v.Stands);
}
