using CanBo.Runtime.Stepping;
using CanBo.Runtime.Work;
using CanBo.Workflows.Execution;

namespace CanBo.Runtime.Instances;

/// <summary>Takes up again what became an incident: runs the faulted execution anew, or fires the given-up timer.</summary>
public sealed class IncidentRetry
{
    private const string Select = "select kind, instance_id, execution, node_id from incidents where id = $1 and resolved_at is null";

    private const string Resolve = "update incidents set resolved_at = $2 where id = $1 and resolved_at is null";

    private readonly WorkSignals _signals;

    internal IncidentRetry(WorkSignals signals) => _signals = signals;

    /// <summary>Retries an open incident inside a step.</summary>
    /// <returns>False when there is no such open incident, or what it was about is over.</returns>
    public async Task<bool> RetryAsync(StepScope step, Guid incidentId, CancellationToken cancellation)
    {
        var session = StepAttempt.Of(step).Session;
        var found = await session.QueryAsync(
            new(Select, incidentId),
            row => (Kind: row.Text(0), InstanceId: row.Guid(1), Execution: row.Int(2), NodeId: row.Text(3)),
            cancellation);
        if (found is not [var incident])
            return false;
        if (incident.Kind == nameof(IncidentKind.Execution))
            return await step.RetryAsync(incident.InstanceId, new ExecutionId(incident.Execution), cancellation);

        await session.ExecuteAsync(new(Resolve, incidentId, step.Now), cancellation);
        var revived = await TimerStatements.ReviveAsync(
            StepAttempt.Of(step), new TimerKey(incident.InstanceId, incident.Execution, incident.NodeId), cancellation);
        _signals.Timers.Set();
        return revived;
    }
}
