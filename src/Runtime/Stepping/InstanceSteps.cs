using System.Globalization;
using CanBo.Runtime.Stimuli;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Migrating;
using CanBo.Workflows.Values;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Runtime.Stepping;

/// <summary>
/// Moves instances inside a step: the engine advances, its effects are applied in order, and what their handlers answer is fed back until nothing
/// is left. An instance is read once and written once, however often the step moves it.
/// </summary>
internal sealed class InstanceSteps(StepAttempt step, StepServices services, InstanceCache? cache)
{
    /// <summary>More answers than this in one step are a circle; the execution that keeps asking becomes an incident.</summary>
    private const int MaxAnswers = 1_000;

    private const string TooManyAnswers = "AnsweredTooOften";

    private const string Select = "select definition_version_id, correlation_id, version, state, early_stimuli from instances where id = $1";

    private const string SelectMany = "select id, definition_version_id, correlation_id, version, state from instances where id = any($1) and early_stimuli = 0";

    private int _stimuli;

    /// <summary>True when something was decided on an instance that may be behind.</summary>
    public bool HasUsedCache { get; private set; }

    public async Task StartAsync(StartInstance start, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(start);
        var graph = await services.Graphs.GetAsync(step.Session, start.DefinitionVersionId, step.Now, cancellation);
        var instance = new InstanceInStep(start.InstanceId, 0, start.DefinitionVersionId, start.CorrelationId, graph, InstanceState.New);
        step.Writes.Instances.Add(instance.Id, instance);
        instance.IsStarting = true;
        await RunAsync(instance, new Stimulus.Start(NextId(), step.Now, start.Input) { By = start.By }, cancellation);
        instance.IsStarting = false;
    }

    /// <summary>False when the stimulus changed nothing.</summary>
    public async Task<bool> AdvanceAsync(Guid instanceId, Func<string, Stimulus> stimulus, CancellationToken cancellation)
    {
        if (!step.Writes.Instances.TryGetValue(instanceId, out var instance))
            step.Writes.Instances.Add(instanceId, instance = FindCached(instanceId) ?? await LoadAsync(instanceId, cancellation));
        if (await RunAsync(instance, stimulus(NextId()), cancellation))
            return true;
        if (!instance.IsCached || instance.IsChanged)
            return false;

        // "It waits no longer" may be yesterday's news, or tomorrow's: only the database can say so.
        step.Writes.Instances[instanceId] = instance = await LoadAsync(instanceId, cancellation);
        return await RunAsync(instance, stimulus(NextId()), cancellation);
    }

    /// <summary>Moves an instance to another version, from where the database says it stands.</summary>
    public async Task<MigrationJudgement> MigrateAsync(Guid instanceId, string versionId, CancellationToken cancellation)
    {
        if (!step.Writes.Instances.TryGetValue(instanceId, out var instance) || (instance.IsCached && !instance.IsChanged))
            step.Writes.Instances[instanceId] = instance = await LoadAsync(instanceId, cancellation);
        if (instance.DefinitionVersionId == versionId)
            throw new InvalidOperationException($"Instance {instanceId} runs on {versionId} already.");

        var graph = await services.Graphs.GetAsync(step.Session, versionId, step.Now, cancellation);
        var stimulus = new Stimulus.Migrate(NextId(), step.Now, instance.DefinitionVersionId, versionId);
        var judgement = services.Moves.Judge(stimulus, instance.Graph, graph, instance.State);
        if (ProcedureMigration.Apply(judgement, stimulus) is { } moved)
            instance.Migrate(versionId, graph, stimulus, moved);
        return judgement;
    }

    public async Task<DeliveryResult> DeliverAsync(Delivery delivery, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentException.ThrowIfNullOrEmpty(delivery.Id);
        if (!await StimulusStatements.InsertAsync(step, delivery, cancellation))
            return DeliveryResult.Repeated;

        // Read from the database: a copy in memory cannot say that the activity does not wait.
        if (!step.Writes.Instances.TryGetValue(delivery.InstanceId, out var instance) || (instance.IsCached && !instance.IsChanged))
            step.Writes.Instances[delivery.InstanceId] = instance = await LoadAsync(delivery.InstanceId, cancellation);
        if (instance.State.IsOver)
        {
            await StimulusStatements.DropAsync(step, delivery.Id, cancellation);
            return DeliveryResult.Over;
        }

        if (WaitingAt(instance, delivery.NodeId) is { } execution)
        {
            instance.Early.TakeAtOnce(delivery.Id);
            await RunAsync(instance, new Stimulus.Resume(delivery.Id, step.Now, execution, delivery.Name, delivery.Data), cancellation);
            return DeliveryResult.Taken;
        }

        instance.Early.Keep();
        step.ScheduleJob(GiveUpStimulus.Name, delivery.Id, step.Now + delivery.Patience, delivery.InstanceId.ToString("D"));
        return DeliveryResult.Early;
    }

    /// <summary>Reads instances into this host's memory.</summary>
    public static async Task ReadAheadAsync(
        IReadOnlyCollection<Guid> ids, StepSession session, StepServices services, InstanceCache cache, CancellationToken cancellation)
    {
        var rows = await session.QueryAsync(
            new(SelectMany, ids.ToArray()),
            row => (Id: row.Guid(0), DefinitionVersionId: row.Text(1), CorrelationId: row.Guid(2), Version: row.Int(3), State: row.Bytes(4)),
            cancellation);
        foreach (var row in rows)
        {
            var graph = await services.Graphs.GetAsync(session, row.DefinitionVersionId, services.Time.GetUtcNow(), cancellation);
            cache.Put(row.Id, new CachedInstance(row.Version, row.DefinitionVersionId, row.CorrelationId, graph, InstanceState.FromBytes(row.State)));
        }
    }

