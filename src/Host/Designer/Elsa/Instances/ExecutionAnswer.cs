using System.Text.Json.Nodes;

namespace CanBo.Host.Designer.Elsa.Instances;

/// <summary>One execution of an activity.</summary>
internal sealed record ExecutionAnswer
{
    public required string Id { get; init; }

    public required Guid WorkflowInstanceId { get; init; }

    public required string ActivityId { get; init; }

    public required string ActivityNodeId { get; init; }

    public required string ActivityType { get; init; }

    public int ActivityTypeVersion { get; init; }

    public string? ActivityName { get; init; }

    public JsonObject ActivityState { get; init; } = [];

    public JsonObject Payload { get; init; } = [];

    public JsonObject Outputs { get; init; } = [];

    public JsonObject Properties { get; init; } = [];

    public JsonObject Metadata { get; init; } = [];

    public object? Exception => null;

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public bool HasBookmarks { get; init; }

    public ExecutionStatusName Status { get; init; } = ExecutionStatusName.Running;

    public int AggregateFaultCount { get; init; }
}

/// <summary>Elsa's words for where an execution stands.</summary>
internal enum ExecutionStatusName
{
    Pending,
    Running,
    Completed,
    Canceled,
    Faulted,
}

/// <summary>Counts of one activity.</summary>
internal sealed record StatAnswer(string ActivityId, string ActivityNodeId)
{
    public int StartedCount { get; init; }

    public int CompletedCount { get; init; }

    public int UncompletedCount { get; init; }

    public bool IsBlocked { get; init; }

    public bool IsFaulted { get; init; }

    public JsonObject Metadata { get; } = [];
}
