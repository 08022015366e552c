using CanBo.Activities.Calendar;
using CanBo.Activities.Guests;
using CanBo.Runtime.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CanBo.Host.Pages.Guests;

/// <summary>
/// The pages behind the link of a body without accounts. A GET only shows, because mail programs open links too; the button acts. What is wrong
/// with a link is never told.
/// </summary>
internal static class GuestPages
{
    // Files are taken up to 10 MB; a larger one must come in far enough to be told what to do about it.
    private const long MostBytesSent = 64L * 1024 * 1024;

    public static void MapGuestPages(this IEndpointRouteBuilder routes)
    {
        // Public: whoever holds the link is let in by it, and nothing is shown without it.
        var guests = routes.MapGroup("/g/{token}").AllowAnonymous();
        guests.MapGet("/", List);
        guests.MapGet("/{id:guid}", Form);
        guests.MapPost("/{id:guid}", Save).WithMetadata(new RequestSizeLimitAttribute(MostBytesSent));
        guests.MapGet("/{id:guid}/check", Check);
        guests.MapPost("/{id:guid}/check", Submit);
        guests.MapGet("/{id:guid}/received", Received);
        routes.MapGuestAdminPages();
    }

    private static async Task<IResult> List(string token, GuestDesk desk, BusinessTime time, CancellationToken cancellation) =>
        await desk.OpenAsync(token, cancellation) is { } guest
            ? new RazorComponentResult<GuestListPage>(new { Guest = guest, Requests = await desk.ListAsync(guest, cancellation), Today = BusinessZone.DayOf(time.GetUtcNow()) })
            : Gone();

    private static Task<IResult> Form(string token, Guid id, int? part, GuestDesk desk, CommentForms forms, CancellationToken cancellation) =>
        InAsync(token, id, desk, at => forms.ShowAsync(at, id, part, cancellation), cancellation);

    private static Task<IResult> Save(string token, Guid id, int? part, HttpContext http, GuestDesk desk, CommentForms forms, CancellationToken cancellation) =>
        InAsync(token, id, desk, at => forms.SaveAsync(at, id, part, http, cancellation), cancellation);

    private static Task<IResult> Check(string token, Guid id, GuestDesk desk, CommentForms forms, CancellationToken cancellation) =>
        InAsync(token, id, desk, at => forms.CheckAsync(at, id, cancellation), cancellation);

    private static Task<IResult> Submit(string token, Guid id, [FromForm(Name = "_op")] string? operation, GuestDesk desk, CommentForms forms, CancellationToken cancellation) =>
        InAsync(token, id, desk, at => forms.SubmitAsync(at, id, operation, cancellation), cancellation);

    private static Task<IResult> Received(string token, Guid id, GuestDesk desk, CommentForms forms, CancellationToken cancellation) =>
        InAsync(token, id, desk, at => forms.ReceivedAsync(at, id, cancellation), cancellation);

    private static async Task<IResult> InAsync(string token, Guid id, GuestDesk desk, Func<CommentDesk, Task<IResult>> act, CancellationToken cancellation)
    {
        if (await desk.OpenAsync(token, cancellation) is not { } guest)
            return Gone();
        await desk.RequireOwnAsync(guest, id, cancellation);
        return await act(CommentDesk.Of(guest, id));
    }

    private static RazorComponentResult<GuestGonePage> Gone() => new() { StatusCode = StatusCodes.Status410Gone };
}
