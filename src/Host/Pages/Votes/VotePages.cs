using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Paging;
using CanBo.Activities.Voting;
using CanBo.Host.Design;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Pages.Votes;

/// <summary>Running a vote: the list, opening, attendance, closing, the count record, publishing, the tellers' sheets.</summary>
internal static class VotePages
{
    public const string Opened = "opened", Noted = "noted", Closed = "closed", Published = "published";

    public static void MapVotePages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/votes").ExcludeFromDescription();
        pages.MapGet("/", List);
        pages.MapGet("/{id:guid}", Show);
        pages.MapPost("/{id:guid}/open", Open);
        pages.MapPost("/{id:guid}/attendance", Attend);
        pages.MapPost("/{id:guid}/close", Close);
        pages.MapPost("/{id:guid}/publish", Publish);
        pages.MapGet("/{id:guid}/record", Record);
        pages.MapGet("/{id:guid}/paper", Paper);
        pages.MapPost("/{id:guid}/paper", EnterPaper);
    }

    private static async Task<RazorComponentResult<VoteListPage>> List(int? page, VoteQueries votes, Actor actor, CancellationToken cancellation) =>
        new(new { Page = await votes.ListAsync(null, PageRequest.Of(page, 25), actor, cancellation) });

    private static async Task<IResult> Show(Guid id, string? saved, VoteQueries votes, Actor actor, CancellationToken cancellation)
    {
        var view = await votes.GetAsync(id, actor, cancellation);
        return view.Part switch
        {
            { Runs: true } => Page(view, VoteForm.Empty, FormErrors.None, saved ?? ""),
            { Counts: true } when view.Status is VoteStatus.Open or VoteStatus.Counting => TypedResults.LocalRedirect($"/votes/{id}/paper"),
            { Votes: true } when view.Status == VoteStatus.Open => TypedResults.LocalRedirect($"/votes/{id}/slip"),
            _ => TypedResults.LocalRedirect($"/votes/{id}/record"),
        };
    }

    private static Task<IResult> Open(Guid id, HttpRequest request, OpenVote open, VoteQueries votes, Actor actor, CancellationToken cancellation) =>
        DoAsync(id, Opened, request, votes, actor, form => open.HandleAsync(id, form.ToOpening(), actor, cancellation), cancellation);

    private static Task<IResult> Attend(Guid id, HttpRequest request, NoteAttendance attendance, VoteQueries votes, Actor actor, CancellationToken cancellation) =>
        DoAsync(id, Noted, request, votes, actor, form => attendance.HandleAsync(id, form.ToAttendance(), actor, cancellation), cancellation);

    private static Task<IResult> Close(Guid id, HttpRequest request, CloseVote close, VoteQueries votes, Actor actor, CancellationToken cancellation) =>
        DoAsync(id, Closed, request, votes, actor, _ => close.HandleAsync(id, actor, cancellation), cancellation);

    private static Task<IResult> Publish(Guid id, HttpRequest request, PublishVote publish, VoteQueries votes, Actor actor, CancellationToken cancellation) =>
        DoAsync(id, Published, request, votes, actor, form => publish.HandleAsync(id, form["knowingly"] == "true", actor, cancellation), cancellation);

    private static async Task<IResult> Record(Guid id, VoteQueries votes, Actor actor, CancellationToken cancellation) =>
        new RazorComponentResult<VoteRecordPage>(new { View = await votes.GetAsync(id, actor, cancellation) });

    private static async Task<IResult> Paper(Guid id, VoteQueries votes, Actor actor, CancellationToken cancellation)
    {
        var view = await votes.GetAsync(id, actor, cancellation);
        return view.Part.Counts ? PaperOf(view, VoteForm.Empty, FormErrors.None, null) : ErrorPages.NotFound();
    }

    private static async Task<IResult> EnterPaper(Guid id, HttpRequest request, EnterPaper enter, VoteQueries votes, Actor actor, CancellationToken cancellation)
    {
        var form = await VoteForm.ReadAsync(request, cancellation);
        var view = await votes.GetAsync(id, actor, cancellation);
        try
        {
            var outcome = await enter.HandleAsync(id, form.ToSheet(view), actor, cancellation);
            return PaperOf(await votes.GetAsync(id, actor, cancellation), form, FormErrors.None, outcome);
        }
        catch (InvalidInputException refused)
        {
            return PaperOf(view, form, FormErrors.Of(refused), null);
        }
        catch (RuleBrokenException broken)
        {
            return PaperOf(view, form, FormErrors.Of(broken), null);
        }
    }

    private static async Task<IResult> DoAsync(Guid id, string what, HttpRequest request, VoteQueries votes, Actor actor, Func<VoteForm, Task> act, CancellationToken cancellation)
    {
        var form = await VoteForm.ReadAsync(request, cancellation);
        try
        {
            await act(form);
            return TypedResults.LocalRedirect($"/votes/{id}?saved={what}");
        }
        catch (InvalidInputException refused)
        {
            return Page(await votes.GetAsync(id, actor, cancellation), form, FormErrors.Of(refused), "");
        }
        catch (RuleBrokenException broken)
        {
            return Page(await votes.GetAsync(id, actor, cancellation), form, FormErrors.Of(broken), "");
        }
    }

    private static RazorComponentResult<VotePage> Page(VoteView view, VoteForm form, FormErrors errors, string saved) =>
        new(new { View = view, Form = form, Errors = errors, Saved = saved }) { StatusCode = StatusOf(errors) };

    private static RazorComponentResult<VotePaperPage> PaperOf(VoteView view, VoteForm form, FormErrors errors, PaperOutcome? outcome) =>
        new(new { View = view, Form = form, Errors = errors, Outcome = outcome }) { StatusCode = StatusOf(errors) };

    internal static int StatusOf(FormErrors errors) => errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
}
