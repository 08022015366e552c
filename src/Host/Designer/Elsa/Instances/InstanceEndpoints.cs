using System.Text.Json.Nodes;
using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Paging;
using CanBo.Activities.Rehearsals;
using CanBo.Activities.Results.Files;
using CanBo.Activities.Results.Incidents;
using CanBo.Activities.Texts;
using CanBo.Runtime.Definitions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CanBo.Host.Designer.Elsa.Instances;

/// <summary>
/// Cases as workflow instances: list, open, cancel. Besides the designer's role, only for who may see the whole case, and what runs without a case only for organisers; hidden is 404.
/// </summary>
internal static class InstanceEndpoints
{
    public static void MapInstances(this IEndpointRouteBuilder api)
    {
        api.MapPost("/workflow-instances", List).WithMetadata(new ReadsOnly());
        api.MapGet("/workflow-instances/{id:guid}", Get);
        api.MapGet("/workflow-instances/{id:guid}/variables", Variables);
        api.MapGet("/workflow-instances/{id:guid}/execution-state", State);
        api.MapPost("/cancel/workflow-instances/{id:guid}", Cancel);
        api.MapPost("/bulk-actions/cancel/workflow-instances", CancelMany);
        api.MapDelete("/workflow-instances/{id:guid}", Delete);
        api.MapPost("/bulk-actions/delete/workflow-instances/by-id", CannotDelete);
        api.MapGet("/workflow-instances/{id:guid}/export", CannotMove);
        api.MapPost("/bulk-actions/export/workflow-instances", CannotMove);
        api.MapPost("/bulk-actions/import/workflow-instances", CannotMove);
    }

    private static async Task<Ok<PagedList<JsonObject>>> List(
        InstanceQueryBody body, CaseInstances cases, DefinitionQueries definitions, DefinitionLists lists, Actor actor, CancellationToken cancellation)
    {
        var size = Math.Clamp(body.PageSize ?? 10, 1, 100);
        var page = await cases.ListAsync(
            await body.ToFilterAsync(definitions, cancellation), actor, new PageRequest(Math.Clamp(body.Page ?? 0, 0, 1_000_000) + 1, size), cancellation);
        var versionIds = page.Items.Select(i => i.DefinitionVersionId).Distinct().ToList();
        var versions = versionIds.Count == 0
            ? []
            : (await lists.SearchAsync(new DefinitionSearch(VersionFilter.All) { VersionIds = versionIds, Take = 100 }, cancellation)).Items.ToDictionary(s => s.Version.VersionId, s => s.Version);
        return TypedResults.Ok(new PagedList<JsonObject>([.. page.Items.Select(i => InstanceAnswers.Summary(i, versions[i.DefinitionVersionId]))], page.TotalCount));
    }

    private static async Task<Ok<JsonObject>> Get(Guid id, InstanceHistories histories, Actor actor, CancellationToken cancellation) =>
        TypedResults.Ok(InstanceAnswers.Full(await histories.GetAsync(id, actor, cancellation)));

    private static async Task<Ok<object>> Variables(Guid id, InstanceHistories histories, Actor actor, CancellationToken cancellation)
    {
        var variables = InstanceAnswers.Variables(await histories.GetAsync(id, actor, cancellation));
        return TypedResults.Ok<object>(new { Items = variables, variables.Count });
    }

    private static async Task<Ok<object>> State(Guid id, CaseInstances cases, InstanceHistories histories, Actor actor, CancellationToken cancellation)
    {
        var instance = await cases.FindAsync(id, actor, cancellation) ?? (await histories.GetAsync(id, actor, cancellation)).Instance;
        return TypedResults.Ok<object>(new
        {
            Status = InstanceAnswers.IsOver(instance.Status) ? "Finished" : "Running",
            WorkflowSubStatus = instance.Status.ToString(),
            instance.UpdatedAt,
        });
    }

    // Studio sends no reason; our page asks for one and adds it.
    private static async Task<NoContent> Cancel(
        Guid id, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] CancelBody? body, CaseInstances cases, SettleIncident settle, Actor actor, CancellationToken cancellation)
    {
        var instance = await cases.FindAsync(id, actor, cancellation) ?? throw new NotFoundException();
        await CancelAsync(instance, body?.Reason, settle, actor, cancellation);
        return TypedResults.NoContent();
    }

    private static Task CancelAsync(CaseInstance instance, string? reason, SettleIncident settle, Actor actor, CancellationToken cancellation) => instance.CaseId is { } caseId
        ? settle.CancelCaseAsync(caseId, reason, actor, cancellation)
        : settle.CancelRunAsync(instance.Id, reason, actor, cancellation);

    private static async Task<IResult> CancelMany(CancelManyBody body, CaseInstances cases, SettleIncident settle, Actor actor, Localizer texts, CancellationToken cancellation)
    {
        var cancelled = 0;
        var refused = new List<string>();
        foreach (var id in new IdsBody(body.Ids, null, null).Required())
        {
            var instance = Guid.TryParse(id, out var parsed) ? await cases.FindAsync(parsed, actor, cancellation) : null;
            if (instance is null)
                throw new NotFoundException();
            try
            {
                await CancelAsync(instance, body.Reason, settle, actor, cancellation);
                cancelled++;
            }
            catch (RuleBrokenException rule)
            {
                refused.Add($"{instance.PersonName}: {texts.Say(rule.Sentence)}");
            }
        }

        return refused.Count > 0 ? ElsaProblems.Refuse("not_cancelled", refused) : TypedResults.Ok(new { CancelledCount = cancelled });
    }

    private static async Task<IResult> Delete(Guid id, RehearsalQueries rehearsals, RunRehearsal run, Actor actor, Localizer texts, CancellationToken cancellation)
    {
        if (await rehearsals.FindHistoryAsync(id, actor, cancellation) is null)
            return CannotDelete(texts);
        await run.DeleteAsync(id, actor, cancellation);
        return TypedResults.NoContent();
    }

    private static IResult CannotDelete(Localizer texts) =>
        ElsaProblems.Refuse("kept", [texts["Hồ sơ không xóa được: lịch sử của nó là căn cứ của quyết định. Muốn dừng, hủy hồ sơ có ghi lý do."]]);

    private static IResult CannotMove(Localizer texts) =>
        ElsaProblems.Refuse("not_here", [texts["Hồ sơ không xuất hay nhập qua trình thiết kế. Xem hồ sơ và tải tài liệu ở trang Hồ sơ."]]);
}

/// <summary>Why a case is called off.</summary>
internal sealed record CancelBody(string? Reason);

/// <summary>Which cases are called off, and why.</summary>
internal sealed record CancelManyBody(IReadOnlyList<string>? Ids, string? Reason);
