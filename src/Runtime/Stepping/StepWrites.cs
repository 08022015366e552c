using CanBo.Runtime.Audit;

namespace CanBo.Runtime.Stepping;

/// <summary>What a step wants to write to the runtime's own tables; sent at its end, in one order for all steps.</summary>
internal sealed class StepWrites
{
    public Dictionary<Guid, InstanceInStep> Instances { get; } = [];

    public Dictionary<TimerKey, TimerWrite> Timers { get; } = [];

    public List<OutboxWrite> Outbox { get; } = [];

    public List<AuditWrite> Audit { get; } = [];

    public IEnumerable<InstanceInStep> ChangedInstances => Instances.Values.Where(i => i.IsChanged);

    public bool Any => Timers.Count + Outbox.Count + Audit.Count > 0 || ChangedInstances.Any();
}

internal readonly record struct TimerKey(Guid InstanceId, int Execution, string Name);

internal sealed record TimerWrite(string Job, string Payload, DateTimeOffset DueAt);

internal sealed record OutboxWrite(Guid Id, string Kind, string Key, string Payload, DateTimeOffset DueAt);
