using System.Text.Json.Nodes;
using CanBo.Runtime.Instances;
using CanBo.Runtime.Migrating;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Testing;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Migrating;

namespace CanBo.Runtime.Tests.Stepping;

public sealed class MigrateTests
{
    private static string Three => Sample.Sequence("two-questions", Sample.Ask("a"), Sample.Ask("b"), Sample.Ask("c"));

    [Theory, BothDatabases]
    public async Task A_moved_instance_goes_on_under_the_other_version_and_its_journal_is_replayed(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var instance = await application.StartAsync(await application.PublishAsync(Sample.TwoQuestions));
        await application.ResumeAsync(instance, await application.WaitingAsync(instance));
        var longer = await application.PublishAsync(Three);

        (await MoveAsync(application, instance, longer)).MayMove.ShouldBeTrue();

        var moved = await application.FindAsync(instance);
        (moved.DefinitionVersionId, moved.Version, moved.Status).ShouldBe((longer, 3, InstanceStatus.Suspended));
        (await application.Get<Replay>().AgreesAsync(instance, CancellationToken.None)).ShouldBeTrue();
        await application.ResumeAsync(instance, await application.WaitingAsync(instance));
        var waiting = (await application.Get<InstanceQueries>().ListWaitingAsync(instance, CancellationToken.None)).ShouldHaveSingleItem();
        waiting.NodeId.ShouldBe("n3");
        await application.ResumeAsync(instance, waiting.Execution.Number);
        (await application.FindAsync(instance)).Status.ShouldBe(InstanceStatus.Finished);
        (await application.Get<Replay>().AgreesAsync(instance, CancellationToken.None)).ShouldBeTrue();
        (await application.Get<InstanceQueries>().ListJournalAsync(instance, 0, 100, CancellationToken.None))
            .ShouldContain(line => line.Event == JournalEvents.Migrated && line.Detail == longer);
    }

    [Theory, BothDatabases]
    public async Task An_instance_that_stays_is_as_it_was(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var first = await application.PublishAsync(Sample.TwoQuestions);
        var instance = await application.StartAsync(first);
        await application.ResumeAsync(instance, await application.WaitingAsync(instance));
        var without = await application.PublishAsync(Without("n2"));

        var judgement = await MoveAsync(application, instance, without);

        judgement.Refusals.ShouldHaveSingleItem().Code.ShouldBe(MigrationRefusalCode.StepGone);
        var there = await application.FindAsync(instance);
        (there.DefinitionVersionId, there.Version).ShouldBe((first, 2));
    }

    [Theory, BothDatabases]
    public async Task Two_hosts_that_move_and_answer_at_once_leave_one_whole_instance(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        await using var other = kind == DatabaseKind.PostgreSql ? application.Another() : null;
        var first = await application.PublishAsync(Sample.TwoQuestions);
        var longer = await application.PublishAsync(Three);
        for (var round = 0; round < 10; round++)
        {
            var instance = await application.StartAsync(first);
            var waiting = await application.WaitingAsync(instance);

            await Task.WhenAll(MoveAsync(application, instance, longer), (other ?? application).ResumeAsync(instance, waiting));

            var moved = await application.FindAsync(instance);
            (moved.DefinitionVersionId, moved.Version).ShouldBe((longer, 3));
            (await application.Get<InstanceQueries>().ListWaitingAsync(instance, CancellationToken.None)).ShouldHaveSingleItem().NodeId.ShouldBe("n2");
            (await application.Get<Replay>().AgreesAsync(instance, CancellationToken.None)).ShouldBeTrue();
        }
    }

    [Theory, BothDatabases]
    public async Task A_preview_judges_and_changes_nothing(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var first = await application.PublishAsync(Sample.TwoQuestions);
        var instance = await application.StartAsync(first);
        var without = await application.PublishAsync(Without("n1"));

        var judgements = await application.Get<MigrationPreview>().JudgeAsync(first, without, [instance, Guid.NewGuid()], CancellationToken.None);

        judgements.ShouldHaveSingleItem().Value.MayMove.ShouldBeFalse();
        (await application.FindAsync(instance)).Version.ShouldBe(1);
    }

    private static Task<MigrationJudgement> MoveAsync(TestApplication application, Guid instance, string version) =>
        application.Steps.RunAsync((step, cancellation) => step.MigrateAsync(instance, version, cancellation), CancellationToken.None);

    private static string Without(string node)
    {
        var json = JsonNode.Parse(Sample.TwoQuestions)!;
        var activities = json["root"]!["activities"]!.AsArray();
        activities.Remove(activities.Single(activity => activity!["id"]!.GetValue<string>() == node));
        return json.ToJsonString();
    }
}
