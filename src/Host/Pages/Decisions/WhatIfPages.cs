using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Decisions;
using CanBo.Activities.Texts;
using CanBo.Host.Design;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Pages.Decisions;

/// <summary>Tries a list under other choices or another cap. The POST changes nothing: a list of a hundred is too long for an address.</summary>
internal static class WhatIfPages
{
    public static void MapWhatIfPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/campaigns/{id:guid}/decision-list/what-if").ExcludeFromDescription();
        pages.MapGet("/", Show);
        pages.MapPost("/", Try);
    }

    private static async Task<RazorComponentResult<WhatIfPage>> Show(
        Guid id, Guid? deciderUnit, string? group, DecisionListQueries lists, TryDecisions trials, Actor actor, CancellationToken cancellation)
    {
        var view = await lists.GetAsync(id, deciderUnit, group, actor, cancellation);
        var chosen = view.Cases.Where(c => c.Rating is not null || c.Proposed is not null).ToDictionary(c => c.CaseId, c => c.Rating ?? (c.Seat is "noSeat" ? Rating.TOT : c.Proposed!.Value));
        return await Page(view, chosen, null, "", FormErrors.None, deciderUnit, group, trials, actor, cancellation);
    }

    private static async Task<RazorComponentResult<WhatIfPage>> Try(
        Guid id, Guid? deciderUnit, string? group, HttpRequest request, DecisionListQueries lists, TryDecisions trials, Actor actor, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        var view = await lists.GetAsync(id, deciderUnit, group, actor, cancellation);
        var chosen = new Dictionary<Guid, Rating>();
        foreach (var row in view.Cases)
            if (RatingScale.TryParseCode(form[DecisionForm.FieldOf("rating", row.CaseId)].ToString(), out var rating))
                chosen[row.CaseId] = rating;
        var cap = Enum.TryParse<CapBase>(form["base"].ToString(), out var known) && known is CapBase.EXCL or CapBase.INCL or CapBase.ALL ? known : (CapBase?)null;
        var rate = form["rate"].ToString().Trim();
        var isRate = FractionText.TryParseVietnamese(rate, out var percent) && percent > Fraction.Zero && percent <= 100;
        var errors = rate.Length == 0 || isRate ? FormErrors.None : FormErrors.Of(new InvalidInputException("rate", Sentence.Of("Ghi tỷ lệ phần trăm trên 0, không quá 100, ví dụ 20 hoặc 12,5.")));
        return await Page(view, chosen, cap, rate, errors, deciderUnit, group, trials, actor, cancellation);
    }

    private static async Task<RazorComponentResult<WhatIfPage>> Page(
        DecisionListView view, Dictionary<Guid, Rating> chosen, CapBase? cap, string rate, FormErrors errors, Guid? deciderUnit, string? group, TryDecisions trials, Actor actor, CancellationToken cancellation)
    {
        var share = !errors.Any && FractionText.TryParseVietnamese(rate, out var percent) ? percent / 100 : (Fraction?)null;
        var trial = new Trial([.. chosen.Select(c => new RatingChoice(c.Key, c.Value))], cap, share);
        return new(new
        {
            View = view,
            Chosen = (IReadOnlyDictionary<Guid, Rating>)chosen,
            Cap = cap,
            Rate = rate,
            Errors = errors,
            DeciderUnit = deciderUnit,
            Group = group,
            Outcome = errors.Any || chosen.Count == 0 ? null : await trials.HandleAsync(view.CampaignId, trial, actor, cancellation),
        })
        { StatusCode = errors.Any ? 422 : 200 };
    }
}
