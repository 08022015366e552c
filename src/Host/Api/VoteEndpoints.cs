using CanBo.Activities.Access;
using CanBo.Activities.Paging;
using CanBo.Activities.Voting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Api;

/// <summary>
/// Votes. The body's chair and secretary and organisers open, note the attendance, close and publish; those on the list cast; tellers count paper; the head
/// breaks ties. Everything that changes something needs the actor's own password or PIN. To everybody else a vote is not there.
/// </summary>
internal static class VoteEndpoints
{
    public static void MapVotes(this IEndpointRouteBuilder api)
    {
        var votes = api.MapGroup("/votes").WithTags("Votes");
        votes.MapGet("/", List);
        votes.MapGet("/{id:guid}", Get);
        votes.MapPost("/{id:guid}/open", Open);
        votes.MapPost("/{id:guid}/attendance", Attend);
        votes.MapPut("/{id:guid}/ballot", Cast);
        votes.MapPut("/{id:guid}/paper", Paper);
        votes.MapPost("/{id:guid}/close", Close);
        votes.MapPost("/{id:guid}/publish", Publish);

        var ties = api.MapGroup("/tie-breaks").WithTags("Votes");
        ties.MapGet("/{id:guid}", Tie);
        ties.MapPost("/{id:guid}", Decide);
        ties.MapPost("/{id:guid}/pass-on", PassOn);
    }

    private static async Task<Ok<PageOf<VoteListRow>>> List(Guid? campaign, [AsParameters] PageQuery page, VoteQueries votes, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(await votes.ListAsync(campaign, page.ToRequest(), actor, cancellation));

    private static async Task<Ok<VoteView>> Get(Guid id, VoteQueries votes, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(await votes.GetAsync(id, actor, cancellation));

    private static async Task<Ok<VoteView>> Open(Guid id, VoteOpeningBody body, OpenVote open, VoteQueries votes, Actor actor, CancellationToken cancellation)
    {
        await open.HandleAsync(id, new VoteOpening(body.ClosesAt, body.ClosesWhenAllCast, body.Tellers ?? []), actor, cancellation);
        return TypedResults.Ok(await votes.GetAsync(id, actor, cancellation));
    }

    private static async Task<Ok<VoteView>> Attend(Guid id, VoteAttendanceBody body, NoteAttendance attendance, VoteQueries votes, Actor actor, CancellationToken cancellation)
    {
        await attendance.HandleAsync(id, body.Attendance, actor, cancellation);
        return TypedResults.Ok(await votes.GetAsync(id, actor, cancellation));
    }

    // Says whether an earlier slip was replaced, never what either of them says.
    private static async Task<Ok<BallotReceipt>> Cast(Guid id, BallotBody body, CastBallot cast, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(new BallotReceipt(id, true, await cast.HandleAsync(id, body.Marks, actor, cancellation)));

    private static async Task<Ok<PaperOutcome>> Paper(Guid id, PaperBody body, EnterPaper enter, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(await enter.HandleAsync(id, body.ToSheet(), actor, cancellation));

    private static async Task<Ok<VoteView>> Close(Guid id, CloseVote close, VoteQueries votes, Actor actor, CancellationToken cancellation)
    {
        await close.HandleAsync(id, actor, cancellation);
        return TypedResults.Ok(await votes.GetAsync(id, actor, cancellation));
    }

    private static async Task<Ok<VoteView>> Publish(Guid id, VotePublishingBody body, PublishVote publish, VoteQueries votes, Actor actor, CancellationToken cancellation)
    {
        await publish.HandleAsync(id, body.Knowingly, actor, cancellation);
        return TypedResults.Ok(await votes.GetAsync(id, actor, cancellation));
    }

    private static async Task<Ok<TieView>> Tie(Guid id, TieQueries ties, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(await ties.GetAsync(id, actor, cancellation));

    private static async Task<Ok<TieView>> Decide(Guid id, TieBody body, BreakTie breaking, TieQueries ties, Actor actor, CancellationToken cancellation)
    {
        await breaking.DecideAsync(id, body.Rating, body.Reason, actor, cancellation);
        return TypedResults.Ok(await ties.GetAsync(id, actor, cancellation));
    }

    private static async Task<NoContent> PassOn(Guid id, TiePassingBody body, BreakTie breaking, Actor actor, CancellationToken cancellation)
    {
        await breaking.PassOnAsync(id, body.Reason, actor, cancellation);
        return TypedResults.NoContent();
    }
}
