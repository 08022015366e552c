using CanBo.Runtime.Metering;
using CanBo.Runtime.Migrating;
using CanBo.Runtime.Storage;
using CanBo.Runtime.Time;
using CanBo.Runtime.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CanBo.Runtime.Stepping;

/// <summary>What every step needs from outside its transaction.</summary>
internal sealed class StepServices(
    IContextFactory contexts,
    BusinessTime time,
    IServiceScopeFactory scopes,
    GraphStore graphs,
    EffectHandlers handlers,
    WorkSignals signals,
    VersionMoves moves,
    RuntimeMeter meter,
    IOptions<StorageOptions> storage)
{
    public IContextFactory Contexts => contexts;

    public BusinessTime Time => time;

    public IServiceScopeFactory Scopes => scopes;

    public GraphStore Graphs => graphs;

    public EffectHandlers Handlers => handlers;

    public WorkSignals Signals => signals;

    public VersionMoves Moves => moves;

    public RuntimeMeter Meter => meter;

    public JournalKeeping Journal => storage.Value.Journal;

    /// <summary>Time-ordered, so that the rows that carry it stay together.</summary>
    public Guid NewStepId() => Guid.CreateVersion7(time.GetUtcNow());
}
