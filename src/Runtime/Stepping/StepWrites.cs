using CanBo.Runtime.Audit;

namespace CanBo.Runtime.Stepping;

/// <summary>What a step wants to write to the runtime's own tables; sent at its end, in one order for all steps.</summary>
internal sealed class StepWrites
{
    public Dictionary<Guid, InstanceInStep> Instances { get; } = [];

    public Dictionary<TimerKey, TimerWrite> Timers { get; } = [];

    /// <summary>The timer whose firing this step is; null in all other steps.</summary>
    public FiredTimer? Fired { get; set; }

    public List<OutboxWrite> Outbox { get; } = [];

    public List<AuditWrite> Audit { get; } = [];

    public IEnumerable<InstanceInStep> ChangedInstances => Instances.Values.Where(i => i.IsChanged);

    public bool Any => Fired is not null || Timers.Count + Outbox.Count + Audit.Count > 0 || ChangedInstances.Any() || Instances.Values.Any(i => i.Early.IsTouched);
}

internal readonly record struct TimerKey(Guid InstanceId, int Execution, string Name);

/// <summary>A timer as it was claimed.</summary>
internal sealed record FiredTimer(TimerKey Key, int Fence);

internal sealed record TimerWrite(string Job, string Payload, DateTimeOffset DueAt);

internal sealed record OutboxWrite(Guid Id, string Kind, string Key, string Payload, DateTimeOffset DueAt);
