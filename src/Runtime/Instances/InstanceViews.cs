using CanBo.Workflows.Execution;

namespace CanBo.Runtime.Instances;

/// <summary>An instance as an operator sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="DefinitionVersionId">The version that runs it.</param>
/// <param name="CorrelationId">What it is about.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="CreatedAt">Business time.</param>
/// <param name="UpdatedAt">Business time of its last step.</param>
/// <param name="Version">One more with every step.</param>
public sealed record InstanceView(
    Guid Id, string DefinitionVersionId, Guid CorrelationId, InstanceStatus Status, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version);

/// <summary>A page of instances.</summary>
public sealed record InstancePage(IReadOnlyList<InstanceView> Instances, int Total);

/// <summary>A page of incidents.</summary>
public sealed record IncidentPage(IReadOnlyList<IncidentRow> Incidents, int Total);
