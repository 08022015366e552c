using System.Globalization;
using System.Text.Json.Nodes;
using CanBo.Runtime.Instances;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Runtime.Work;
using CanBo.Testing;
using CanBo.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Tests.Stepping;

/// <summary>
/// The table <c>children.json</c>: a procedure that starts another, what happens to them, and what comes of both. "deeds" is the outbox, "+1h" time that goes by with its timers, then
/// "cancel parent", "cancel child" (all of them) and "retry child". "@soon" in a child is half an hour after its row begins.
/// </summary>
public sealed class ChildTableTests(ChildTableTests.Applications applications) : IClassFixture<ChildTableTests.Applications>
{
    private static readonly Dictionary<string, JsonObject> Rows =
        JsonNode.Parse(File.ReadAllText(Repository.File("tests", "Runtime.Tests", "Stepping", "children.json")))!.AsArray().ToDictionary(row => (string)row!["name"]!, row => row!.AsObject(), StringComparer.Ordinal);

    public static TheoryData<DatabaseKind, string> Cases
    {
        get
        {
            var cases = new TheoryData<DatabaseKind, string>();
            foreach (var kind in Enum.GetValues<DatabaseKind>())
            {
                foreach (var name in Rows.Keys)
                    cases.Add(kind, name);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_row_comes_to_what_it_says(DatabaseKind kind, string name)
    {
        var row = Rows[name];
        var application = await applications.OnAsync(kind);
        var number = Rows.Keys.ToList().IndexOf(name).ToString(CultureInfo.InvariantCulture);
        var soon = application.Clock.GetUtcNow().AddMinutes(30).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var child = await application.PublishAsync(Definition("child" + number, JsonNode.Parse(row["child"]!.ToJsonString().Replace("@soon", soon, StringComparison.Ordinal))!));
        var call = row["call"]!.DeepClone().AsObject();
        (call["id"], call["workflowDefinitionId"]) = ("call", "child" + number);
        call["result"] = new JsonObject { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = "result" } };
        var parent = await application.StartAsync(await application.PublishAsync(Definition("parent" + number, call)));

        foreach (var what in row["does"]?.AsArray() ?? [])
            await DoAsync(application, (string)what!, parent, child);

        await using var db = application.Read();
        var state = InstanceState.FromBytes((await db.Set<InstanceRow>().SingleAsync(i => i.Id == parent)).State);
        state.Status.ToString().ShouldBe((string?)row["parent"]);
        string.Join(' ', (await ChildrenAsync(application, child)).Select(i => i.Status)).ShouldBe((string?)row["children"]);
        if (row["result"] is { } result)
            JsonNode.DeepEquals(JsonNode.Parse(state.Output["result"].ToString()), result).ShouldBeTrue(state.Output.ToString());
    }

    private static async Task DoAsync(TestApplication application, string what, Guid parent, string child)
    {
        var work = application.Get<DueWork>();
        switch (what)
        {
            case "deeds":
                await work.DoDeedsAsync(CancellationToken.None);
                break;
            case "+1h":
                application.Clock.Advance(TimeSpan.FromHours(1));
                await work.FireTimersAsync(CancellationToken.None);
                break;
            case "cancel parent":
                await application.Steps.RunAsync((step, cancellation) => step.CancelAsync(parent, "test", cancellation), CancellationToken.None);
                break;
            case "cancel child":
                foreach (var instance in await ChildrenAsync(application, child))
                    await application.Steps.RunAsync((step, cancellation) => step.CancelAsync(instance.Id, "test", cancellation), CancellationToken.None);
                break;
            case "retry child":
                foreach (var instance in await ChildrenAsync(application, child))
                {
                    foreach (var faulted in InstanceState.FromBytes(instance.State).Executions.Where(execution => execution.Status == ExecutionStatus.Faulted))
                        await application.Steps.RunAsync((step, cancellation) => step.RetryAsync(instance.Id, faulted.Id, cancellation), CancellationToken.None);
                }

                break;
            default:
                throw new ArgumentException($"The table does not know '{what}'.", nameof(what));
        }
    }

    private static async Task<List<InstanceRow>> ChildrenAsync(TestApplication application, string version)
    {
        await using var db = application.Read();
        return await db.Set<InstanceRow>().Where(i => i.DefinitionVersionId == version).ToListAsync();
    }

    private static string Definition(string id, JsonNode root) => new JsonObject
    {
        ["definitionId"] = id,
        ["name"] = id,
        ["inputs"] = new JsonArray(new JsonObject { ["type"] = "Object", ["name"] = "a" }, new JsonObject { ["type"] = "Object", ["name"] = "Item" }),
        ["outputs"] = new JsonArray(new JsonObject { ["type"] = "Object", ["name"] = "sum" }, new JsonObject { ["type"] = "Object", ["name"] = "result" }),
        ["root"] = root,
    }.ToJsonString();

    /// <summary>One application for each database, for all rows.</summary>
    public sealed class Applications : IAsyncLifetime
    {
        private readonly Dictionary<DatabaseKind, TestApplication> _applications = [];

        public async Task<TestApplication> OnAsync(DatabaseKind kind) =>
            _applications.TryGetValue(kind, out var application) ? application : _applications[kind] = await TestApplication.StartAsync(kind);

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync()
        {
            foreach (var application in _applications.Values)
                await application.DisposeAsync();
        }
    }
}
