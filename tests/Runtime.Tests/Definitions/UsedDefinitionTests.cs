using CanBo.Runtime.Definitions;
using CanBo.Runtime.Instances;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Testing;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Tests.Definitions;

/// <summary>Published procedures used as activities of others.</summary>
public sealed class UsedDefinitionTests
{
    [Theory, BothDatabases]
    public async Task A_use_keeps_the_version_that_was_published_when_it_was_saved_whatever_comes_later(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var part = await application.PublishAsync(Part("first"));
        var main = await application.PublishAsync(Using("main"));
        application.Clock.Advance(TimeSpan.FromMinutes(1));
        await application.PublishAsync(Part("second"));
        await application.Steps.RunAsync((step, token) => application.Get<DefinitionStore>().RetractAsync(step, part, token), CancellationToken.None);

        var instance = await application.StartAsync(main);

        var waiting = (await application.Get<InstanceQueries>().ListWaitingAsync(instance, CancellationToken.None)).ShouldHaveSingleItem();
        waiting.NodeId.ShouldBe("use/n1");
        await using var db = application.Read();
        (await db.Set<Note>().SingleAsync()).Code.ShouldEndWith(":first");
        (await application.ResumeAsync(instance, waiting.Execution.Number)).ShouldBeTrue();
        (await application.FindAsync(instance)).Status.ShouldBe(InstanceStatus.Finished);
        (await application.Get<Replay>().AgreesAsync(instance, CancellationToken.None)).ShouldBeTrue();
        var stored = (await application.Get<DefinitionQueries>().FindAsync(main, CancellationToken.None)).ShouldNotBeNull();
        UsedProcedure.In(stored.Definition).ShouldBe([new UsedProcedure("part", 1)]);
    }

    [Theory, BothDatabases]
    public async Task The_palette_offers_what_is_published_and_marked_and_a_used_version_stays(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var part = await application.PublishAsync(Part("first"));
        await application.PublishAsync(Using("main"));
        await application.PublishAsync(Sample.OneQuestion);
        var used = application.Get<UsedDefinitions>();

        (await used.PaletteAsync(CancellationToken.None)).Select(d => (d.DefinitionId, d.Version)).ShouldBe([("part", 1)]);
        (await application.Steps.RunAsync((step, token) => application.Get<DefinitionStore>().DeleteDraftAsync(step, part, token), CancellationToken.None)).ShouldBeFalse();
        await application.Steps.RunAsync((step, token) => application.Get<DefinitionStore>().RetractAsync(step, part, token), CancellationToken.None);

        (await used.PaletteAsync(CancellationToken.None)).ShouldBeEmpty();
        (await used.FindAsync([new UsedProcedure("part", 1)], CancellationToken.None)).ShouldHaveSingleItem();
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_used_is_refused_in_words(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        await application.PublishAsync(Sample.OneQuestion);
        await application.PublishAsync(Part("first"));
        await application.PublishAsync(Usable(Using("middle", "part")));

        (await RefusalAsync(application, Using("main", "nobody"))).ShouldContain("was not published");
        (await RefusalAsync(application, Using("main", "one-question"))).ShouldContain("not marked as usable");
        (await RefusalAsync(application, Using("main", "main"))).ShouldContain("never end");
        (await RefusalAsync(application, Usable(Using("part", "middle")))).ShouldContain("never end");
        (await RefusalAsync(application, Part("first").Replace("\"Sum\"", "\"id\"", StringComparison.Ordinal))).ShouldContain("every activity has");
    }

    private static async Task<string> RefusalAsync(TestApplication application, string json) =>
        (await Should.ThrowAsync<DefinitionRefusedException>(() => application.PublishAsync(json))).Message;

    private static string Part(string code) =>
        $$"""
        {"definitionId":"part","name":"Part","outputs":[{"name":"Sum","type":"Object"}],"options":{"usableAsActivity":true},
         "root":{"id":"root","type":"Elsa.Sequence","activities":[{"id":"n1","type":"Test.Ask","code":"{{code}}"} ] } }
        """;

    private static string Using(string id, string uses = "part") =>
        $$"""{"definitionId":"{{id}}","name":"{{id}}","root":{"id":"root","type":"Elsa.Sequence","activities":[{"id":"use","type":"Workflow.{{uses}}"} ] } }""";

    private static string Usable(string json) => json.Replace("\"root\":{", "\"options\":{\"usableAsActivity\":true},\"root\":{", StringComparison.Ordinal);
}
