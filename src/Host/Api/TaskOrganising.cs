using CanBo.Activities.Access;
using CanBo.Activities.Tasks.Organising;
using CanBo.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Api;

/// <summary>What organisers do with others' tasks; each with a reason, recorded and told.</summary>
internal static class TaskOrganising
{
    public static void MapOrganising(this IEndpointRouteBuilder tasks)
    {
        var task = tasks.MapGroup("/{id:guid}").RequireAuthorization(Policies.Organiser);
        task.MapPost("/reassign", Reassign);
        task.MapPost("/waive", Waive);
        task.MapPost("/withdraw", Withdraw);
        task.MapPost("/extend", Extend);
        task.MapPost("/return", Return);
        task.MapPost("/admit-late", Admit);
    }

    private static async Task<NoContent> Reassign(Guid id, ReassignBody body, ReassignTask reassign, Actor actor, CancellationToken cancellation)
    {
        await reassign.ReassignAsync(actor, id, body.PersonCode ?? "", body.Reason ?? "", cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Waive(Guid id, ReasonBody body, WaiveTask waive, Actor actor, CancellationToken cancellation)
    {
        await waive.WaiveAsync(actor, id, body.Reason, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Withdraw(Guid id, ReasonBody body, WithdrawTask withdraw, Actor actor, CancellationToken cancellation)
    {
        await withdraw.WithdrawAsync(actor, id, body.Reason, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Extend(Guid id, WorkingDaysBody body, ExtendTask extend, Actor actor, CancellationToken cancellation)
    {
        await extend.ExtendAsync(actor, id, body.WorkingDays, body.Reason ?? "", cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Return(Guid id, WorkingDaysBody body, ReturnTask giveBack, Actor actor, CancellationToken cancellation)
    {
        await giveBack.ReturnAsync(actor, id, body.WorkingDays, body.Reason ?? "", cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Admit(Guid id, ReasonBody body, AdmitLate admit, Actor actor, CancellationToken cancellation)
    {
        await admit.AdmitAsync(actor, id, body.Reason, cancellation);
        return TypedResults.NoContent();
    }
}
