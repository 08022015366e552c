using CanBo.Activities.Access;
using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Paging;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Organising;
using CanBo.Activities.Tasks.Reading;
using CanBo.Activities.Texts;
using CanBo.Host.Design;
using CanBo.Host.SignIn;
using CanBo.Runtime.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CanBo.Host.Pages.Tasks;

/// <summary>Others' tasks, for organisers: the list of a campaign, and one task with everything that can be done about it.</summary>
internal static class TaskAdminPages
{
    public static void MapTaskAdminPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").RequireAuthorization(Policies.Organiser);
        pages.MapGet("/campaigns/{id:guid}/tasks", List);
        pages.MapGet("/tasks/{id:guid}/organise", Show);
        pages.MapPost("/tasks/{id:guid}/organise", Act);
    }

    private static async Task<RazorComponentResult<TaskListPage>> List(
        Guid id, TaskState? status, TaskKind? kind, bool? late, int? page, TaskQueries tasks, CampaignQueries campaigns, Actor actor, BusinessTime time, CancellationToken cancellation)
    {
        var filter = new TaskFilter(false, id, null, status, kind, late == true ? time.GetUtcNow() : null);
        return new(new
        {
            Campaign = await campaigns.GetAsync(id, cancellation),
            Filter = filter,
            Rows = await tasks.ListAsync(actor, filter, PageRequest.Of(page, 25), cancellation),
            Today = BusinessZone.DayOf(time.GetUtcNow()),
        });
    }

    private static async Task<IResult> Show(Guid id, ReadTask read, Actor actor, BusinessTime time, CancellationToken cancellation) =>
        Page(await read.GetAsync(actor, id, cancellation), new OrganiseForm(), FormErrors.None, time);

    private static async Task<IResult> Act(
        Guid id, [FromForm(Name = "act")] string? act, [FromForm] string? reason, [FromForm] string? person, [FromForm] string? workingDays,
        ReadTask read, OrganiseActs acts, Actor actor, BusinessTime time, CancellationToken cancellation)
    {
        var typed = new OrganiseForm(act ?? "", reason ?? "", person ?? "", workingDays ?? "");
        try
        {
            await acts.DoAsync(actor, id, typed, cancellation);
            return TypedResults.LocalRedirect($"/tasks/{id}/organise");
        }
        catch (InvalidInputException refused)
        {
            return Page(await read.GetAsync(actor, id, cancellation), typed, FormErrors.Of(refused), time);
        }
        catch (RuleBrokenException broken)
        {
            return Page(await read.GetAsync(actor, id, cancellation), typed, FormErrors.Of(broken), time);
        }
    }

    private static RazorComponentResult<OrganisePage> Page(TaskView view, OrganiseForm typed, FormErrors errors, BusinessTime time) =>
        new(new { View = view, Typed = typed, Errors = errors, Today = BusinessZone.DayOf(time.GetUtcNow()) }) { StatusCode = errors.Any ? 422 : 200 };
}

/// <summary>What an organiser typed.</summary>
public sealed record OrganiseForm(string Act = "", string Reason = "", string Person = "", string WorkingDays = "");

/// <summary>Carries out what the organiser chose.</summary>
internal sealed class OrganiseActs(ReassignTask reassign, WaiveTask waive, WithdrawTask withdraw, ExtendTask extend, ReturnTask giveBack, AdmitLate admit)
{
    public Task DoAsync(Actor actor, Guid id, OrganiseForm typed, CancellationToken cancellation) => typed.Act switch
    {
        "reassign" => reassign.ReassignAsync(actor, id, typed.Person, typed.Reason, cancellation),
        "waive" => waive.WaiveAsync(actor, id, typed.Reason, cancellation),
        "withdraw" => withdraw.WithdrawAsync(actor, id, typed.Reason, cancellation),
        "extend" => extend.ExtendAsync(actor, id, Days(typed), typed.Reason, cancellation),
        "return" => giveBack.ReturnAsync(actor, id, Days(typed), typed.Reason, cancellation),
        "admit" => admit.AdmitAsync(actor, id, typed.Reason, cancellation),
        _ => throw new InvalidInputException("act", Sentence.Of("Chọn một việc.")),
    };

    private static int Days(OrganiseForm typed) =>
        int.TryParse(typed.WorkingDays.Trim(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var days) ? days : 0;
}
