using CanBo.Runtime.Definitions;
using CanBo.Runtime.Instances;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Runtime.Triggers;
using CanBo.Runtime.Work;
using CanBo.Testing;
using CanBo.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Tests.Triggers;

/// <summary>Published definitions that start by themselves.</summary>
public sealed class StartTriggerTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory, BothDatabases]
    public async Task A_timer_starts_an_instance_each_time_once_for_all_hosts_until_it_is_retracted(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var version = await application.PublishAsync(Starting("clock", """ "type":"Elsa.Timer","interval":"01:00:00" """));
        await using var other = kind == DatabaseKind.PostgreSql ? application.Another() : null;

        application.Clock.Advance(Hour);
        await FireAsync(application, other);
        application.Clock.Advance(3 * Hour);
        await FireAsync(application, other);
        var started = await InstancesAsync(application);

        started.Count.ShouldBe(2, "what was missed is one");
        started.ShouldAllBe(i => i.Status == InstanceStatus.Finished && i.DefinitionVersionId == version);
        (await application.Get<Replay>().AgreesAsync(started[0].Id, CancellationToken.None)).ShouldBeTrue();

        await application.Steps.RunAsync((step, token) => application.Get<DefinitionStore>().RetractAsync(step, version, token), CancellationToken.None);
        application.Clock.Advance(2 * Hour);
        await FireAsync(application, other);
        (await InstancesAsync(application)).Count.ShouldBe(2);
        await using var db = application.Read();
        (await db.Set<TimerRow>().CountAsync()).ShouldBe(0);
        (await db.Set<TriggerRow>().CountAsync()).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task Publishing_anew_takes_the_place_of_what_was_registered(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        await application.PublishAsync(Starting("clock", """ "type":"Elsa.Timer","interval":"01:00:00" """));
        var second = await application.PublishAsync(Starting("clock", """ "type":"Elsa.Cron","cronExpression":"0 0 * * * ?" """));

        application.Clock.Advance(Hour + Hour);
        await FireAsync(application, null);

        (await InstancesAsync(application)).ShouldHaveSingleItem().DefinitionVersionId.ShouldBe(second);
        await using var db = application.Read();
        (await db.Set<TriggerRow>().SingleAsync()).ActivityType.ShouldBe("Elsa.Cron");
        await application.PublishAsync(Sample.Sequence("clock", Sample.Pause("a")));
        (await db.Set<TriggerRow>().CountAsync()).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task An_instant_starts_one_instance_and_one_that_is_past_none(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        await application.PublishAsync(Starting("once", $""" "type":"Elsa.StartAt","dateTime":"{application.Clock.GetUtcNow() + Hour:O}" """));
        await application.PublishAsync(Starting("never", $""" "type":"Elsa.StartAt","dateTime":"{application.Clock.GetUtcNow() - Hour:O}" """));

        application.Clock.Advance(2 * Hour);
        await FireAsync(application, null);
        application.Clock.Advance(2 * Hour);
        await FireAsync(application, null);

        (await InstancesAsync(application)).ShouldHaveSingleItem().Status.ShouldBe(InstanceStatus.Finished);
    }

    [Theory, BothDatabases]
    public async Task An_event_starts_what_begins_with_it_with_its_payload_and_resumes_what_waits_for_it_and_nothing_else(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        await application.PublishAsync(Starting("listener", """ "type":"Elsa.Event","eventName":"news","result":{"typeName":"Object","memoryReference":{"id":"told"}} """));
        await application.PublishAsync(Starting("other", """ "type":"Elsa.Event","eventName":"rumour" """));
        var waiting = await application.StartAsync(await application.PublishAsync(Waiting("waiting", "news")));
        var deaf = await application.StartAsync(await application.PublishAsync(Waiting("deaf", "rumour")));
        var publisher = await application.PublishAsync(Publisher("publisher", "news"));

        await application.StartAsync(publisher);
        await application.Get<DueWork>().DoDeedsAsync(CancellationToken.None);

        (await application.FindAsync(waiting)).Status.ShouldBe(InstanceStatus.Finished);
        (await application.FindAsync(deaf)).Status.ShouldBe(InstanceStatus.Suspended);
        await using var db = application.Read();
        (await db.Set<BookmarkRow>().SingleAsync()).Key.ShouldBe("rumour");
        var started = await db.Set<InstanceRow>().SingleAsync(i => db.Set<DefinitionRow>().Any(d => d.VersionId == i.DefinitionVersionId && d.DefinitionId == "listener"));
        InstanceState.FromBytes(started.State).Output["told"].ToString().ShouldBe("\"hello\"");
        (await db.Set<InstanceRow>().CountAsync()).ShouldBe(4, "the other listener hears nothing");
    }

    [Theory, BothDatabases]
    public async Task Events_that_start_what_publishes_them_again_come_to_an_end(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var version = await application.PublishAsync(
            """
            {"definitionId":"echo","name":"echo","root":{"id":"root","type":"Elsa.Sequence","activities":[{"id":"e","type":"Elsa.Event","eventName":"echo","customProperties":{"canStartWorkflow":true}},
            {"id":"p","type":"Elsa.PublishEvent","eventName":"echo"}]}}
            """);
        await application.StartAsync(await application.PublishAsync(Publisher("first", "echo")));

        while (await application.Get<DueWork>().DoDeedsAsync(CancellationToken.None) > 0)
            (await InstancesAsync(application)).Count.ShouldBeLessThan(40);

        (await InstancesAsync(application)).Count(i => i.DefinitionVersionId == version).ShouldBe(20);
    }

    [Theory, BothDatabases]
    public async Task What_cannot_start_a_procedure_is_refused_when_it_is_published(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);

        (await RefusalAsync(application, Starting("p", """ "type":"Elsa.Cron","cronExpression":"tomorrow" """))).ShouldContain("cannot be read");
        (await RefusalAsync(application, Starting("p", """ "type":"Elsa.Timer","interval":"00:00:01" """))).ShouldContain("10 seconds");
        (await RefusalAsync(application, Starting("p", """ "type":"Elsa.Event","eventName":{"typeName":"String","expression":{"type":"JavaScript","value":"'a' + 'b'"}} """))).ShouldContain("fixed values");
        (await RefusalAsync(application, Starting("p", """ "type":"Elsa.Event","eventName":"e" """, ""","n":1},{"id":"x","type":"Test.Person"},{"id":"f","type":"Elsa.Finish" """))).ShouldContain("people act");
        (await RefusalAsync(application, Starting("p", """ "type":"Elsa.WriteLine","text":"a" """, """},{"id":"x","type":"Elsa.Event","eventName":"e","customProperties":{"canStartWorkflow":true} """))).ShouldContain("not the first step");
        (await RefusalAsync(application, Starting("p", $""" "type":"Elsa.Event","eventName":"{new string('e', 401)}" """))).ShouldContain("longer than 400");
        await using var db = application.Read();
        (await db.Set<TriggerRow>().CountAsync()).ShouldBe(0);
        var deaf = await application.StartAsync(await application.PublishAsync(Waiting("deaf", new string('e', 401))));
        (await application.FindAsync(deaf)).Status.ShouldBe(InstanceStatus.Faulted);
    }

    private static async Task FireAsync(TestApplication application, TestApplication? other)
    {
        await Task.WhenAll(application.Get<DueWork>().FireTimersAsync(CancellationToken.None), other?.Get<DueWork>().FireTimersAsync(CancellationToken.None) ?? Task.FromResult(0));
    }

    private static async Task<List<InstanceRow>> InstancesAsync(TestApplication application)
    {
        await using var db = application.Read();
        return await db.Set<InstanceRow>().OrderBy(i => i.CreatedAt).ToListAsync();
    }

    private static async Task<string> RefusalAsync(TestApplication application, string json) =>
        (await Should.ThrowAsync<DefinitionRefusedException>(() => application.PublishAsync(json))).Message;

    private static string Starting(string id, string trigger, string more = "") =>
        "{\"definitionId\":\"" + id + "\",\"name\":\"" + id + "\",\"outputs\":[{\"name\":\"told\",\"type\":\"Object\"}],\"root\":{\"id\":\"root\",\"type\":\"Elsa.Sequence\",\"activities\":[{\"id\":\"t\",\"customProperties\":{\"canStartWorkflow\":true},"
        + trigger + more + "}]}}";

    private static string Waiting(string id, string name) =>
        "{\"definitionId\":\"" + id + "\",\"name\":\"" + id + "\",\"root\":{\"id\":\"root\",\"type\":\"Elsa.Sequence\",\"activities\":[{\"id\":\"e\",\"type\":\"Elsa.Event\",\"eventName\":\"" + name + "\"}]}}";

    private static string Publisher(string id, string name) =>
        "{\"definitionId\":\"" + id + "\",\"name\":\"" + id + "\",\"root\":{\"id\":\"root\",\"type\":\"Elsa.Sequence\",\"activities\":[{\"id\":\"p\",\"type\":\"Elsa.PublishEvent\",\"eventName\":\"" + name + "\",\"payload\":{\"typeName\":\"Object\",\"expression\":{\"type\":\"JavaScript\",\"value\":\"'hello'\"}}}]}}";
}
