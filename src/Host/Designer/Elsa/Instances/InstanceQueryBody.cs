using System.Text.Json.Serialization;
using CanBo.Activities.Errors;
using CanBo.Activities.Results.Files;
using CanBo.Activities.Texts;
using CanBo.Runtime.Definitions;
using CanBo.Workflows.Execution;

namespace CanBo.Host.Designer.Elsa.Instances;

/// <summary>What Studio's list of instances asks for; a query that comes as a POST and changes nothing.</summary>
internal sealed record InstanceQueryBody
{
    public int? Page { get; init; }

    public int? PageSize { get; init; }

    public string? SearchTerm { get; init; }

    public string? DefinitionId { get; init; }

    public IReadOnlyList<string>? DefinitionIds { get; init; }

    public string? CorrelationId { get; init; }

    public int? Version { get; init; }

    public bool? HasIncidents { get; init; }

    public string? Status { get; init; }

    public IReadOnlyList<string>? Statuses { get; init; }

    public string? SubStatus { get; init; }

    public IReadOnlyList<string>? SubStatuses { get; init; }

    public string? OrderBy { get; init; }

    public string? OrderDirection { get; init; }

    public IReadOnlyList<TimestampFilter>? TimestampFilters { get; init; }

    /// <exception cref="InvalidInputException">A status or an order is none of the list's.</exception>
    public async Task<CaseInstanceFilter> ToFilterAsync(DefinitionQueries definitions, CancellationToken cancellation) => new()
    {
        DefinitionVersionIds = await VersionsAsync(definitions, cancellation),
        CaseId = string.IsNullOrWhiteSpace(CorrelationId) ? null : Guid.TryParse(CorrelationId, out var id) ? id : Guid.Empty,
        Statuses = [.. StatusesAsked()],
        HasIncidents = HasIncidents,
        Words = SearchTerm ?? "",
        Bounds = [.. (TimestampFilters ?? []).SelectMany(f => f.Bounds())],
        Order = OrderBy switch { "LastExecuted" or "Finished" => CaseInstanceOrder.Updated, "Name" => CaseInstanceOrder.Name, _ => CaseInstanceOrder.Created },
        Descending = OrderDirection != "Ascending",
    };

    private async Task<IReadOnlyList<string>?> VersionsAsync(DefinitionQueries definitions, CancellationToken cancellation)
    {
        string[] ids = [.. (DefinitionIds ?? []).Append(DefinitionId ?? "").Where(id => id.Length > 0).Distinct().Take(200)];
        if (ids.Length == 0)
            return null;
        var versions = new List<string>();
        foreach (var id in ids)
            versions.AddRange((await definitions.ListVersionsAsync(id, cancellation)).Where(v => Version is null || v.Version == Version).Select(v => v.VersionId));
        return versions;
    }

    private IEnumerable<InstanceStatus> StatusesAsked()
    {
        var named = (SubStatuses ?? []).Append(SubStatus ?? "").Where(s => s.Length > 0).Select(Read).ToHashSet();
        var mains = (Statuses ?? []).Append(Status ?? "").Where(s => s.Length > 0).ToHashSet();
        return Enum.GetValues<InstanceStatus>()
            .Where(s => named.Count == 0 || named.Contains(s))
            .Where(s => mains.Count == 0 || mains.Contains(InstanceAnswers.IsOver(s) ? "Finished" : "Running"))
            .Where(_ => named.Count + mains.Count > 0);
    }

    private static InstanceStatus Read(string name) => name == "Interrupted" ? InstanceStatus.Executing // we have none: a step is whole or not at all
        : Enum.TryParse<InstanceStatus>(name, out var status) ? status
        : throw new InvalidInputException("subStatuses", Sentence.Of("Không có trạng thái “{0}”.", name));
}

/// <summary>A bound on a time.</summary>
internal sealed record TimestampFilter(string Column, string Operator, [property: JsonPropertyName("timestamp")] DateTimeOffset At)
{
    public IEnumerable<TimeBound> Bounds()
    {
        var ofCreation = Column == "CreatedAt";
        if (Operator is "Is" or "GreaterThan" or "GreaterThanOrEqual")
            yield return new TimeBound(ofCreation, true, Operator == "GreaterThan" ? At.AddMilliseconds(1) : At);
        if (Operator is "Is" or "LessThan" or "LessThanOrEqual")
            yield return new TimeBound(ofCreation, false, Operator == "LessThan" ? At.AddMilliseconds(-1) : At);
    }
}
