using CanBo.Activities.Access;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Decisions;

namespace CanBo.Host.Pages.Decisions;

/// <summary>A row of the list with what is chosen for it, and what would become of that.</summary>
/// <param name="Case">The case.</param>
/// <param name="Choice">What would be signed; null when it is not chosen.</param>
/// <param name="Outcome">What would become of it; null when it is not chosen.</param>
public sealed record ChosenRow(DecisionCaseView Case, RatingChoice? Choice, DecisionOutcome? Outcome);

/// <summary>The list as chosen.</summary>
public sealed record DecisionDeskView(IReadOnlyList<ChosenRow> Rows, IReadOnlyList<QuotaCheck> After)
{
    public int Chosen => Rows.Count(r => r.Choice is not null);

    public int Seats => Rows.Count(r => r.Choice?.Rating == Rating.XS);

    public int WithoutSeat => Rows.Count(r => r.Outcome?.MetStandardWithoutSeat == true);
}

/// <summary>What is signed if this were all: everyone chosen as proposed, and good for whoever finds no seat. Reckoned by the same check as the signing.</summary>
internal static class DecisionChoosing
{
    public static async Task<DecisionDeskView> ChooseAsync(
        DecisionListView view, HashSet<Guid>? chosen, DecisionTab? tab, DecisionListQueries lists, Actor actor, CancellationToken cancellation)
    {
        var rows = view.Cases.Where(c => tab?.Shows(c) ?? c.State == DecisionState.Awaiting).ToList();
        var choices = rows.Where(c => c is { State: DecisionState.Awaiting, Proposed: not null } && (chosen?.Contains(c.CaseId) ?? c.Seat is not ("tied" or "waitsForTie")))
            .Select(c => new RatingChoice(c.CaseId, c.Proposed!.Value)).ToList();
        if (!view.MayDecide || choices.Count == 0)
            return new DecisionDeskView([.. rows.Select(r => new ChosenRow(r, null, null))], [.. view.Sets.Select(s => new QuotaCheck(s.Set, s.Counts))]);

        var first = await lists.TryAsync(view.CampaignId, choices, actor, cancellation);
        var full = first.Outcomes.Where(o => o.Code == "cap_full").Select(o => o.CaseId).ToHashSet();
        choices = choices.ConvertAll(c => full.Contains(c.CaseId) ? c with { Rating = Rating.TOT } : c);
        var last = full.Count == 0 ? first : await lists.TryAsync(view.CampaignId, choices, actor, cancellation);
        var byCase = choices.ToDictionary(c => c.CaseId);
        var outcomes = last.Outcomes.ToDictionary(o => o.CaseId);
        return new DecisionDeskView([.. rows.Select(r => new ChosenRow(r, byCase.GetValueOrDefault(r.CaseId), outcomes.GetValueOrDefault(r.CaseId)))], last.Sets);
    }
}
