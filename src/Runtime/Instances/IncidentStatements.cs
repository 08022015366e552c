using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;

namespace CanBo.Runtime.Instances;

/// <summary>Keeps the incidents' table in step with the engine's incidents.</summary>
internal static class IncidentStatements
{
    private const string Insert =
        "insert into incidents (id, kind, instance_id, number, execution, node_id, activity_type, code, message, opened_at) values ($1, 'Execution', $2, $3, $4, $5, $6, $7, $8, $9)";

    private const string Resolve =
        "update incidents set resolved_at = $3 where instance_id = $1 and number = $2 and resolved_at is null";

    public static void Add(List<Statement> statements, StepAttempt step, InstanceInStep instance)
    {
        if (instance.State.Incidents.Length == 0)
            return;

        var before = instance.Before.Incidents.ToDictionary(i => i.Number);
        foreach (var incident in instance.State.Incidents)
        {
            if (!before.TryGetValue(incident.Number, out var known))
                statements.Add(Opened(step, instance, incident));
            if (incident.IsResolved && known is not { IsResolved: true })
                statements.Add(new(Resolve, instance.Id, incident.Number, step.Now));
        }
    }

    private static Statement Opened(StepAttempt step, InstanceInStep instance, Incident incident) => new(
        Insert,
        Guid.CreateVersion7(step.Now),
        instance.Id,
        incident.Number,
        incident.Execution.Number,
        incident.NodeId,
        instance.Graph.Find(incident.NodeId)?.Descriptor.TypeName ?? "",
        incident.Code.ToString(),
        incident.Message,
        incident.At);
}
