using CanBo.Activities.Access;
using CanBo.Activities.Meetings;
using CanBo.Activities.Paging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CanBo.Host.Api;

/// <summary>Unit meetings: read, note, adopt. Chairs and secretaries write; those convoked read and may give an opinion in writing.</summary>
internal static class MeetingEndpoints
{
    public static void MapMeetings(this IEndpointRouteBuilder api)
    {
        var meetings = api.MapGroup("/meetings").WithTags("Meetings");
        meetings.MapGet("/", List);
        meetings.MapGet("/{id:guid}", Get);
        meetings.MapPut("/{id:guid}", Save);
        meetings.MapPost("/{id:guid}/call", Call);
        meetings.MapPost("/{id:guid}/adopt", Adopt);
        meetings.MapPost("/{id:guid}/opinions", Opine);
    }

    private static async Task<Ok<PageOf<MeetingRow>>> List(Guid? campaign, int? page, int? pageSize, MeetingQueries meetings, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(await meetings.ListAsync(campaign, actor, PageRequest.Of(page, pageSize), cancellation));

    private static async Task<Ok<MeetingView>> Get(Guid id, MeetingQueries meetings, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(await meetings.GetAsync(id, actor, cancellation));

    private static async Task<Ok<MeetingView>> Save(Guid id, MeetingBody body, SaveMeeting save, MeetingQueries meetings, Actor actor, CancellationToken cancellation)
    {
        await save.DraftAsync(id, body.ToDraft(), actor, cancellation);
        return TypedResults.Ok(await meetings.GetAsync(id, actor, cancellation));
    }

    private static async Task<Ok<MeetingView>> Call(Guid id, MeetingCallBody body, CallMeeting call, MeetingQueries meetings, Actor actor, CancellationToken cancellation)
    {
        await call.HandleAsync(id, body.CalledFor, body.Place, actor, cancellation);
        return TypedResults.Ok(await meetings.GetAsync(id, actor, cancellation));
    }

    private static async Task<Ok<MeetingView>> Adopt(
        Guid id, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] MeetingBody? body, AdoptMeeting adopt, MeetingQueries meetings, Actor actor, CancellationToken cancellation)
    {
        await adopt.HandleAsync(id, body?.ToDraft(), actor, cancellation);
        return TypedResults.Ok(await meetings.GetAsync(id, actor, cancellation));
    }

    private static async Task<NoContent> Opine(Guid id, WrittenOpinionBody body, SaveMeeting save, Actor actor, CancellationToken cancellation)
    {
        await save.OpinionAsync(id, body.CaseId, body.Text, actor, cancellation);
        return TypedResults.NoContent();
    }
}
