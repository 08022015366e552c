using System.Text.Json;

namespace CanBo.Workflows.Execution;

/// <summary>The words of a stored state, encoded once.</summary>
internal static class StateNames
{
    public static readonly JsonEncodedText Version = JsonEncodedText.Encode("v");
    public static readonly JsonEncodedText Status = JsonEncodedText.Encode("status");
    public static readonly JsonEncodedText Counts = JsonEncodedText.Encode("counts");
    public static readonly JsonEncodedText Decided = JsonEncodedText.Encode("decided");
    public static readonly JsonEncodedText Results = JsonEncodedText.Encode("results");
    public static readonly JsonEncodedText Title = JsonEncodedText.Encode("title");
    public static readonly JsonEncodedText Correlation = JsonEncodedText.Encode("correlation");
    public static readonly JsonEncodedText Key = JsonEncodedText.Encode("key");
    public static readonly JsonEncodedText Input = JsonEncodedText.Encode("input");
    public static readonly JsonEncodedText Output = JsonEncodedText.Encode("output");
    public static readonly JsonEncodedText Variables = JsonEncodedText.Encode("variables");
    public static readonly JsonEncodedText Rounds = JsonEncodedText.Encode("rounds");
    public static readonly JsonEncodedText Executions = JsonEncodedText.Encode("executions");
    public static readonly JsonEncodedText Scheduled = JsonEncodedText.Encode("scheduled");
    public static readonly JsonEncodedText Incidents = JsonEncodedText.Encode("incidents");
    public static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    public static readonly JsonEncodedText Node = JsonEncodedText.Encode("node");
    public static readonly JsonEncodedText Parent = JsonEncodedText.Encode("parent");
    public static readonly JsonEncodedText StopsCase = JsonEncodedText.Encode("stopsCase");
    public static readonly JsonEncodedText Round = JsonEncodedText.Encode("round");
    public static readonly JsonEncodedText Since = JsonEncodedText.Encode("since");
    public static readonly JsonEncodedText Inputs = JsonEncodedText.Encode("inputs");
    public static readonly JsonEncodedText Memory = JsonEncodedText.Encode("memory");
    public static readonly JsonEncodedText NodeVisits = JsonEncodedText.Encode("nodes");
    public static readonly JsonEncodedText ConnectionVisits = JsonEncodedText.Encode("connections");
    public static readonly JsonEncodedText Execution = JsonEncodedText.Encode("execution");
    public static readonly JsonEncodedText Code = JsonEncodedText.Encode("code");
    public static readonly JsonEncodedText Message = JsonEncodedText.Encode("message");
    public static readonly JsonEncodedText At = JsonEncodedText.Encode("at");
    public static readonly JsonEncodedText Resolved = JsonEncodedText.Encode("resolved");

    private static readonly JsonEncodedText[] Statuses = [.. Enum.GetNames<InstanceStatus>().Select(name => JsonEncodedText.Encode(name))];

    private static readonly JsonEncodedText[] ExecutionStatuses = [.. Enum.GetNames<ExecutionStatus>().Select(name => JsonEncodedText.Encode(name))];

    private static readonly JsonEncodedText[] IncidentCodes = [.. Enum.GetNames<IncidentCode>().Select(name => JsonEncodedText.Encode(name))];

    public static JsonEncodedText Of(InstanceStatus status) => Statuses[(int)status];

    public static JsonEncodedText Of(ExecutionStatus status) => ExecutionStatuses[(int)status];

    public static JsonEncodedText Of(IncidentCode code) => IncidentCodes[(int)code];
}
