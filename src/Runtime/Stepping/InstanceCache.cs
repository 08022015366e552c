using System.Collections.Concurrent;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;

namespace CanBo.Runtime.Stepping;

/// <summary>
/// Instances as this host last committed them, which saves a round trip a step on PostgreSQL. It may be behind when another host moved one: the
/// version check then throws the step away, and whatever a step decided on a cached instance without moving it (a refusal, a failure) is decided
/// again on a fresh one before anybody hears of it. Bounded: instances that nobody asked for drop out.
/// </summary>
internal sealed class InstanceCache
{
    private const int GenerationSize = 4_000;

    private volatile ConcurrentDictionary<Guid, CachedInstance> _young = new();
    private volatile ConcurrentDictionary<Guid, CachedInstance> _old = new();

    public CachedInstance? Find(Guid id)
    {
        if (_young.TryGetValue(id, out var found))
            return found;
        if (!_old.TryGetValue(id, out found))
            return null;
        Put(id, found);
        return found;
    }

    public void Put(Guid id, CachedInstance instance)
    {
        var young = _young;
        young[id] = instance;
        if (young.Count <= GenerationSize)
            return;

        // Two threads may both turn the generation: then the cache is only emptier.
        _old = young;
        _young = new ConcurrentDictionary<Guid, CachedInstance>();
    }

    public void Remove(Guid id)
    {
        _young.TryRemove(id, out _);
        _old.TryRemove(id, out _);
    }

    /// <summary>Takes over what a step committed. An instance with early stimuli is read anew each time: its row says how many wait.</summary>
    public void Committed(StepWrites writes)
    {
        foreach (var kept in writes.Instances.Values.Where(i => i.Early.IsTouched))
            Remove(kept.Id);
        foreach (var instance in writes.ChangedInstances)
        {
            if (instance.State.IsOver || instance.Early.Kept > 0)
                Remove(instance.Id);
            else
                Put(instance.Id, new CachedInstance(instance.Version + 1, instance.DefinitionVersionId, instance.CorrelationId, instance.Graph, instance.State));
        }
    }

    /// <summary>Forgets what a step that came to nothing had read.</summary>
    public void Failed(StepWrites writes)
    {
        foreach (var id in writes.Instances.Keys)
            Remove(id);
    }
}

/// <summary>An instance as it was committed.</summary>
internal sealed record CachedInstance(int Version, string DefinitionVersionId, Guid CorrelationId, WorkflowGraph Graph, InstanceState State);
