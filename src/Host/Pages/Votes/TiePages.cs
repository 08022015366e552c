using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Ratings;
using CanBo.Activities.Voting;
using CanBo.Host.Design;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Pages.Votes;

/// <summary>A tie before the head: choose and say why, look again, sign; or stand aside.</summary>
internal static class TiePages
{
    public static void MapTiePages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/tie-breaks/{id:guid}").ExcludeFromDescription();
        pages.MapGet("", Show);
        pages.MapPost("", Send);
    }

    private static async Task<IResult> Show(Guid id, TieQueries ties, Actor actor, CancellationToken cancellation) =>
        Page(await ties.GetAsync(id, actor, cancellation), VoteForm.Empty, FormErrors.None, false);

    private static async Task<IResult> Send(Guid id, HttpRequest request, BreakTie breaking, TieQueries ties, Actor actor, CancellationToken cancellation)
    {
        var form = await VoteForm.ReadAsync(request, cancellation);
        var view = await ties.GetAsync(id, actor, cancellation);
        var rating = RatingScale.TryParseCode(form["rating"], out var level) ? (Rating?)level : null;
        try
        {
            switch (form["act"])
            {
                case "pass":
                    await breaking.PassOnAsync(id, form["asideReason"], actor, cancellation);
                    return new RazorComponentResult<TiePassedPage>(new { View = view });
                case "sign":
                    await breaking.DecideAsync(id, rating, form["reason"], actor, cancellation);
                    return TypedResults.LocalRedirect($"/tie-breaks/{id}");
                case "back":
                    return Page(view, form, FormErrors.None, false);
                default:
                    BreakTie.Check(view.Options, rating, form["reason"]);
                    return Page(view, form, FormErrors.None, true);
            }
        }
        catch (InvalidInputException refused)
        {
            return Page(view, form, FormErrors.Of(refused), false);
        }
        catch (RuleBrokenException broken)
        {
            return Page(view, form, FormErrors.Of(broken), false);
        }
    }

    private static RazorComponentResult<TiePage> Page(TieView view, VoteForm form, FormErrors errors, bool review) =>
        new(new { View = view, Form = form, Errors = errors, Review = review }) { StatusCode = VotePages.StatusOf(errors) };
}
