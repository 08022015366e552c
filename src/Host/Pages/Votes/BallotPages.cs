using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Voting;
using CanBo.Host.Design;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Pages.Votes;

/// <summary>The slip: mark, look again, cast, receipt. What is marked stands in the page until it is cast; the server keeps no draft.</summary>
internal static class BallotPages
{
    public static void MapBallotPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/votes/{id:guid}").ExcludeFromDescription();
        pages.MapGet("/slip", Show);
        pages.MapPost("/slip", Send);
        pages.MapGet("/receipt", Receipt);
    }

    private static async Task<IResult> Show(Guid id, string? again, VoteQueries votes, Actor actor, CancellationToken cancellation)
    {
        var view = await votes.GetAsync(id, actor, cancellation);
        if (!view.Part.Votes)
            return ErrorPages.NotFound();
        return view.Status == VoteStatus.Open && (view.Part.Way == BallotWay.None || (view.Part.Way == BallotWay.Screen && again == "1"))
            ? Page(view, VoteForm.Empty, FormErrors.None)
            : TypedResults.LocalRedirect($"/votes/{id}/receipt");
    }

    private static async Task<IResult> Send(Guid id, HttpRequest request, CastBallot cast, VoteQueries votes, Actor actor, CancellationToken cancellation)
    {
        var form = await VoteForm.ReadAsync(request, cancellation);
        var view = await votes.GetAsync(id, actor, cancellation);
        if (!view.Part.Votes)
            return ErrorPages.NotFound();
        if (form["act"] == "back")
            return Page(view, form, FormErrors.None);
        if (form["act"] != "cast")
            return new RazorComponentResult<BallotCheckPage>(new { View = view, Form = form });
        try
        {
            await cast.HandleAsync(id, form.Marks(), actor, cancellation);
            return TypedResults.LocalRedirect($"/votes/{id}/receipt");
        }
        catch (InvalidInputException refused)
        {
            return Page(view, form, FormErrors.Of(refused));
        }
        catch (RuleBrokenException broken)
        {
            return Page(view, form, FormErrors.Of(broken));
        }
    }

    private static async Task<IResult> Receipt(Guid id, VoteQueries votes, Actor actor, CancellationToken cancellation)
    {
        var view = await votes.GetAsync(id, actor, cancellation);
        return view.Part.Votes ? new RazorComponentResult<BallotReceiptPage>(new { View = view }) : ErrorPages.NotFound();
    }

    private static RazorComponentResult<BallotPage> Page(VoteView view, VoteForm form, FormErrors errors) =>
        new(new { View = view, Form = form, Errors = errors }) { StatusCode = VotePages.StatusOf(errors) };
}
