using System.Text.Json.Nodes;
using CanBo.Activities.Results.Files;
using CanBo.Runtime.Definitions;
using CanBo.Workflows.Execution;

namespace CanBo.Host.Designer.Elsa.Instances;

/// <summary>Instances as Studio reads them. The viewer prints the whole state: codes, counts and outcomes, as the engine keeps it.</summary>
internal static class InstanceAnswers
{
    public static JsonObject Summary(CaseInstance instance, DefinitionVersion version) => new()
    {
        ["id"] = instance.Id,
        ["definitionId"] = version.DefinitionId,
        ["definitionVersionId"] = version.VersionId,
        ["version"] = version.Version,
        ["status"] = IsOver(instance.Status) ? "Finished" : "Running",
        ["subStatus"] = instance.Status.ToString(),
        ["correlationId"] = instance.CorrelationId.ToString(),
        ["name"] = instance.PersonName.Length > 0 ? instance.PersonName : version.Name,
        ["incidentCount"] = instance.OpenIncidents,
        ["createdAt"] = instance.CreatedAt,
        ["updatedAt"] = instance.UpdatedAt,
        ["finishedAt"] = IsOver(instance.Status) ? instance.UpdatedAt : null,
    };

    public static JsonObject Full(InstanceHistory history)
    {
        var json = Summary(history.Instance, history.Definition.Version);
        json["workflowState"] = State(history);
        return json;
    }

    public static bool IsOver(InstanceStatus status) => status is InstanceStatus.Finished or InstanceStatus.Cancelled;

    public static JsonArray Variables(InstanceHistory history)
    {
        var names = history.Definition.Definition.Variables.ToDictionary(v => v.Id, v => v.Name, StringComparer.Ordinal);
        return new JsonArray([.. history.State.Variables.Select(v => (JsonNode)new JsonObject
        {
            ["id"] = v.Key,
            ["name"] = names.GetValueOrDefault(v.Key, v.Key),
            ["value"] = v.Value.IsNullish ? null : JsonNode.Parse(v.Value.ToJson()),
        })]);
    }

    private static JsonObject State(InstanceHistory history)
    {
        var summary = Summary(history.Instance, history.Definition.Version);
        return new JsonObject
        {
            ["id"] = history.Instance.Id,
            ["definitionId"] = summary["definitionId"]!.DeepClone(),
            ["definitionVersionId"] = summary["definitionVersionId"]!.DeepClone(),
            ["definitionVersion"] = summary["version"]!.DeepClone(),
            ["correlationId"] = summary["correlationId"]!.DeepClone(),
            ["status"] = summary["status"]!.DeepClone(),
            ["subStatus"] = summary["subStatus"]!.DeepClone(),
            ["bookmarks"] = new JsonArray([.. history.State.Executions.Where(e => e.Status == ExecutionStatus.Waiting).Select(e => (JsonNode)Bookmark(history, e))]),
            ["incidents"] = new JsonArray([.. history.State.Incidents.Where(i => !i.IsResolved).Select(i => (JsonNode)Incident(history, i))]),
            ["fault"] = null,
            ["completionCallbacks"] = new JsonArray(),
            ["activityExecutionContexts"] = new JsonArray(),
            ["input"] = JsonNode.Parse(history.State.Input.ToJson()),
            ["output"] = JsonNode.Parse(history.State.Output.ToJson()),
            ["properties"] = new JsonObject(),
            ["createdAt"] = history.Instance.CreatedAt,
            ["updatedAt"] = history.Instance.UpdatedAt,
            ["finishedAt"] = summary["finishedAt"]?.DeepClone(),
        };
    }

    private static JsonObject Bookmark(InstanceHistory history, ExecutionState execution) => new()
    {
        ["id"] = Executions.IdOf(history.Instance.Id, execution.Id),
        ["name"] = history.Activity(execution.NodeId)?.Type,
        ["activityId"] = execution.NodeId,
        ["activityNodeId"] = history.Path(execution.NodeId),
        ["activityInstanceId"] = Executions.IdOf(history.Instance.Id, execution.Id),
        ["createdAt"] = execution.Since,
        ["autoBurn"] = true,
    };

    private static JsonObject Incident(InstanceHistory history, Incident incident) => new()
    {
        ["activityId"] = incident.NodeId,
        ["activityNodeId"] = history.Path(incident.NodeId),
        ["activityInstanceId"] = Executions.IdOf(history.Instance.Id, incident.Execution),
        ["activityType"] = history.Activity(incident.NodeId)?.Type ?? "",
        ["message"] = incident.Message,
        ["exception"] = null,
        ["timestamp"] = incident.At,
    };
}
