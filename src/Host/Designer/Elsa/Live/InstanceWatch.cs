using System.Collections.Concurrent;
using CanBo.Activities.Access;
using CanBo.Activities.Storage;
using CanBo.Host.Designer.Elsa.Instances;
using CanBo.Runtime.Instances;
using CanBo.Runtime.Work.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Host.Designer.Elsa.Live;

/// <summary>
/// Looks once a second, in one query, whether one of the instances that somebody has open has moved, and tells them. Looking finds what any host of the
/// cluster did, and costs nothing while nobody looks at a case.
/// </summary>
internal sealed class InstanceWatch(CanBoReader reader, IServiceScopeFactory scopes, IHubContext<InstanceHub> hub, TimeProvider clock, ILogger<InstanceWatch> logger) : WorkLoop(logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(Guid Instance, string Connection), byte> _open = new();
    private readonly Dictionary<Guid, int> _seen = [];

    /// <summary>A connection wants to hear of an instance.</summary>
    public void Begin(Guid instance, string connection) => _open.TryAdd((instance, connection), 0);

    /// <summary>A connection is gone.</summary>
    public void End(string connection)
    {
        foreach (var key in _open.Keys.Where(key => key.Connection == connection))
            _open.TryRemove(key, out _);
    }

    protected override async Task<bool> RunOnceAsync(CancellationToken cancellation)
    {
        await LookAsync(cancellation);
        return false;
    }

    protected override Task RestAsync(CancellationToken cancellation) => Task.Delay(Pause, clock, cancellation);

    private async Task LookAsync(CancellationToken cancellation)
    {
        Guid[] open = [.. _open.Keys.Select(key => key.Instance).Distinct()];
        foreach (var gone in _seen.Keys.Except(open).ToList())
            _seen.Remove(gone);
        if (open.Length == 0)
            return;
        await using var db = reader.Open();
        var versions = await db.Set<InstanceRow>().Where(i => EF.Parameter(open).Contains(i.Id)).Select(i => new { i.Id, i.Version }).ToListAsync(cancellation);
        foreach (var now in versions)
        {
            // The first look tells too: the case may have moved since its viewer read it.
            if (!_seen.TryGetValue(now.Id, out var before) || before != now.Version)
                await TellAsync(now.Id, cancellation);
            _seen[now.Id] = now.Version;
        }
    }

    private async Task TellAsync(Guid id, CancellationToken cancellation)
    {
        var viewers = hub.Clients.Group(InstanceHub.GroupOf(id));

        // Counts first: told that a case is over, a viewer listens no longer. Everybody in the group may see the whole case.
        await using var scope = scopes.CreateAsyncScope();
        var history = await scope.ServiceProvider.GetRequiredService<InstanceHistories>().GetAsync(id, Actor.System, cancellation);
        await viewers.SendAsync("ActivityExecutionLogUpdatedAsync", new { Stats = Executions.Stats(history, [.. history.Paths.Values]).ToList() }, cancellation);
        await viewers.SendAsync("WorkflowInstanceUpdatedAsync", new { WorkflowInstanceId = id }, cancellation);
        await viewers.SendAsync("WorkflowExecutionLogUpdatedAsync", new { }, cancellation);
    }
}
