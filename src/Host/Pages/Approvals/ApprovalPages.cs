using CanBo.Activities.Access;
using CanBo.Activities.Approvals;
using CanBo.Activities.Calendar;
using CanBo.Activities.Errors;
using CanBo.Activities.Tasks.Reading;
using CanBo.Activities.Texts;
using CanBo.Host.Design;
using CanBo.Runtime.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Pages.Approvals;

/// <summary>An approval: read, say yes or no or send back, on one page; hand the voice on; for organisers, name another approver or do without. Hidden is 404.</summary>
internal static class ApprovalPages
{
    public static void MapApprovalPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/approvals/{id:guid}");
        pages.MapGet("", Show);
        pages.MapPost("", Send);
        pages.MapGet("/received", Received);
    }

    private static async Task<IResult> Show(Guid id, ApprovalQueries approvals, Actor actor, BusinessTime time, CancellationToken cancellation) =>
        Page(await approvals.GetAsync(id, actor, cancellation), ApprovalForm.New(), FormErrors.None, time);

    private static async Task<IResult> Send(Guid id, HttpRequest request, ApprovalActs acts, ApprovalQueries approvals, Actor actor, BusinessTime time, CancellationToken cancellation)
    {
        var form = await ApprovalForm.ReadAsync(request, cancellation);
        var view = await approvals.GetAsync(id, actor, cancellation);
        try
        {
            await acts.DoAsync(view, form, actor, cancellation);
            return TypedResults.LocalRedirect(form.Act is "give" or "delegate" ? $"/approvals/{id}/received" : $"/approvals/{id}");
        }
        catch (InvalidInputException refused)
        {
            return Page(view, form, FormErrors.Of(refused), time);
        }
        catch (RuleBrokenException broken)
        {
            // As it stands now: it may have been decided while this one was writing.
            return Page(await approvals.GetAsync(id, actor, cancellation), form, FormErrors.Of(broken), time);
        }
    }

    private static async Task<IResult> Received(Guid id, ApprovalQueries approvals, TaskQueries tasks, Actor actor, CancellationToken cancellation)
    {
        var view = await approvals.GetAsync(id, actor, cancellation);
        return view.Mine is { } mine && actor.PersonId is { } person && (mine.AnsweredAt is not null || mine.ActingName is not null)
            ? new RazorComponentResult<ApprovalReceivedPage>(new { View = view, Left = await tasks.CountOpenAsync(person, cancellation) })
            : TypedResults.LocalRedirect($"/approvals/{id}");
    }

    private static RazorComponentResult<ApprovalPage> Page(ApprovalView view, ApprovalForm form, FormErrors errors, BusinessTime time) =>
        new(new { View = view, Form = form, Errors = errors, Today = BusinessZone.DayOf(time.GetUtcNow()) }) { StatusCode = errors.Any ? 422 : 200 };
}

/// <summary>Carries out what was chosen on the page.</summary>
internal sealed class ApprovalActs(GiveApproval give, HandOverApproval handOver, WaiveApproval waive)
{
    public Task DoAsync(ApprovalView view, ApprovalForm form, Actor actor, CancellationToken cancellation) => form.Act switch
    {
        "give" => give.GiveAsync(actor, Own(view), form.Answer, form.Reason, form.Operation, cancellation),
        // Sent twice: it is handed on already.
        "delegate" when view.Mine is { IsActing: false } => Task.CompletedTask,
        "delegate" => handOver.DelegateAsync(actor, Own(view), form.Person, form.HandReason, cancellation),
        "replace" => handOver.ReplaceAsync(actor, view.Round.Id, form.Voice ?? Guid.Empty, form.Person, form.HandReason, cancellation),
        "waive" => waive.WaiveAsync(actor, view.Round.Id, form.Reason, cancellation),
        _ => throw new InvalidInputException("outcome", Sentence.Of("Chọn một việc.")),
    };

    // The task that asked, also after it was answered: a second click is answered as the first.
    private static Guid Own(ApprovalView view) => view.OwnTaskId ?? throw new NotFoundException();
}
