using System.Text.Json.Nodes;
using CanBo.Runtime.Instances;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Runtime.Work;
using CanBo.Testing;
using CanBo.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Tests.Stepping;

public sealed class ChildTests
{
    [Theory, BothDatabases]
    public async Task An_executed_procedure_that_does_not_wait_ends_in_the_step_of_its_parent_and_gives_its_outputs(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        await application.PublishAsync(Child("child", """{"id":"o","type":"Elsa.SetOutput","outputName":"sum","outputValue":{"typeName":"Object","expression":{"type":"JavaScript","value":"getInput('a') + 1"}}}"""));
        var parent = await application.StartAsync(await application.PublishAsync(Parent("Elsa.ExecuteWorkflow", "child", waits: true)));

        var end = await application.FindAsync(parent);

        (end.Status, end.Version).ShouldBe((InstanceStatus.Finished, 1));
        await using var db = application.Read();
        (await StateAsync(application, parent)).Output["result"].ToString().ShouldBe("""{"sum":42}""");
        (await db.Set<InstanceRow>().CountAsync()).ShouldBe(2);
        (await db.Set<OutboxRow>().CountAsync()).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task A_parent_waits_for_its_child_and_hears_of_its_end_in_a_step_of_its_own(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        await application.PublishAsync(Child("child", """{"id":"t","type":"Elsa.Timer","interval":"01:00:00"}"""));
        var parent = await application.StartAsync(await application.PublishAsync(Parent("Elsa.ExecuteWorkflow", "child", waits: true)));
        (await application.FindAsync(parent)).Status.ShouldBe(InstanceStatus.Suspended);

        application.Clock.Advance(TimeSpan.FromHours(1));
        (await application.Get<DueWork>().FireTimersAsync(CancellationToken.None)).ShouldBe(1);
        (await application.FindAsync(parent)).Status.ShouldBe(InstanceStatus.Suspended);
        (await application.Get<DueWork>().DoDeedsAsync(CancellationToken.None)).ShouldBe(1);

        (await application.FindAsync(parent)).Status.ShouldBe(InstanceStatus.Finished);
    }

    [Theory, BothDatabases]
    public async Task Cancelling_a_parent_cancels_what_it_waits_for_started_or_not(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        await application.PublishAsync(Child("child", """{"id":"t","type":"Elsa.Timer","interval":"01:00:00"}"""));
        var started = await application.StartAsync(await application.PublishAsync(Parent("Elsa.ExecuteWorkflow", "child", waits: true)));
        var unstarted = await application.StartAsync(await application.PublishAsync(Parent("Elsa.DispatchWorkflow", "child", waits: true)));

        foreach (var parent in new[] { started, unstarted })
            await application.Steps.RunAsync((step, cancellation) => step.CancelAsync(parent, "test", cancellation), CancellationToken.None);
        await application.Get<DueWork>().DoDeedsAsync(CancellationToken.None);

        await using var db = application.Read();
        (await db.Set<InstanceRow>().Select(i => i.Status).ToListAsync()).ShouldBe([InstanceStatus.Cancelled, InstanceStatus.Cancelled, InstanceStatus.Cancelled]);
    }

    [Theory]
    [BothDatabases("nobody", "no published procedure")]
    [BothDatabases("parent", "inside each other")]
    [BothDatabases("people", "people act")]
    public async Task What_cannot_be_started_is_an_incident_of_the_parent_that_says_why(DatabaseKind kind, string child, string reason)
    {
        await using var application = await TestApplication.StartAsync(kind);
        await application.PublishAsync(Child("people", """{"id":"s","type":"Elsa.Sequence","activities":[{"id":"p","type":"Test.Person"},{"id":"f","type":"Elsa.Finish"}]}"""));
        var parent = await application.StartAsync(await application.PublishAsync(Parent("Elsa.ExecuteWorkflow", child, waits: true)));

        await using var db = application.Read();
        (await db.Set<IncidentRow>().OrderBy(i => i.Id).Select(i => i.Message).ToListAsync()).ShouldContain(message => message.Contains(reason));
        (await application.FindAsync(parent)).Status.ShouldBe(child == "parent" ? InstanceStatus.Suspended : InstanceStatus.Faulted);
    }

    [Theory, BothDatabases]
    public async Task A_schedule_waits_for_its_next_time_and_one_that_cannot_be_read_is_an_incident(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var good = await application.StartAsync(await application.PublishAsync(Child("good", """{"id":"c","type":"Elsa.Cron","cronExpression":"0 0 * * * ?"}""")));
        var bad = await application.StartAsync(await application.PublishAsync(Child("bad", """{"id":"c","type":"Elsa.Cron","cronExpression":"each Monday"}""")));

        application.Clock.Advance(TimeSpan.FromHours(1));
        (await application.Get<DueWork>().FireTimersAsync(CancellationToken.None)).ShouldBe(1);

        (await application.FindAsync(good)).Status.ShouldBe(InstanceStatus.Finished);
        (await application.FindAsync(bad)).Status.ShouldBe(InstanceStatus.Faulted);
    }

    [Theory, BothDatabases]
    public async Task A_published_event_is_heard_by_other_instances_that_wait_for_it_and_by_no_others(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var ready = await application.PublishAsync(Child("ready", """{"id":"e","type":"Elsa.Event","eventName":"Ready"}"""));
        var other = await application.PublishAsync(Child("other", """{"id":"e","type":"Elsa.Event","eventName":"Other"}"""));
        Guid[] hearers = [await application.StartAsync(ready), await application.StartAsync(ready)];
        var deaf = await application.StartAsync(other);

        await application.StartAsync(await application.PublishAsync(Child("publish", """{"id":"p","type":"Elsa.PublishEvent","eventName":"Ready","payload":1}""")));
        await application.Get<DueWork>().DoDeedsAsync(CancellationToken.None);

        foreach (var hearer in hearers)
            (await application.FindAsync(hearer)).Status.ShouldBe(InstanceStatus.Finished);
        (await application.FindAsync(deaf)).Status.ShouldBe(InstanceStatus.Suspended);
    }

    private static async Task<InstanceState> StateAsync(TestApplication application, Guid instance)
    {
        await using var db = application.Read();
        return InstanceState.FromBytes((await db.Set<InstanceRow>().SingleAsync(i => i.Id == instance)).State);
    }

    private static string Parent(string type, string child, bool waits)
    {
        var root = new JsonObject
        {
            ["id"] = "call",
            ["type"] = type,
            ["workflowDefinitionId"] = child,
            ["waitForCompletion"] = waits,
            ["input"] = new JsonObject { ["typeName"] = "ObjectDictionary", ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = """{"a":41}""" } },
            ["result"] = new JsonObject { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = "result" } },
        };
        return Definition(child != "parent" ? "parent-" + type + waits : "parent", root);
    }

    private static string Child(string id, string root) => Definition(id, JsonNode.Parse(root)!);

    private static string Definition(string id, JsonNode root) => new JsonObject
    {
        ["definitionId"] = id,
        ["name"] = id,
        ["version"] = 1,
        ["inputs"] = new JsonArray(new JsonObject { ["type"] = "Object", ["name"] = "a" }, new JsonObject { ["type"] = "Object", ["name"] = "Item" }),
        ["outputs"] = new JsonArray(new JsonObject { ["type"] = "Object", ["name"] = "sum" }, new JsonObject { ["type"] = "Object", ["name"] = "result" }),
        ["root"] = root,
    }.ToJsonString();
}
