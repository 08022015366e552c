using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using CanBo.Host.Designer.Elsa.Descriptors;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Execution;

namespace CanBo.Host.Designer.Elsa.Instances;

/// <summary>
/// Executions of activities, put together from the journal. They carry what the definition says of a step, and its outcomes: never answers, texts or names.
/// </summary>
internal static class Executions
{
    /// <summary>All of them, in the order they began.</summary>
    public static IReadOnlyList<ExecutionAnswer> Of(InstanceHistory history)
    {
        var found = new Dictionary<int, ExecutionAnswer>();
        foreach (var line in history.Journal)
        {
            if (line.Execution.Number == 0)
                continue;
            found[line.Execution.Number] = line.Event == JournalEvents.Started || !found.TryGetValue(line.Execution.Number, out var known)
                ? Begun(history, line)
                : After(known, line);
        }

        return [.. found.OrderBy(e => e.Key).Select(e => e.Value)];
    }

    /// <summary>Of one activity, by its path.</summary>
    public static IEnumerable<ExecutionAnswer> Of(InstanceHistory history, string? path) =>
        Of(history).Where(e => string.IsNullOrEmpty(path) || e.ActivityNodeId == path || e.ActivityNodeId.EndsWith(":" + path, StringComparison.Ordinal));

    /// <summary>Counts for the marks on the canvas.</summary>
    public static IEnumerable<StatAnswer> Stats(InstanceHistory history, IReadOnlyCollection<string> paths) =>
        from execution in Of(history)
        where paths.Contains(execution.ActivityNodeId)
        group execution by (execution.ActivityId, execution.ActivityNodeId) into same
        select new StatAnswer(same.Key.ActivityId, same.Key.ActivityNodeId)
        {
            StartedCount = same.Count(),
            CompletedCount = same.Count(e => e.Status == ExecutionStatusName.Completed),
            UncompletedCount = same.Count(e => e.Status is ExecutionStatusName.Running or ExecutionStatusName.Faulted),
            IsBlocked = same.Any(e => e is { HasBookmarks: true, Status: ExecutionStatusName.Running }),
            IsFaulted = same.Any(e => e.Status == ExecutionStatusName.Faulted),
        };

    /// <summary>The id that Studio asks one execution by.</summary>
    public static string IdOf(Guid instanceId, ExecutionId execution) => string.Create(CultureInfo.InvariantCulture, $"{instanceId:N}-{execution.Number}");

    /// <summary>The instance that such an id names; null when it is none.</summary>
    public static Guid? InstanceOf(string id) => Guid.TryParseExact(id.Split('-')[0], "N", out var instance) ? instance : null;

    private static ExecutionAnswer Begun(InstanceHistory history, JournalEntry line)
    {
        var activity = history.Activity(line.NodeId);
        return new ExecutionAnswer
        {
            Id = IdOf(history.Instance.Id, line.Execution),
            WorkflowInstanceId = history.Instance.Id,
            ActivityId = line.NodeId,
            ActivityNodeId = history.Path(line.NodeId),
            ActivityType = line.ActivityType,
            ActivityTypeVersion = Math.Max(activity?.Version ?? 1, 1),
            ActivityName = activity?.Name,
            ActivityState = activity is null ? [] : Settings(activity),
            StartedAt = line.At,
        };
    }

    private static ExecutionAnswer After(ExecutionAnswer known, JournalEntry line) => line.Event switch
    {
        JournalEvents.Completed => known with
        {
            Status = ExecutionStatusName.Completed,
            CompletedAt = line.At,
            HasBookmarks = false,
            Payload = new JsonObject { ["Outcomes"] = new JsonArray([.. line.Detail.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(o => (JsonNode)o)]) },
        },
        JournalEvents.Suspended => known with { HasBookmarks = true },
        JournalEvents.Faulted => known with { Status = ExecutionStatusName.Faulted, AggregateFaultCount = known.AggregateFaultCount + 1 },
        JournalEvents.Canceled => known with { Status = ExecutionStatusName.Canceled, CompletedAt = line.At, HasBookmarks = false },
        _ => known,
    };

    private static JsonObject Settings(ActivityDefinition activity)
    {
        var settings = new JsonObject();
        foreach (var input in activity.Properties.OfType<ActivityProperty.Input>())
        {
            if (input.Expression is InputExpression.Literal { Value: { IsNullish: false } literal })
                settings[ActivityAnswers.Pascal(input.Name)] = JsonNode.Parse(literal.ToJson());
            else if (input.Expression is InputExpression.Structured { Value: { IsNullish: false } structured })
                settings[ActivityAnswers.Pascal(input.Name)] = JsonNode.Parse(structured.ToJson());
        }

        return settings;
    }
}
