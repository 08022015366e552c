using System.Text.Json.Nodes;
using CanBo.Runtime.Definitions;
using CanBo.Runtime.Instances;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Host.Tests.Hooks;

/// <summary>Small procedures without people, published and started past every page.</summary>
internal static class Procedure
{
    /// <summary>Publishes a sequence of these activities, given as JSON; what an activity gives goes into the output <c>told</c>.</summary>
    public static Task<string> PublishAsync(this HostFixture host, string id, params string[] activities)
    {
        var json = new JsonObject
        {
            ["definitionId"] = id,
            ["name"] = id,
            ["outputs"] = new JsonArray(new JsonObject { ["name"] = "told", ["type"] = "Object" }),
            ["root"] = new JsonObject { ["id"] = "root", ["type"] = "Elsa.Sequence", ["activities"] = new JsonArray([.. activities.Select(a => JsonNode.Parse(a))]) },
        };
        return host.StepAsync(async (step, token) =>
        {
            var store = host.Services.GetRequiredService<DefinitionStore>();
            var version = await store.ImportAsync(step, json.ToJsonString(), id, token);
            await step.FlushAsync(token);
            return (await store.PublishAsync(step, version.VersionId, token)).VersionId;
        });
    }

    public static async Task<Guid> RunAsync(this HostFixture host, string versionId)
    {
        var id = Guid.CreateVersion7();
        await host.StepAsync(async (step, token) =>
        {
            await step.StartAsync(new StartInstance(id, versionId, id, Value.EmptyObject), token);
            return true;
        });
        return id;
    }

    public static async Task<InstanceState> StateAsync(this HostFixture host, Guid instance) =>
        (await host.Services.GetRequiredService<InstanceQueries>().FindStateAsync(instance, CancellationToken.None)).ShouldNotBeNull();

    public static Task<int> CountAsync(this HostFixture host, string versionId) => host.ReadAsync(db => db.Set<InstanceRow>().CountAsync(i => i.DefinitionVersionId == versionId));
}
