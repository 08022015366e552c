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

        (choices, var last) = await SeatAsync(view, choices, lists, actor, cancellation);
        var byCase = choices.ToDictionary(c => c.CaseId);
        var outcomes = last.Outcomes.ToDictionary(o => o.CaseId);
        return new DecisionDeskView([.. rows.Select(r => new ChosenRow(r, byCase.GetValueOrDefault(r.CaseId), outcomes.GetValueOrDefault(r.CaseId)))], last.Sets);
    }

    // Whoever finds no seat is good, and excellent is a share of the good: with everyone at excellent fewer seats are seen than there are in the end. So those refused
    // at first come down together, and of each list, best first, as many go up again as then fit.
    private static async Task<(List<RatingChoice> Choices, DecisionPreview Outcome)> SeatAsync(
        DecisionListView view, List<RatingChoice> choices, DecisionListQueries lists, Actor actor, CancellationToken cancellation)
    {
        var last = await lists.TryAsync(view.CampaignId, choices, actor, cancellation);
        var down = Full(last);
        if (down.Count == 0)
            return (choices, last);
        last = await TryAsync([]);
        foreach (var list in view.Cases.Where(c => down.Contains(c.CaseId)).GroupBy(c => (c.DeciderUnitId, c.Group)).ToList())
        {
            var order = list.Select(c => c.CaseId).ToList();
            var (fit, tooMany) = (0, order.Count + 1);
            while (tooMany - fit > 1)
            {
                var half = (fit + tooMany) / 2;
                var trial = await TryAsync(order.Take(half));
                if (Full(trial).Count == 0)
                    (fit, last) = (half, trial);
                else
                    tooMany = half;
            }

            down.ExceptWith(order.Take(fit));
        }

        return (With(down), last);

        Task<DecisionPreview> TryAsync(IEnumerable<Guid> up) => lists.TryAsync(view.CampaignId, With([.. down.Except(up)]), actor, cancellation);

        List<RatingChoice> With(HashSet<Guid> good) => choices.ConvertAll(c => good.Contains(c.CaseId) ? c with { Rating = Rating.TOT } : c);
    }

    private static HashSet<Guid> Full(DecisionPreview preview) => [.. preview.Outcomes.Where(o => o.Code == "cap_full").Select(o => o.CaseId)];
}
