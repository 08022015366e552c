using CanBo.Runtime.Definitions;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Testing;

namespace CanBo.Runtime.Tests.Definitions;

public sealed class DefinitionStoreTests
{
    [Theory, BothDatabases]
    public async Task A_draft_is_overwritten_until_it_is_published_and_a_published_version_never(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var first = await ImportAsync(application, Sample.Sequence("p", Sample.Ask("a")));
        var mended = await ImportAsync(application, Sample.Sequence("p", Sample.Ask("b")));
        var published = await PublishAsync(application, mended.VersionId);
        var second = await ImportAsync(application, Sample.Sequence("p", Sample.Ask("c")));

        mended.VersionId.ShouldBe(first.VersionId);
        published.PublishedAt.ShouldBe(application.Clock.GetUtcNow());
        second.VersionId.ShouldNotBe(first.VersionId);
        var versions = await application.Get<DefinitionQueries>().ListVersionsAsync("p", CancellationToken.None);
        versions.Select(v => (v.Version, v.IsPublished, v.IsLatest)).ShouldBe([(2, false, true), (1, true, false)]);
    }

    [Theory, BothDatabases]
    public async Task Importing_the_same_content_again_changes_nothing(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var version = await application.PublishAsync(Sample.OneQuestion);

        var again = await ImportAsync(application, Sample.OneQuestion);

        again.VersionId.ShouldBe(version);
        again.IsPublished.ShouldBeTrue();
    }

    [Theory, BothDatabases]
    public async Task At_most_one_version_is_published_and_an_older_one_can_be_published_again(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var first = await application.PublishAsync(Sample.Sequence("p", Sample.Ask("a")));
        application.Clock.Advance(TimeSpan.FromDays(1));
        var second = await application.PublishAsync(Sample.Sequence("p", Sample.Ask("b")));
        (await PublishedAsync(application))?.VersionId.ShouldBe(second);

        var back = await PublishAsync(application, first);

        (await PublishedAsync(application))?.VersionId.ShouldBe(first);
        back.PublishedAt.ShouldBe(application.Clock.GetUtcNow() - TimeSpan.FromDays(1));
    }

    [Theory, BothDatabases]
    public async Task A_retracted_version_is_not_taken_by_new_instances_but_runs_on(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var version = await application.PublishAsync(Sample.OneQuestion);
        var instance = await application.StartAsync(version);

        await application.Steps.RunAsync((step, token) => application.Get<DefinitionStore>().RetractAsync(step, version, token), CancellationToken.None);

        (await application.Get<DefinitionQueries>().FindPublishedAsync("one-question", CancellationToken.None)).ShouldBeNull();
        (await application.ResumeAsync(instance, await application.WaitingAsync(instance))).ShouldBeTrue();
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_read_or_run_is_refused_with_its_place(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var unknown = await ImportAsync(application, Sample.Sequence("p", ("Nobody.Knows", [])));

        var unreadable = await Should.ThrowAsync<DefinitionRefusedException>(() => ImportAsync(application, """{ "root": 7 }"""));
        var unsound = await Should.ThrowAsync<DefinitionRefusedException>(() => PublishAsync(application, unknown.VersionId));

        unreadable.Errors.ShouldHaveSingleItem().Property.ShouldBe("root");
        unsound.Findings.ShouldContain(f => f.ActivityId == "n1");
    }

    [Theory, BothDatabases]
    public async Task What_is_read_back_carries_the_store_s_ids_and_flags(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var version = await application.PublishAsync(Sample.OneQuestion);

        var stored = await application.Get<DefinitionQueries>().FindAsync(version, CancellationToken.None);

        var definition = stored.ShouldNotBeNull().Definition;
        (definition.Id, definition.DefinitionId, definition.Version, definition.IsPublished, definition.IsLatest).ShouldBe((version, "one-question", 1, true, true));
    }

    [Fact]
    public async Task Two_hosts_that_save_the_first_draft_at_once_make_one_version()
    {
        await using var one = await TestApplication.StartAsync(DatabaseKind.PostgreSql);
        await using var other = one.Another();

        var versions = await Task.WhenAll(ImportAsync(one, Sample.OneQuestion), ImportAsync(other, Sample.OneQuestion));

        versions[0].VersionId.ShouldBe(versions[1].VersionId);
    }

    private static Task<DefinitionVersion> ImportAsync(TestApplication application, string json) => application.Steps.RunAsync(
        (step, cancellation) => application.Get<DefinitionStore>().ImportAsync(step, json, "p.json", cancellation),
        CancellationToken.None);

    private static Task<DefinitionVersion> PublishAsync(TestApplication application, string versionId) => application.Steps.RunAsync(
        (step, cancellation) => application.Get<DefinitionStore>().PublishAsync(step, versionId, cancellation),
        CancellationToken.None);

    private static async Task<DefinitionVersion?> PublishedAsync(TestApplication application) =>
        (await application.Get<DefinitionQueries>().FindPublishedAsync("p", CancellationToken.None))?.Version;
}
