using CanBo.Activities.Access;
using CanBo.Activities.Mail;
using CanBo.Activities.Mail.Outbox;
using CanBo.Activities.Paging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Api;

/// <summary>The outbox: letters that wait, went, or are dead. Organisers and operators.</summary>
internal static class OutboxEndpoints
{
    public static void MapOutbox(this IEndpointRouteBuilder api)
    {
        var outbox = api.MapGroup("/outbox").WithTags("Outbox");
        outbox.MapGet("/", List).WithDescription("Letters, newest first; status is Queued, Sent, Dead or Dropped.");
        outbox.MapGet("/counts", Count);
        outbox.MapPost("/{id:guid}/retry", Retry);
        outbox.MapGet("/stopped", ListStopped).WithDescription("Deeds that were given up and are no refused letter, newest first.");
        outbox.MapPost("/stopped/{id:guid}/retry", RetryStopped);
    }

    private static async Task<Ok<PageOf<MailRow>>> List(MailStatus? status, string? search, [AsParameters] PageQuery page, MailQueries mails, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(await mails.ListAsync(status, search, actor, page.ToRequest(), cancellation));

    private static async Task<Ok<MailCounts>> Count(MailQueries mails, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(await mails.CountAsync(actor, cancellation));

    private static async Task<Ok<PageOf<StoppedDeed>>> ListStopped([AsParameters] PageQuery page, StoppedDeeds stopped, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(await stopped.ListAsync(actor, page.ToRequest(), cancellation));

    private static async Task<NoContent> RetryStopped(Guid id, StoppedDeeds stopped, Actor actor, CancellationToken cancellation)
    {
        await stopped.RetryAsync(id, actor, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Retry(Guid id, RetryMail retry, Actor actor, CancellationToken cancellation)
    {
        await retry.HandleAsync(id, actor, cancellation);
        return TypedResults.NoContent();
    }
}
