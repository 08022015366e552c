using System.Globalization;
using CanBo.Activities.Calendar;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Reading;
using CanBo.Host.Design;
using CanBo.Host.Pages.Tasks;
using CanBo.Runtime.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Pages.Guests;

/// <summary>The form of a residence comment part by part, a last look, the receipt; the same for a committee and for an organiser with its paper.</summary>
internal sealed class CommentForms(ReadTask read, SaveDraft save, SubmitTask submit, ChangeFiles files, BusinessTime time)
{
    public async Task<IResult> ShowAsync(CommentDesk desk, Guid id, int? part, CancellationToken cancellation)
    {
        var view = await ViewAsync(desk, id, cancellation);
        return view.Task.TakesAnswer
            ? Page(desk, view, Number(view, part), view.Values, view.Task.DraftVersion, FormErrors.None)
            : TypedResults.LocalRedirect($"{desk.Base}/received");
    }

    public async Task<IResult> SaveAsync(CommentDesk desk, Guid id, int? part, HttpContext http, CancellationToken cancellation)
    {
        var view = await ViewAsync(desk, id, cancellation);
        if (!view.Task.TakesAnswer)
            return TypedResults.LocalRedirect($"{desk.Base}/received");
        var number = Number(view, part);
        var sent = SentForm.Read(await http.Request.ReadFormAsync(cancellation), view.Form!, view.Values);
        var outcome = await save.SavePartAsync(desk.Actor, id, sent.Version, view.Form!.Parts[number - 1], sent.Values, cancellation);
        if (outcome is DraftOutcome.Newer newer)
            return Page(desk, view, number, newer.Yours, newer.Version, FormErrors.None, newer);
        var fileErrors = await SentFiles.TakeAsync(sent, desk.Actor, id, view, files, cancellation);
        // Judged by the draft as it is kept, and by the files that are there now.
        var kept = sent.ChangesFiles ? await read.GetAsync(desk.Actor, id, cancellation) : view.WithDraft(((DraftOutcome.Saved)outcome).Values);
        var errors = sent.Act == SentAct.Next
            ? new FormErrors([.. fileErrors.All, .. FormReading.Of(view.Form, view.Form.Parts[number - 1], kept.Values, kept.Context!).Errors])
            : fileErrors;
        if (errors.Any)
        {
            var now = await read.GetAsync(desk.Actor, id, cancellation);
            return Page(desk, now, number, now.Values, now.Task.DraftVersion, errors);
        }

        return TypedResults.LocalRedirect(sent.Act switch
        {
            SentAct.Save => desk.Back,
            SentAct.Next when Next(kept, number) is { } next => $"{desk.Base}?part={next}",
            SentAct.Next => $"{desk.Base}/check",
            _ => $"{desk.Base}?part={number}",
        });
    }

    public async Task<IResult> CheckAsync(CommentDesk desk, Guid id, CancellationToken cancellation)
    {
        var view = await ViewAsync(desk, id, cancellation);
        return view.Task.TakesAnswer ? CheckPage(desk, view, FormErrors.None) : TypedResults.LocalRedirect($"{desk.Base}/received");
    }

    public async Task<IResult> SubmitAsync(CommentDesk desk, Guid id, string? operation, CancellationToken cancellation)
    {
        var view = await ViewAsync(desk, id, cancellation);
        try
        {
            await submit.SubmitAsync(desk.Actor, id, operation is { Length: > 0 } given ? given : NewOperation(), view.Values, isStrict: false, cancellation);
            return TypedResults.LocalRedirect($"{desk.Base}/received");
        }
        catch (InvalidInputException refused)
        {
            return CheckPage(desk, view, FormErrors.Of(refused));
        }
    }

    public async Task<IResult> ReceivedAsync(CommentDesk desk, Guid id, CancellationToken cancellation)
    {
        var view = await ViewAsync(desk, id, cancellation);
        return view.Task.TakesAnswer && view.Task.LateAt is null
            ? TypedResults.LocalRedirect(desk.Base)
            : new RazorComponentResult<CommentReceivedPage>(new { Desk = desk, View = view });
    }

    private async Task<TaskView> ViewAsync(CommentDesk desk, Guid id, CancellationToken cancellation)
    {
        var view = await read.GetAsync(desk.Actor, id, cancellation);
        return CommentDesk.Takes(view) ? view : throw new NotFoundException();
    }

    private RazorComponentResult<CommentPage> Page(
        CommentDesk desk, TaskView view, int number, RawValues values, int version, FormErrors errors, DraftOutcome.Newer? newer = null) =>
        new(new { Desk = desk, View = view, Number = number, Values = values, Version = version, Today = BusinessZone.DayOf(time.GetUtcNow()), Errors = errors, Newer = newer })
        {
            StatusCode = newer is not null ? 409 : errors.Any ? 422 : 200,
        };

    private static RazorComponentResult<CommentCheckPage> CheckPage(CommentDesk desk, TaskView view, FormErrors errors)
    {
        var missing = view.Form!.Parts.Select(p => FormReading.Of(view.Form, p, view.Values, view.Context!).Errors.Length).ToList();
        return new(new { Desk = desk, View = view, Operation = NewOperation(), Missing = missing.Sum(), FirstBad = Math.Max(1, missing.FindIndex(n => n > 0) + 1), Errors = errors }) { StatusCode = errors.Any ? 422 : 200 };
    }

    private static int Number(TaskView view, int? part) => Math.Clamp(part ?? 1, 1, view.Form!.Parts.Length);

    // A part with nothing to fill in is left out: whoever sends the paper does not walk through empty pages.
    private static int? Next(TaskView view, int number)
    {
        for (var next = number + 1; next <= view.Form!.Parts.Length; next++)
            if (view.Form.Parts[next - 1].Fields.Any(f => FormReading.IsShown(f, view.Values, view.Context!)))
                return next;
        return null;
    }

    private static string NewOperation() => Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
}
