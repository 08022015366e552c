using System.Text.Json.Nodes;
using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Workflows.Execution;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CanBo.Host.Designer.Elsa.Instances;

/// <summary>What happened in a case: journal, executions, counts for the marks on the canvas.</summary>
internal static class HistoryEndpoints
{
    private const int LargestPage = 500;

    public static void MapHistory(this IEndpointRouteBuilder api)
    {
        api.MapPost("/workflow-instances/{id:guid}/journal", Journal).WithMetadata(new ReadsOnly());
        api.MapGet("/workflow-instances/{id:guid}/journal", (Guid id, int? skip, int? take, InstanceHistories histories, Actor actor, CancellationToken cancellation) =>
            Journal(id, new JournalBody(null), skip, take, histories, actor, cancellation));
        api.MapGet("/activity-executions/list", List);
        api.MapGet("/activity-execution-summaries/list", List);
        api.MapGet("/activity-executions/by-id", Get);
        api.MapPost("/activity-executions/report", Report).WithMetadata(new ReadsOnly());
        api.MapGet("/activity-executions/{id}/call-stack", CallStack);
    }

    private static async Task<Ok<PagedList<JsonObject>>> Journal(
        Guid id, JournalBody body, int? skip, int? take, InstanceHistories histories, Actor actor, CancellationToken cancellation)
    {
        var history = await histories.GetAsync(id, actor, cancellation);
        var lines = history.Journal.Where(line => (body.Filter ?? new JournalFilter()).Holds(history, line)).ToList();
        return TypedResults.Ok(new PagedList<JsonObject>(
            [.. lines.Skip(Math.Max(skip ?? 0, 0)).Take(Math.Clamp(take ?? 100, 0, LargestPage)).Select(line => Line(history, line))], lines.Count));
    }

    private static async Task<Ok<ListOf<ExecutionAnswer>>> List(Guid workflowInstanceId, string? activityNodeId, InstanceHistories histories, Actor actor, CancellationToken cancellation)
    {
        var history = await histories.GetAsync(workflowInstanceId, actor, cancellation);
        return TypedResults.Ok(new ListOf<ExecutionAnswer>([.. Executions.Of(history, activityNodeId)]));
    }

    private static async Task<Ok<ExecutionAnswer>> Get(string id, InstanceHistories histories, Actor actor, CancellationToken cancellation)
    {
        var history = await histories.GetAsync(Executions.InstanceOf(id) ?? throw new NotFoundException(), actor, cancellation);
        return TypedResults.Ok(Executions.Of(history).FirstOrDefault(e => e.Id == id) ?? throw new NotFoundException());
    }

    private static async Task<Ok<object>> Report(ReportBody body, InstanceHistories histories, Actor actor, CancellationToken cancellation)
    {
        var history = await histories.GetAsync(body.WorkflowInstanceId, actor, cancellation);
        return TypedResults.Ok<object>(new { Stats = Executions.Stats(history, [.. body.ActivityNodeIds ?? []]).ToList() });
    }

    private static async Task<Ok<object>> CallStack(string id, InstanceHistories histories, Actor actor, CancellationToken cancellation)
    {
        await histories.GetAsync(Executions.InstanceOf(id) ?? throw new NotFoundException(), actor, cancellation);
        return TypedResults.Ok<object>(new { ActivityExecutionId = id, Items = Array.Empty<object>(), TotalCount = 0 });
    }

    private static JsonObject Line(InstanceHistory history, JournalEntry line) => new()
    {
        ["id"] = $"{history.Instance.Id:N}-line-{line.Sequence}",
        ["activityInstanceId"] = line.Execution.Number == 0 ? "" : Executions.IdOf(history.Instance.Id, line.Execution),
        ["parentActivityInstanceId"] = null,
        ["activityId"] = line.NodeId,
        ["activityType"] = line.ActivityType,
        ["activityTypeVersion"] = Math.Max(history.Activity(line.NodeId)?.Version ?? 1, 1),
        ["activityName"] = history.Activity(line.NodeId)?.Title,
        ["nodeId"] = history.Path(line.NodeId),
        ["timestamp"] = line.At,
        ["sequence"] = line.Sequence,
        ["eventName"] = line.Event,
        ["message"] = line.Event is JournalEvents.Faulted or JournalEvents.Line or JournalEvents.Resumed or JournalEvents.Returned or InstanceHistory.Shortened ? line.Detail : null,
        ["source"] = null,
        ["activityState"] = new JsonObject(),
        ["payload"] = line.Event == JournalEvents.Completed && line.Detail.Length > 0
            ? new JsonObject { ["Outcomes"] = new JsonArray([.. line.Detail.Split(',').Select(o => (JsonNode)o)]) }
            : null,
    };
}

/// <summary>Which lines of a journal.</summary>
internal sealed record JournalBody(JournalFilter? Filter);

/// <summary>Lines by activity and event; what is null does not matter.</summary>
internal sealed record JournalFilter
{
    public IReadOnlyList<string>? ActivityIds { get; init; }

    public IReadOnlyList<string>? ActivityNodeIds { get; init; }

    public IReadOnlyList<string>? ExcludedActivityTypes { get; init; }

    public IReadOnlyList<string>? EventNames { get; init; }

    public bool Holds(InstanceHistory history, JournalEntry line) =>
        (ActivityIds is not { Count: > 0 } || ActivityIds.Contains(line.NodeId))
        && (ActivityNodeIds is not { Count: > 0 } || ActivityNodeIds.Contains(history.Path(line.NodeId)))
        && (ExcludedActivityTypes is null || !ExcludedActivityTypes.Contains(line.ActivityType))
        && (EventNames is not { Count: > 0 } || EventNames.Contains(line.Event));
}

/// <summary>Counts of which activities.</summary>
internal sealed record ReportBody(Guid WorkflowInstanceId, IReadOnlyList<string>? ActivityNodeIds);