    private InstanceInStep? FindCached(Guid id)
    {
        if (cache?.Find(id) is not { } known)
            return null;
        HasUsedCache = true;
        return new InstanceInStep(id, known.Version, known.DefinitionVersionId, known.CorrelationId, known.Graph, known.State) { IsCached = true };
    }

    private async Task<InstanceInStep> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var rows = await step.Session.QueryAsync(
            new(Select, id),
            row => (DefinitionVersionId: row.Text(0), CorrelationId: row.Guid(1), Version: row.Int(2), State: row.Bytes(3), Early: row.Int(4)),
            cancellation);
        if (rows is not [var stored])
            throw new InvalidOperationException($"There is no instance {id}.");

        var graph = await services.Graphs.GetAsync(step.Session, stored.DefinitionVersionId, step.Now, cancellation);
        return new InstanceInStep(id, stored.Version, stored.DefinitionVersionId, stored.CorrelationId, graph, InstanceState.FromBytes(stored.State), stored.Early);
    }

    private async Task<bool> RunAsync(InstanceInStep instance, Stimulus first, CancellationToken cancellation)
    {
        var isFirst = true;
        var changed = false;
        var before = instance.State.Status;
        var stimuli = new Queue<Stimulus>();
        stimuli.Enqueue(first);
        while (stimuli.TryDequeue(out var stimulus))
        {
            var advance = Engine.Advance(instance.Graph, instance.State, stimulus);
            if (advance.Changed)
            {
                changed |= isFirst;
                instance.Take(stimulus, advance);
                foreach (var execution in advance.Closed)
                    DropTimers(instance.Id, execution);
                foreach (var planned in advance.Effects)
                {
                    if (await ApplyAsync(instance, planned, cancellation) is { } answer)
                        stimuli.Enqueue(Resume(instance, planned.Execution, answer));
                }
            }

            isFirst = false;
            if (stimuli.Count == 0 && changed && instance.Early.Kept > 0)
                await MatchEarlyAsync(instance, stimuli, cancellation);
        }

        if (changed)
            await TellObserversAsync(instance, before, cancellation);
        if (changed && instance is { Link: { } link, State.IsOver: true } && !(instance.IsStarting && link.IsTold(step.Writes)))
            step.ResumeLater(link.Parent, link.Execution, Stimulus.ChildFinished, link.Ended(instance.State));
        return changed;
    }

    /// <summary>Takes up what came before its bookmark was open; gives up what never will be waited for.</summary>
    private async Task MatchEarlyAsync(InstanceInStep instance, Queue<Stimulus> stimuli, CancellationToken cancellation)
    {
        var waiting = await StimulusStatements.WaitingAsync(step, instance.Id, cancellation);
        foreach (var early in waiting.Where(e => !instance.Early.Taken.Contains(e.Id) && !instance.Early.GivenUp.Contains(e.Id)))
        {
            if (instance.State.IsOver)
            {
                instance.Early.GiveUp(early.Id);
            }
            else if (WaitingAt(instance, early.NodeId) is { } execution)
            {
                // One at a time: it may end the waiting of others.
                instance.Early.Take(early.Id);
                stimuli.Enqueue(new Stimulus.Resume(early.Id, step.Now, execution, early.Name, early.Data));
                return;
            }
        }
    }

    private static ExecutionId? WaitingAt(InstanceInStep instance, string nodeId)
    {
        foreach (var execution in instance.State.Executions)
        {
            if (execution.NodeId == nodeId && execution.Status == ExecutionStatus.Waiting)
                return execution.Id;
        }

        return null;
    }

    private async Task TellObserversAsync(InstanceInStep instance, InstanceStatus before, CancellationToken cancellation)
    {
        var now = instance.State.Status;
        // Ten thousand starts that wait for somebody are no news to anyone.
        if (now == before || (now == InstanceStatus.Suspended && before != InstanceStatus.Faulted))
            return;
        foreach (var observer in step.Services.GetServices<IInstanceObserver>())
            await observer.ChangedAsync(new InstanceChange(step, instance.Id, instance.CorrelationId, before, now), cancellation);
    }

    private async Task<Answer?> ApplyAsync(InstanceInStep instance, PlannedEffect planned, CancellationToken cancellation)
    {
        switch (planned.Effect)
        {
            case Effect.ScheduleTimer timer:
                step.ScheduleTimer(instance.Id, planned.Execution, timer.Name, timer.DueAt);
                return null;
            case Effect.Line:
                // The engine's journal has it.
                return null;
            default:
                var handler = services.Handlers.Find(planned.Effect, step.Services);
                return await handler.ApplyAsync(new EffectContext(step, instance.Id, instance.CorrelationId, planned), cancellation);
        }
    }

    /// <summary>An activity that is told something it does not know becomes an incident; that ends a circle of answers.</summary>
    private Stimulus.Resume Resume(InstanceInStep instance, ExecutionId execution, Answer answer)
    {
        if (++instance.Answers > 2 * MaxAnswers)
            throw new InvalidOperationException($"Instance {instance.Id} goes round in a circle: more than {MaxAnswers} answers in one step.");
        return instance.Answers > MaxAnswers
            ? new(NextId(), step.Now, execution, TooManyAnswers, Value.EmptyObject)
            : new(NextId(), step.Now, execution, answer.Name, answer.Data);
    }

    private void DropTimers(Guid instanceId, ExecutionId execution)
    {
        foreach (var key in step.Writes.Timers.Keys.Where(k => k.InstanceId == instanceId && k.Execution == execution.Number).ToList())
            step.Writes.Timers.Remove(key);
    }

    private string NextId() => string.Create(CultureInfo.InvariantCulture, $"{step.StepId:N}:{++_stimuli}");
}
