using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Decisions;
using CanBo.Host.Design;

namespace CanBo.Host.Pages.Decisions;

/// <summary>The decision list: look, try by choosing, review, sign; one person's rating by itself.</summary>
internal static class DecisionPages
{
    public static void MapDecisionPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/campaigns/{id:guid}/decision-list").ExcludeFromDescription();
        pages.MapGet("/", Show);
        pages.MapPost("/review", Review);
        pages.MapPost("/sign", Sign);
        pages.MapGet("/{caseId:guid}", One);
        routes.MapRatingFactPages();
        routes.MapWhatIfPages();
    }

    private static async Task<IResult> Show(
        Guid id, Guid? deciderUnit, string? group, string? tab, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "case")] Guid[]? chosen, DecisionListQueries lists, Actor actor, CancellationToken cancellation)
    {
        var view = await lists.GetAsync(id, deciderUnit, group, actor, cancellation);
        var desk = await DecisionChoosing.ChooseAsync(view, chosen is { Length: > 0 } ? [.. chosen] : null, DecisionTabs.Parse(tab), lists, actor, cancellation);
        return new Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<DecisionListPage>(new { View = view, Desk = desk, Tab = DecisionTabs.Parse(tab), DeciderUnit = deciderUnit, Group = group });
    }

    private static async Task<IResult> Review(Guid id, HttpRequest request, DecisionListQueries lists, Actor actor, CancellationToken cancellation)
    {
        actor.RequireOwnProof();
        var form = await DecisionForm.ReadAsync(request, cancellation);
        var view = await lists.GetAsync(id, null, null, actor, cancellation);
        if (form.Chosen.Count == 0)
            return TypedResults.LocalRedirect(form.BackTo(id));
        var desk = await DecisionChoosing.ChooseAsync(view, [.. form.Chosen], null, lists, actor, cancellation);
        return ReviewPage(view, form, [.. desk.Rows.Where(r => r.Choice is not null).Select(r => r.Choice!)], desk.Rows.Select(r => r.Outcome).OfType<DecisionOutcome>(), 0);
    }

    private static async Task<IResult> One(Guid id, Guid caseId, DecisionListQueries lists, Actor actor, CancellationToken cancellation)
    {
        var view = await lists.GetAsync(id, null, null, actor, cancellation);
        var row = view.Cases.FirstOrDefault(c => c.CaseId == caseId) ?? throw new NotFoundException();
        return new Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<DecisionReviewPage>(new
        {
            View = view,
            Form = DecisionForm.Empty,
            Choices = (IReadOnlyList<RatingChoice>)[new RatingChoice(caseId, row.Rating ?? row.Proposed ?? Rating.HT)],
            Outcomes = (IReadOnlyDictionary<Guid, DecisionOutcome>)new Dictionary<Guid, DecisionOutcome>(),
            Free = true,
            Signed = 0,
        });
    }

    private static async Task<IResult> Sign(Guid id, HttpRequest request, DecideRatings decide, DecisionListQueries lists, Actor actor, CancellationToken cancellation)
    {
        var form = await DecisionForm.ReadAsync(request, cancellation);
        IReadOnlyList<DecisionOutcome> outcomes;
        try
        {
            outcomes = await decide.HandleAsync(new DecisionSigning(id, form.Choices, form["listCode"]), actor, cancellation);
        }
        catch (InvalidInputException)
        {
            return TypedResults.LocalRedirect(form.BackTo(id));
        }

        var view = await lists.GetAsync(id, null, null, actor, cancellation);
        var refused = outcomes.Where(o => !o.IsDecided).ToDictionary(o => o.CaseId);
        if (refused.Count == 0)
            return new Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<DecisionSignedPage>(new { View = view, Outcomes = outcomes, ListCode = form["listCode"], Back = form.BackTo(id) });
        return ReviewPage(view, form, [.. form.Choices.Where(c => refused.ContainsKey(c.CaseId))], refused.Values, outcomes.Count - refused.Count);
    }

    private static Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<DecisionReviewPage> ReviewPage(
        DecisionListView view, DecisionForm form, IReadOnlyList<RatingChoice> choices, IEnumerable<DecisionOutcome> outcomes, int signed) => new(new
        {
            View = view,
            Form = form,
            Choices = choices,
            Outcomes = (IReadOnlyDictionary<Guid, DecisionOutcome>)outcomes.ToDictionary(o => o.CaseId),
            Free = signed > 0 || form.IsSigning,
            Signed = signed,
        });
}
