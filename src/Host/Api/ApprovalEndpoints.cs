using System.Globalization;
using CanBo.Activities.Access;
using CanBo.Activities.Approvals;
using CanBo.Activities.Tasks;
using CanBo.Activities.Texts;
using CanBo.Host.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Api;

/// <summary>
/// Approvals. Whoever is asked answers or delegates by the task, with the own password or PIN; organisers name another approver or do without. To everybody
/// but these and who decides about the case an approval is not there.
/// </summary>
internal static class ApprovalEndpoints
{
    public static void MapApprovals(this IEndpointRouteBuilder api)
    {
        var tasks = api.MapGroup("/tasks/{id:guid}").WithTags("Approvals");
        tasks.MapPost("/approve", Approve).WithDescription("Answers an approval: Approve, Reject or SendBack; a reason is compulsory at the latter two. Needs the person's own password or PIN. The same operationId is answered the same; another answer afterwards is refused with 409 already_answered.");
        tasks.MapPost("/delegate", Delegate).WithDescription("Hands the own voice to a colleague, once, with a reason, where the step allows it: never to the person evaluated, to another approver or to the author of the proposal.");

        var approvals = api.MapGroup("/approvals/{id:guid}").WithTags("Approvals");
        approvals.MapGet("", Get).WithDescription("An approval with its rule, its voices as far as the reader may see them, and for organisers who was left out and why.");
        approvals.MapPost("/voices/{voiceId:guid}/replace", Replace).WithDescription("Organisers: names another person for somebody who is asked and cannot answer.").RequireAuthorization(Policies.Organiser);
        approvals.MapPost("/waive", Waive).WithDescription("Organisers: does without the approval; the case leaves by the port NotRequired.").RequireAuthorization(Policies.Organiser);
    }

    private static async Task<Ok<ApproveAnswer>> Approve(Guid id, ApproveBody body, HttpContext http, GiveApproval give, Actor actor, CancellationToken cancellation)
    {
        var key = http.Request.Headers[Idempotency.Header].ToString();
        var operation = body.OperationId is { Length: > 0 } given ? given
            : key.Length is > 0 and <= SubmitTask.LongestOperationId ? key
            : Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        var receipt = await give.GiveAsync(actor, id, body.Outcome, body.Reason, operation, cancellation);
        return TypedResults.Ok(new ApproveAnswer(id, receipt.ApprovalId, receipt.At, receipt.Status));
    }

    private static async Task<NoContent> Delegate(Guid id, HandOverBody body, HandOverApproval handOver, Actor actor, CancellationToken cancellation)
    {
        await handOver.DelegateAsync(actor, id, body.PersonCode, body.Reason, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<ApprovalAnswerView>> Get(Guid id, ApprovalQueries approvals, Actor actor, Localizer texts, CancellationToken cancellation) =>
        TypedResults.Ok(ApprovalAnswerView.Of(await approvals.GetAsync(id, actor, cancellation), texts));

    private static async Task<NoContent> Replace(Guid id, Guid voiceId, HandOverBody body, HandOverApproval handOver, Actor actor, CancellationToken cancellation)
    {
        await handOver.ReplaceAsync(actor, id, voiceId, body.PersonCode, body.Reason, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Waive(Guid id, ReasonBody body, WaiveApproval waive, Actor actor, CancellationToken cancellation)
    {
        await waive.WaiveAsync(actor, id, body.Reason, cancellation);
        return TypedResults.NoContent();
    }
}
