using CanBo.Runtime.Instances;
using CanBo.Runtime.Work;
using CanBo.Workflows.Execution;

namespace CanBo.Runtime.Stepping;

/// <summary>
/// A step that may be committed together with others: it has locked and changed nothing so far, moves one instance or none, and writes only rows whose
/// keys we make ourselves or whose repetition is ignored, so that nothing of it can hurt the others but its own version.
/// </summary>
internal sealed class GroupedStep(StepAttempt step, InstanceInStep? instance, IReadOnlyList<JournalEntry> journal, CommitProof proof)
{
    private readonly TaskCompletionSource<bool?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Guid StepId => step.StepId;

    public DateTimeOffset Now => step.Now;

    public InstanceInStep? Instance => instance;

    public StepWrites Writes => step.Writes;

    /// <summary>The state as it will be stored; made by the caller's thread, not by the writer's.</summary>
    public byte[] State { get; } = instance?.State.ToBytes() ?? [];

    public string Stimuli { get; } = instance is null ? "" : StimulusJson.Write(instance.Stimuli);

    public string Entries { get; } = instance is null ? "" : JournalJson.Write(journal);

    /// <summary>The number of the last line that is kept.</summary>
    public int LastLine { get; } = journal.Count == 0 ? 0 : journal[^1].Sequence;

    public CommitProof Proof => proof;

    /// <summary>True when it committed, false when another version was first, null when it must commit by itself.</summary>
    public Task<bool?> Task => _answer.Task;

    public void Answer(bool? isCommitted) => _answer.TrySetResult(isCommitted);

    public void Fail(Exception exception) => _answer.TrySetException(exception);

    /// <summary>Null when the step must commit by itself.</summary>
    public static GroupedStep? Of(PostgreSqlSession session, StepAttempt step, CommitProof proof)
    {
        var writes = step.Writes;
        if (!session.IsFree || step.HasContext || writes.Audit.Count > 0)
            return null;

        InstanceInStep? moved = null;
        foreach (var instance in writes.Instances.Values)
        {
            if (instance.Early.IsTouched || instance.IsMigrated)
                return null;
            if (!instance.IsChanged)
                continue;
            if (moved is not null || instance.State.Incidents.Length > 0)
                return null;
            moved = instance;
        }

        if (writes.Fired is { } fired && (moved is not { Version: > 0 } || moved.Id != fired.Key.InstanceId || writes.Timers.ContainsKey(fired.Key)))
            return null;
        foreach (var key in writes.Timers.Keys)
        {
            if (key.InstanceId != moved?.Id)
                return null;
        }

        return new GroupedStep(step, moved, moved is null ? [] : ShortJournal.Of(moved.Journal, step.Journal), proof);
    }
}
