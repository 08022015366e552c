using Npgsql;

namespace CanBo.Runtime.Stepping;

/// <summary>The rows of a group turned into arrays, one a column, in the order of <see cref="GroupStatement"/>'s parameters.</summary>
internal sealed class GroupColumns
{
    private readonly Column<Guid> _free = new();
    private readonly (Column<Guid> Id, Column<int> Version, Column<Guid> Step, Column<string> Status, Column<DateTimeOffset> At, Column<byte[]> State) _updates = (new(), new(), new(), new(), new(), new());
    private readonly (Column<Guid> Step, Column<Guid> Instance, Column<int> Execution, Column<string> Name, Column<int> Fence) _fires = (new(), new(), new(), new(), new());

    /// <summary>Steps that move an instance and fire nothing.</summary>
    private readonly Column<Guid> _unfired = new();
    private readonly (Column<Guid> Id, Column<string> Definition, Column<Guid> Correlation, Column<string> Status, Column<DateTimeOffset> At, Column<Guid> Step, Column<byte[]> State) _inserts =
        (new(), new(), new(), new(), new(), new(), new());
    private readonly (Column<Guid> Step, Column<Guid> Instance, Column<int> Execution) _closes = (new(), new(), new());
    private readonly (Column<Guid> Step, Column<Guid> Instance, Column<int> Execution, Column<string> Node, Column<string> Type, Column<string> Key, Column<DateTimeOffset> Since) _opens =
        (new(), new(), new(), new(), new(), new(), new());
    private readonly (Column<Guid> Step, Column<Guid> Instance, Column<int> Version, Column<DateTimeOffset> At, Column<int> Last, Column<string> Stimuli, Column<string> Entries) _journal =
        (new(), new(), new(), new(), new(), new(), new());
    private readonly (Column<Guid> Step, Column<Guid> Instance, Column<int> Execution, Column<string> Name, Column<DateTimeOffset> Due) _timers = (new(), new(), new(), new(), new());
    private readonly (Column<Guid> Step, Column<Guid> Id, Column<string> Kind, Column<string> Key, Column<string> Payload, Column<DateTimeOffset> At, Column<DateTimeOffset> Due) _outbox =
        (new(), new(), new(), new(), new(), new(), new());
    private readonly (Column<Guid> Step, Column<DateTimeOffset> At) _marks = (new(), new());

    public GroupColumns(List<GroupedStep> group)
    {
        foreach (var step in group)
        {
            if (step.Instance is { } instance)
                AddInstance(step, instance);
            if (step.Writes.Fired is { } fired)
                AddFired(step, fired);
            else if (step.Instance is { Version: > 0 })
                _unfired.Add(step.StepId);
            if (step.Instance is not { Version: > 0 })
                _free.Add(step.StepId);
            foreach (var (key, timer) in step.Writes.Timers)
                AddTimer(step, key, timer);
            foreach (var row in step.Writes.Outbox)
                AddDeed(step, row);
            if (step.Proof.InstanceId is null)
                AddMark(step);
        }
    }

    public GroupParts Parts =>
        Part(_updates.Id, GroupParts.Updates) | Part(_fires.Step, GroupParts.Fires) | Part(_inserts.Id, GroupParts.Inserts) | Part(_closes.Step, GroupParts.Closes) | Part(_opens.Step, GroupParts.Opens)
        | Part(_journal.Step, GroupParts.Journal) | Part(_timers.Step, GroupParts.Timers) | Part(_outbox.Step, GroupParts.Outbox) | Part(_marks.Step, GroupParts.Marks);

    public void AddTo(NpgsqlParameterCollection parameters)
    {
        AddPart(parameters, _updates.Id, _updates.Version, _updates.Step, _updates.Status, _updates.At, _updates.State);
        AddPart(parameters, _fires.Step, _fires.Instance, _fires.Execution, _fires.Name, _fires.Fence);
        if (!_fires.Step.IsEmpty)
            parameters.Add(_unfired.ToParameter());
        parameters.Add(_free.ToParameter());
        AddPart(parameters, _inserts.Id, _inserts.Definition, _inserts.Correlation, _inserts.Status, _inserts.At, _inserts.Step, _inserts.State);
        AddPart(parameters, _closes.Step, _closes.Instance, _closes.Execution);
        AddPart(parameters, _opens.Step, _opens.Instance, _opens.Execution, _opens.Node, _opens.Type, _opens.Key, _opens.Since);
        AddPart(parameters, _journal.Step, _journal.Instance, _journal.Version, _journal.At, _journal.Last, _journal.Stimuli, _journal.Entries);
        AddPart(parameters, _timers.Step, _timers.Instance, _timers.Execution, _timers.Name, _timers.Due);
        AddPart(parameters, _outbox.Step, _outbox.Id, _outbox.Kind, _outbox.Key, _outbox.Payload, _outbox.At, _outbox.Due);
        AddPart(parameters, _marks.Step, _marks.At);
    }

