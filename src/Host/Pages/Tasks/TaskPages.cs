using System.Globalization;
using CanBo.Activities.Access;
using CanBo.Activities.Calendar;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Paging;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Reading;
using CanBo.Activities.Texts;
using CanBo.Host.Api;
using CanBo.Host.Design;
using CanBo.Host.Errors;
using CanBo.Runtime.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CanBo.Host.Pages.Tasks;

/// <summary>The inbox, the form of a task part by part, a last look, the receipt.</summary>
internal static class TaskPages
{
    // Files are taken up to 10 MB; a larger one must come in far enough to be told what to do about it.
    private const long MostBytesSent = 64L * 1024 * 1024;

    public static void MapTaskPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", Inbox);
        var tasks = routes.MapGroup("/tasks");
        tasks.MapGet("/", () => TypedResults.LocalRedirect("/"));
        tasks.MapGet("/done", Done);
        tasks.MapGet("/{id:guid}", Show);
        tasks.MapPost("/{id:guid}", Save).WithMetadata(new RequestSizeLimitAttribute(MostBytesSent));
        tasks.MapGet("/{id:guid}/check", Check);
        tasks.MapPost("/{id:guid}/check", Submit);
        tasks.MapGet("/{id:guid}/received", Received);
        tasks.MapGet("/{id:guid}/files/{fileId:guid}", Download);
        routes.MapTaskAdminPages();
    }

    private static async Task<IResult> Inbox(int? page, string? saved, TaskQueries tasks, Actor actor, BusinessTime time, CancellationToken cancellation)
    {
        if (actor.PersonId is not { } person)
            return TypedResults.LocalRedirect(actor.Is(ActorRoles.Organiser) ? "/campaigns" : actor.Is(ActorRoles.Designer) ? "/procedures" : actor.Is(ActorRoles.Operator) ? "/outbox" : "/account");
        return new RazorComponentResult<InboxPage>(new
        {
            Inbox = await tasks.InboxAsync(person, PageRequest.Of(page, null), cancellation),
            Today = Today(time),
            WasSaved = saved is not null,
        });
    }

    private static async Task<RazorComponentResult<DonePage>> Done(int? page, TaskQueries tasks, Actor actor, CancellationToken cancellation) =>
        new(new { Rows = await tasks.DoneAsync(actor.PersonId ?? throw new NotFoundException(), PageRequest.Of(page, 25), cancellation) });

    private static async Task<IResult> Show(Guid id, int? part, string? check, ReadTask read, Actor actor, BusinessTime time, CancellationToken cancellation)
    {
        var view = await read.GetAsync(actor, id, cancellation);
        if (view.Form is null)
            return TypedResults.LocalRedirect(TaskLinks.Of(view.Task));
        if (!view.IsOwn)
            return TypedResults.LocalRedirect($"/tasks/{id}/organise");
        if (!view.Task.TakesAnswer)
            return new RazorComponentResult<AnswerPage>(new { View = view, Now = time.GetUtcNow() });
        if (view.Task.Seal != TaskSeal.None)
            return SealedPages.Empty(view, Today(time));
        var number = Math.Clamp(part ?? 1, 1, view.Form.Parts.Length);
        var errors = check is null ? FormErrors.None : new FormErrors(FormReading.Of(view.Form, view.Form.Parts[number - 1], view.Values, view.Context!).Errors);
        return Page(view, number, view.Values, errors, time);
    }

    private static async Task<IResult> Save(
        Guid id, int? part, HttpContext http, ReadTask read, SaveDraft save, SubmitTask submit, ChangeFiles files, Actor actor, BusinessTime time, CancellationToken cancellation)
    {
        var view = await OwnAsync(id, read, actor, http, cancellation);
        if (view is null)
            return TypedResults.Empty;
        if (view.Task.Seal != TaskSeal.None)
            return await SealedPages.PostAsync(view, await http.Request.ReadFormAsync(cancellation), submit, actor, Today(time), cancellation);
        var number = Math.Clamp(part ?? 1, 1, view.Form!.Parts.Length);
        var sent = SentForm.Read(await http.Request.ReadFormAsync(cancellation), view.Form, view.Values);
        var outcome = await save.SavePartAsync(actor, id, sent.Version, view.Form.Parts[number - 1], sent.Values, cancellation);
        if (outcome is DraftOutcome.Newer newer)
            return new RazorComponentResult<TaskPage>(new { View = view, Number = number, Values = newer.Yours, newer.Version, Newer = newer, Today = Today(time) }) { StatusCode = StatusCodes.Status409Conflict };

        var fileErrors = await SentFiles.TakeAsync(sent, actor, id, view, files, cancellation);
        if (sent.Act != SentAct.Next)
            return fileErrors.Any ? await AgainAsync(fileErrors)
                : sent.Act == SentAct.Save ? TypedResults.LocalRedirect("/?saved=1")
                : TypedResults.LocalRedirect($"/tasks/{id}?part={number}");

        // Judged by the draft as it is kept, and by the files that are there now.
        var kept = sent.ChangesFiles ? await read.GetAsync(actor, id, cancellation) : view.WithDraft(((DraftOutcome.Saved)outcome).Values);
        var errors = new FormErrors([.. fileErrors.All, .. FormReading.Of(view.Form, view.Form.Parts[number - 1], kept.Values, kept.Context!).Errors]);
        return errors.Any ? await AgainAsync(errors)
            : TypedResults.LocalRedirect(number < view.Form.Parts.Length ? $"/tasks/{id}?part={number + 1}" : $"/tasks/{id}/check");

        async Task<IResult> AgainAsync(FormErrors found)
        {
            var now = await read.GetAsync(actor, id, cancellation);
            return Page(now, number, now.Values, found, time);
        }
    }

    private static async Task<IResult> Check(Guid id, ReadTask read, Actor actor, CancellationToken cancellation)
    {
        var view = await read.GetAsync(actor, id, cancellation);
        return view is { IsOwn: true, Form: not null, Task: { TakesAnswer: true, Seal: TaskSeal.None } } ? CheckPage(view, FormErrors.None) : TypedResults.LocalRedirect($"/tasks/{id}");
    }

    private static async Task<IResult> Submit(
        Guid id, [FromForm(Name = "_op")] string? operation, [FromForm(Name = "_pledge")] string? pledge, HttpContext http, ReadTask read, SubmitTask submit, Actor actor, BusinessTime time, CancellationToken cancellation)
    {
        var view = await OwnAsync(id, read, actor, http, cancellation);
        if (view is null)
            return TypedResults.Empty;
        if (view.Task.Seal != TaskSeal.None)
            return TypedResults.LocalRedirect($"/tasks/{id}");
        if (view.Task.TakesAnswer && view.Form!.Pledge is not null && pledge != "true")
            return CheckPage(view, new FormErrors([new FieldError("_pledge", Sentence.Of("Đánh dấu vào ô cam kết trước khi gửi."))]));
        try
        {
            return await submit.SubmitAsync(actor, id, operation is { Length: > 0 } given ? given : NewOperation(), view.Values, isStrict: false, cancellation) is SubmitOutcome.NoLongerAsked
                ? TypedResults.LocalRedirect($"/tasks/{id}")
                : TypedResults.LocalRedirect($"/tasks/{id}/received");
        }
        catch (InvalidInputException refused)
        {
            // What is to be mended stands in a part: that one is shown, with its fields to type in.
            var errors = FormErrors.Of(refused);
            return PartOf(view.Form!, errors) is { } number ? Page(view, number, view.Values, errors, time) : CheckPage(view, errors);
        }
    }

    private static async Task<IResult> Received(Guid id, ReadTask read, TaskQueries tasks, Actor actor, CancellationToken cancellation)
    {
        var view = await read.GetAsync(actor, id, cancellation);
        if (!view.IsOwn || view.Form is null || (view.Task.SubmittedAt ?? view.Task.LateAt) is null)
            return TypedResults.LocalRedirect($"/tasks/{id}");
        return new RazorComponentResult<ReceivedPage>(new { View = view, Left = await tasks.CountOpenAsync(actor.PersonId!.Value, cancellation) });
    }

    private static async Task<FileContentHttpResult> Download(Guid id, Guid fileId, FileQueries files, Actor actor, HttpContext http, CancellationToken cancellation) =>
        FileDownload.Of(await files.GetAsync(actor, fileId, cancellation), http);

    /// <summary>The actor's own task with a form. Where there is none any more (given to another meanwhile), the page says so with what was typed, and null comes back.</summary>
    private static async Task<TaskView?> OwnAsync(Guid id, ReadTask read, Actor actor, HttpContext http, CancellationToken cancellation)
    {
        try
        {
            var view = await read.GetAsync(actor, id, cancellation);
            if (view is { IsOwn: true, Form: not null })
                return view;
        }
        catch (NotFoundException)
        {
            // Answered below, with the text.
        }

        await TypedTexts.WriteRefusalAsync(http, StatusCodes.Status404NotFound, [Sentence.Of("Việc này đã chuyển cho người khác, đã rút, hoặc địa chỉ sai. Chưa có gì được ghi.")]);
        return null;
    }

    private static RazorComponentResult<TaskPage> Page(TaskView view, int number, RawValues values, FormErrors errors, BusinessTime time) =>
        new(new { View = view, Number = number, Values = values, Version = view.Task.DraftVersion, Errors = errors, Today = Today(time) }) { StatusCode = errors.Any ? 422 : 200 };

    private static RazorComponentResult<CheckPage> CheckPage(TaskView view, FormErrors errors)
    {
        var parts = view.Form!.Parts.Select(p => FormReading.Of(view.Form, p, view.Values, view.Context!).Errors.Length).ToList();
        return new(new { View = view, Operation = NewOperation(), Missing = parts.Sum(), FirstBad = Math.Max(1, parts.FindIndex(n => n > 0) + 1), Errors = errors }) { StatusCode = errors.Any ? 422 : 200 };
    }

    private static int? PartOf(Form form, FormErrors errors)
    {
        var number = form.Parts.ToList().FindIndex(p => p.Fields.Any(f => errors.All.Any(e => e.Field.Split('/')[0] == f.Name))) + 1;
        return number > 0 ? number : null;
    }

    private static string NewOperation() => Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);

    private static DateOnly Today(BusinessTime time) => BusinessZone.DayOf(time.GetUtcNow());
}
