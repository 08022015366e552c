using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using CanBo.Activities.Storage;
using CanBo.Runtime.Definitions;
using CanBo.Runtime.Instances;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Stimuli;
using CanBo.Runtime.Triggers;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Endpoints;

/// <summary>Takes a request of another system: it starts an instance of the procedure that begins with the path, or goes to the instance that it names and that waits for it.</summary>
/// <param name="steps">The door to the database.</param>
/// <param name="reader">For reading.</param>
/// <param name="triggers">What is registered.</param>
/// <param name="definitions">Finds versions.</param>
/// <param name="used">Finds the procedures they use.</param>
public sealed class ReceiveRequest(StepRunner steps, CanBoReader reader, TriggerQueries triggers, DefinitionQueries definitions, UsedDefinitions used)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, WorkflowGraph> _graphs = new(StringComparer.Ordinal);

    /// <summary>Finds what a request is for and whether its token opens it. Nothing of its body needs to be read before.</summary>
    /// <param name="method">In capitals.</param>
    /// <param name="path">What follows <c>/hooks/</c>.</param>
    /// <param name="instance">The instance that waits for it; null to start one.</param>
    /// <param name="token">The token; empty for none.</param>
    /// <param name="cancellation">Stops the queries.</param>
    public async Task<EndpointDoor> OpenAsync(string method, string path, Guid? instance, string token, CancellationToken cancellation)
    {
        var key = EndpointKeys.Of(path);
        if (await (instance is { } id ? FindWaitingAsync(id, key, cancellation) : FindStartAsync(key, cancellation)) is not { } found)
            return new EndpointDoor.Unknown();
        await using var db = reader.Open();
        var fits = false;
        foreach (var known in await db.Set<EndpointToken>().Where(t => t.DefinitionId == found.DefinitionId && t.RevokedAt == null).ToListAsync(cancellation))
            fits |= known.Fits(token);
        if (!fits)
            return new EndpointDoor.Closed();
        var node = (await GraphAsync(found.VersionId, cancellation))?.Find(found.NodeId);
        return node is null || !HttpEndpoint.MethodsOf(node.Definition).Contains(method) ? new EndpointDoor.WrongMethod() : new EndpointDoor.Open(found);
    }

    /// <summary>Takes it. The same idempotency key is the same request: it starts nothing a second time.</summary>
    /// <returns>The instance.</returns>
    public async Task<Guid> TakeAsync(EndpointTarget target, string idempotencyKey, Value content, Value query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(target);
        var data = Value.Object(("content", content), ("query", query));
        var name = idempotencyKey.Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{target.DefinitionId}\n{target.NodeId}\n{target.Instance:N}\n{idempotencyKey}")));
        return await steps.RunAsync(
            async (step, stop) =>
            {
                if (target.Instance is { } waiting)
                {
                    await step.DeliverAsync(
                        new Delivery($"request:{(name.Length > 0 ? name : Guid.CreateVersion7(step.Now).ToString("N"))}", waiting, target.NodeId, HttpEndpoint.Received, data, Patience), stop);
                    return waiting;
                }

                var id = name.Length == 0 ? Guid.CreateVersion7(step.Now) : new Guid(Convert.FromHexString(name).AsSpan(0, 16));
                if (name.Length > 0)
                {
                    await step.LockAsync($"request:{name}", stop);
                    if (await step.Context.Set<InstanceRow>().AnyAsync(i => i.Id == id, stop))
                        return id;
                }

                await step.StartAsync(new StartInstance(id, target.VersionId, id, Value.EmptyObject) { By = new Happening(HttpEndpoint.Received, data) }, stop);
                step.Audit(id, "StartedByRequest", "endpoint", Value.Object(("definitionId", Value.Of(target.DefinitionId))));
                return id;
            },
            cancellation);
    }

    private async Task<EndpointTarget?> FindStartAsync(string key, CancellationToken cancellation) =>
        await triggers.FindAsync(EndpointKeys.ActivityType, key, cancellation) is { } trigger ? new EndpointTarget(trigger.DefinitionId, trigger.VersionId, trigger.NodeId, null) : null;

    private async Task<EndpointTarget?> FindWaitingAsync(Guid instance, string key, CancellationToken cancellation)
    {
        await using var db = reader.Open();
        var found = await (
            from bookmark in db.Set<BookmarkRow>()
            where bookmark.InstanceId == instance && bookmark.ActivityType == EndpointKeys.ActivityType && bookmark.Key == key
            join row in db.Set<InstanceRow>() on bookmark.InstanceId equals row.Id
            orderby bookmark.Execution
            select new { bookmark.NodeId, row.DefinitionVersionId }).FirstOrDefaultAsync(cancellation);
        return found is not null && await definitions.FindAsync(found.DefinitionVersionId, cancellation) is { } stored
            ? new EndpointTarget(stored.Version.DefinitionId, found.DefinitionVersionId, found.NodeId, instance)
            : null;
    }

    // A version that was published never changes.
    private async Task<WorkflowGraph?> GraphAsync(string versionId, CancellationToken cancellation)
    {
        if (_graphs.TryGetValue(versionId, out var known))
            return known;
        return await definitions.FindAsync(versionId, cancellation) is { } stored
            ? _graphs.GetOrAdd(versionId, WorkflowGraph.Compile(stored.Definition, await used.CatalogueAsync(stored.Definition, cancellation)).Graph)
            : null;
    }
}

/// <summary>What a request is for.</summary>
/// <param name="DefinitionId">The procedure.</param>
/// <param name="VersionId">Its version.</param>
/// <param name="NodeId">The step.</param>
/// <param name="Instance">The instance that waits; null where one is to start.</param>
public sealed record EndpointTarget(string DefinitionId, string VersionId, string NodeId, Guid? Instance);

/// <summary>Whether a request may come in.</summary>
public abstract record EndpointDoor
{
    private EndpointDoor()
    {
    }

    /// <summary>Nothing begins with that path, or the instance does not wait for it.</summary>
    public sealed record Unknown : EndpointDoor;

    /// <summary>No token, or none that fits.</summary>
    public sealed record Closed : EndpointDoor;

    /// <summary>It takes other methods.</summary>
    public sealed record WrongMethod : EndpointDoor;

    /// <summary>It may.</summary>
    public sealed record Open(EndpointTarget Target) : EndpointDoor;
}