    private void AddInstance(GroupedStep step, InstanceInStep instance)
    {
        if (instance.Version == 0)
        {
            _inserts.Id.Add(instance.Id);
            _inserts.Definition.Add(instance.DefinitionVersionId);
            _inserts.Correlation.Add(instance.CorrelationId);
            _inserts.Status.Add(instance.State.Status.ToString());
            _inserts.At.Add(step.Now);
            _inserts.Step.Add(step.StepId);
            _inserts.State.Add(step.State);
        }
        else
        {
            _updates.Id.Add(instance.Id);
            _updates.Version.Add(instance.Version);
            _updates.Step.Add(step.StepId);
            _updates.Status.Add(instance.State.Status.ToString());
            _updates.At.Add(step.Now);
            _updates.State.Add(step.State);
        }

        foreach (var execution in instance.Closed)
        {
            _closes.Step.Add(step.StepId);
            _closes.Instance.Add(instance.Id);
            _closes.Execution.Add(execution.Number);
        }

        foreach (var bookmark in instance.Opened.Values)
        {
            _opens.Step.Add(step.StepId);
            _opens.Instance.Add(instance.Id);
            _opens.Execution.Add(bookmark.Execution.Number);
            _opens.Node.Add(bookmark.NodeId);
            _opens.Type.Add(bookmark.ActivityType);
            _opens.Key.Add(bookmark.Key);
            _opens.Since.Add(bookmark.Since);
        }

        _journal.Step.Add(step.StepId);
        _journal.Instance.Add(instance.Id);
        _journal.Version.Add(instance.Version + 1);
        _journal.At.Add(step.Now);
        _journal.Last.Add(step.LastLine);
        _journal.Stimuli.Add(step.Stimuli);
        _journal.Entries.Add(step.Entries);
    }

    private void AddFired(GroupedStep step, FiredTimer fired)
    {
        _fires.Step.Add(step.StepId);
        _fires.Instance.Add(fired.Key.InstanceId);
        _fires.Execution.Add(fired.Key.Execution);
        _fires.Name.Add(fired.Key.Name);
        _fires.Fence.Add(fired.Fence);
    }

    private void AddTimer(GroupedStep step, TimerKey key, TimerWrite timer)
    {
        _timers.Step.Add(step.StepId);
        _timers.Instance.Add(key.InstanceId);
        _timers.Execution.Add(key.Execution);
        _timers.Name.Add(key.Name);
        _timers.Due.Add(timer.DueAt);
    }

    private void AddDeed(GroupedStep step, OutboxWrite row)
    {
        _outbox.Step.Add(step.StepId);
        _outbox.Id.Add(row.Id);
        _outbox.Kind.Add(row.Kind);
        _outbox.Key.Add(row.Key);
        _outbox.Payload.Add(row.Payload);
        _outbox.At.Add(step.Now);
        _outbox.Due.Add(row.DueAt);
    }

    private void AddMark(GroupedStep step)
    {
        _marks.Step.Add(step.StepId);
        _marks.At.Add(step.Now);
    }

    private static GroupParts Part(Column<Guid> first, GroupParts part) => first.IsEmpty ? GroupParts.None : part;

    private static void AddPart(NpgsqlParameterCollection parameters, params ReadOnlySpan<IColumn> columns)
    {
        if (columns[0].IsEmpty)
            return;
        foreach (var column in columns)
            parameters.Add(column.ToParameter());
    }

    private interface IColumn
    {
        bool IsEmpty { get; }

        NpgsqlParameter ToParameter();
    }

    private sealed class Column<T> : IColumn
    {
        private readonly List<T> _values = [];

        public bool IsEmpty => _values.Count == 0;

        public void Add(T value) => _values.Add(value);

        public NpgsqlParameter ToParameter() => new NpgsqlParameter<T[]> { TypedValue = [.. _values] };
    }
}
