using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Meetings;
using CanBo.Activities.Paging;
using CanBo.Host.Design;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Pages.Meetings;

/// <summary>A unit's meeting: the list, the minutes while they are written, the minutes as they stand.</summary>
internal static class MeetingPages
{
    public static void MapMeetingPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/meetings").ExcludeFromDescription();
        pages.MapGet("/", List);
        pages.MapGet("/{id:guid}", Show);
        pages.MapPost("/{id:guid}", Save);
        pages.MapPost("/{id:guid}/call", Call);
        pages.MapPost("/{id:guid}/opinions", Opine);
        pages.MapPost("/{id:guid}/scan", Attach);
        pages.MapGet("/{id:guid}/scan", Download);
    }

    private static async Task<RazorComponentResult<MeetingListPage>> List(int? page, MeetingQueries meetings, Actor actor, CancellationToken cancellation) =>
        new(new { Rows = await meetings.ListAsync(null, actor, PageRequest.Of(page, null), cancellation) });

    private static async Task<IResult> Show(Guid id, string? saved, MeetingQueries meetings, Actor actor, CancellationToken cancellation) =>
        Page(await meetings.GetAsync(id, actor, cancellation), MeetingForm.Empty, FormErrors.None, saved == "1");

    private static async Task<IResult> Save(Guid id, HttpRequest request, SaveMeeting save, AdoptMeeting adopt, MeetingQueries meetings, Actor actor, CancellationToken cancellation)
    {
        var form = await MeetingForm.ReadAsync(request, cancellation);
        try
        {
            var draft = form.ToDraft();
            if (form["act"] == "adopt")
            {
                form.RequireComplete();
                await adopt.HandleAsync(id, draft, actor, cancellation);
                return TypedResults.LocalRedirect($"/meetings/{id}");
            }

            await save.DraftAsync(id, draft, actor, cancellation);
            return TypedResults.LocalRedirect($"/meetings/{id}?saved=1");
        }
        catch (InvalidInputException refused)
        {
            return Page(await meetings.GetAsync(id, actor, cancellation), form, FormErrors.Of(refused), false);
        }
        catch (RuleBrokenException broken)
        {
            return Page(await meetings.GetAsync(id, actor, cancellation), form, FormErrors.Of(broken), false);
        }
    }

    private static async Task<IResult> Call(Guid id, HttpRequest request, CallMeeting call, MeetingQueries meetings, Actor actor, CancellationToken cancellation)
    {
        var form = await MeetingForm.ReadAsync(request, cancellation);
        try
        {
            await call.HandleAsync(id, form.CalledFor(), form["calledPlace"], actor, cancellation);
            return TypedResults.LocalRedirect($"/meetings/{id}?saved=1");
        }
        catch (InvalidInputException refused)
        {
            return Page(await meetings.GetAsync(id, actor, cancellation), form, FormErrors.Of(refused), false);
        }
        catch (RuleBrokenException broken)
        {
            return Page(await meetings.GetAsync(id, actor, cancellation), form, FormErrors.Of(broken), false);
        }
    }

    private static async Task<IResult> Opine(Guid id, HttpRequest request, SaveMeeting save, MeetingQueries meetings, Actor actor, CancellationToken cancellation)
    {
        var form = await MeetingForm.ReadAsync(request, cancellation);
        try
        {
            await save.OpinionAsync(id, Guid.TryParse(form["caseId"], out var caseId) ? caseId : Guid.Empty, form["text"], actor, cancellation);
            return TypedResults.LocalRedirect($"/meetings/{id}?saved=1");
        }
        catch (InvalidInputException refused)
        {
            return Page(await meetings.GetAsync(id, actor, cancellation), form, FormErrors.Of(refused), false);
        }
    }

    private static async Task<IResult> Attach(Guid id, HttpRequest request, AttachScan scans, MeetingQueries meetings, Actor actor, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        try
        {
            var file = form.Files.GetFile("scan");
            using var content = new MemoryStream();
            if (file is { Length: <= MeetingLimits.ScanBytes + 1 })
                await file.CopyToAsync(content, cancellation);
            await scans.HandleAsync(id, file?.FileName ?? "", file?.Length > MeetingLimits.ScanBytes ? new byte[MeetingLimits.ScanBytes + 1] : content.ToArray(), actor, cancellation);
            return TypedResults.LocalRedirect($"/meetings/{id}?saved=1");
        }
        catch (InvalidInputException refused)
        {
            return Page(await meetings.GetAsync(id, actor, cancellation), MeetingForm.Empty, FormErrors.Of(refused), false);
        }
    }

    private static async Task<FileContentHttpResult> Download(Guid id, AttachScan scans, Actor actor, CancellationToken cancellation)
    {
        var scan = await scans.GetAsync(id, actor, cancellation);
        return TypedResults.File(scan.Content, scan.ContentType, scan.FileName);
    }

    private static RazorComponentResult<MeetingPage> Page(MeetingView view, MeetingForm form, FormErrors errors, bool saved) =>
        new(new { View = view, Form = form, Errors = errors, Saved = saved }) { StatusCode = errors.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK };
}
