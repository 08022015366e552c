using CanBo.Activities.Access;
using CanBo.Activities.Mail;
using CanBo.Activities.Mail.Outbox;
using CanBo.Activities.Paging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Pages.Mail;

/// <summary>The outbox: what waits, what went, what is dead and why.</summary>
internal static class OutboxPages
{
    public static void MapOutboxPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/outbox", List);
        routes.MapPost("/outbox/{id:guid}/retry", Retry);
        routes.MapPost("/outbox/stopped/{id:guid}/retry", RetryStopped);
    }

    private static async Task<RazorComponentResult<OutboxPage>> List(MailStatus? status, string? q, int? page, MailQueries mails, StoppedDeeds stopped, Actor actor, CancellationToken cancellation) => new(new
    {
        Stopped = await stopped.ListAsync(actor, PageRequest.Of(1, 25), cancellation),
        Rows = await mails.ListAsync(status, q, actor, PageRequest.Of(page, 25), cancellation),
        Counts = await mails.CountAsync(actor, cancellation),
        Status = status,
        Search = q,
    });

    private static async Task<RedirectHttpResult> RetryStopped(Guid id, StoppedDeeds stopped, Actor actor, CancellationToken cancellation)
    {
        await stopped.RetryAsync(id, actor, cancellation);
        return TypedResults.LocalRedirect("/outbox");
    }

    private static async Task<RedirectHttpResult> Retry(Guid id, RetryMail retry, Actor actor, CancellationToken cancellation)
    {
        await retry.HandleAsync(id, actor, cancellation);
        return TypedResults.LocalRedirect("/outbox?status=Dead");
    }
}
