using System.Security.Cryptography;
using CanBo.Runtime.Audit;
using CanBo.Runtime.Stimuli;
using CanBo.Runtime.Storage;
using CanBo.Runtime.Work;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Migrating;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Runtime.Stepping;

/// <summary>One attempt at one step, on either database. What it gathers in <see cref="Writes"/> is sent at its end.</summary>
internal sealed class StepAttempt : StepScope, IAsyncDisposable
{
    private readonly StepServices _services;
    private readonly InstanceSteps _instances;
    private RuntimeContext? _context;
    private AsyncServiceScope? _scope;

    public StepAttempt(Guid stepId, StepSession session, StepServices services, InstanceCache? cache = null)
    {
        StepId = stepId;
        Session = session;
        _services = services;
        _instances = new InstanceSteps(this, services, cache);
        Now = services.Time.GetUtcNow();
    }

    public Guid StepId { get; }

    public StepSession Session { get; }

    public StepWrites Writes { get; } = new();

    public JournalKeeping Journal => _services.Journal;

    public override DateTimeOffset Now { get; }

    public override StorageProvider Provider => Session.Provider;

    public override RuntimeContext Context => _context ??= Open();

    /// <summary>True when a feature reads or writes rows of its own.</summary>
    public bool HasContext => _context is not null;

    /// <summary>False when the step surely has nothing to commit.</summary>
    public bool MayHaveWritten => _context is not null || Session.IsTouched || Writes.Any;

    /// <summary>True when something was decided on an instance that may be behind.</summary>
    public bool HasUsedCache => _instances.HasUsedCache;

    /// <summary>Services made for this attempt alone: effect handlers, timed jobs.</summary>
    public IServiceProvider Services => (_scope ??= _services.Scopes.CreateAsyncScope()).ServiceProvider;

    public override Task StartAsync(StartInstance start, CancellationToken cancellation) => _instances.StartAsync(start, cancellation);

    public override Task<bool> ResumeAsync(Guid instanceId, ExecutionId execution, string name, Value data, CancellationToken cancellation) =>
        _instances.AdvanceAsync(instanceId, id => new Stimulus.Resume(id, Now, execution, name, data), cancellation);

    public override Task<DeliveryResult> DeliverAsync(Delivery delivery, CancellationToken cancellation) => _instances.DeliverAsync(delivery, cancellation);

    public override Task<bool> CancelAsync(Guid instanceId, string reason, CancellationToken cancellation) =>
        _instances.AdvanceAsync(instanceId, id => new Stimulus.Cancel(id, Now, reason), cancellation);

    public override Task<bool> RetryAsync(Guid instanceId, ExecutionId execution, CancellationToken cancellation) =>
        _instances.AdvanceAsync(instanceId, id => new Stimulus.Retry(id, Now, execution), cancellation);

    public override async Task<IReadOnlyList<string>> ReturnAsync(Guid instanceId, string nodeId, string reason, CancellationToken cancellation) =>
        await _instances.AdvanceAsync(instanceId, id => new Stimulus.Return(id, Now, nodeId, reason), cancellation)
            ? Writes.Instances[instanceId].Graph.Following(nodeId)
            : [];

    public override Task<MigrationJudgement> MigrateAsync(Guid instanceId, string versionId, CancellationToken cancellation) =>
        _instances.MigrateAsync(instanceId, versionId, cancellation);

    public override void ResumeLater(Guid instanceId, ExecutionId execution, string name, Value data)
    {
        var id = Guid.CreateVersion7(Now);
        Writes.Outbox.Add(new OutboxWrite(id, ResumeRequest.Kind, id.ToString("N"), new ResumeRequest(instanceId, execution, name, data).ToJson(), Now));
    }

    public override void ScheduleTimer(Guid instanceId, ExecutionId execution, string name, DateTimeOffset dueAt)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Writes.Timers[new TimerKey(instanceId, execution.Number, name)] = new TimerWrite("", "", dueAt.ToMilliseconds());
    }

    public override void ScheduleJob(string job, string key, DateTimeOffset dueAt, string payload)
    {
        ArgumentException.ThrowIfNullOrEmpty(job);
        Writes.Timers[new TimerKey(Guid.Empty, 0, $"{job}/{key}")] = new TimerWrite(job, payload, dueAt.ToMilliseconds());
    }

    public override void Enqueue(string kind, string key, string payload, DateTimeOffset? notBefore = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(kind);
        ArgumentException.ThrowIfNullOrEmpty(key);
        Writes.Outbox.Add(new OutboxWrite(Guid.CreateVersion7(Now), kind, key, payload, (notBefore ?? Now).ToMilliseconds()));
    }

    public override void Audit(Guid subject, string action, string actor, Value data)
    {
        ArgumentException.ThrowIfNullOrEmpty(action);
        ArgumentException.ThrowIfNullOrEmpty(actor);
        var text = data.ToJson();
        var salt = RandomNumberGenerator.GetBytes(16);
        Writes.Audit.Add(new AuditWrite(Guid.CreateVersion7(Now), subject, action, actor, text, salt, AuditChain.Data(salt, text)));
    }

    public override Task LockAsync(string key, CancellationToken cancellation) => Session.LockAsync(key, isShared: false, StepId, Now, cancellation);

    public override Task LockSharedAsync(string key, CancellationToken cancellation) => Session.LockAsync(key, isShared: true, StepId, Now, cancellation);

    public override Task FlushAsync(CancellationToken cancellation) => SaveAsync(cancellation);

    /// <summary>Sends EF's pending rows.</summary>
    public Task SaveAsync(CancellationToken cancellation) => _context is null ? Task.CompletedTask : _context.SaveChangesAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        if (_context is not null)
            await _context.DisposeAsync();
        if (_scope is { } scope)
            await scope.DisposeAsync();
    }

    /// <summary>The attempt behind a scope, for the runtime's own statements.</summary>
    public static StepAttempt Of(StepScope step) => (StepAttempt)step;

    private RuntimeContext Open()
    {
        var context = _services.Contexts.Create(Session.Connection);
        context.IsStep = true;
        context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        context.Database.AutoSavepointsEnabled = false;
        context.Database.UseTransaction(Session.Transaction);
        return context;
    }
}
