using CanBo.Runtime.Instances;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Testing;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Tests.Stepping;

public sealed class InstanceStepTests
{
    [Theory, BothDatabases]
    public async Task A_short_journal_keeps_who_was_asked_and_what_came_of_it_and_can_still_be_replayed(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind, settings: ("Storage:Journal", "Decisions"));
        (string, (string, string)[]) line = ("Elsa.WriteLine", [("text", "a line")]);
        var instance = await application.StartAsync(await application.PublishAsync(Sample.Sequence("lines", line, Sample.Ask("a"), line)));

        (await application.ResumeAsync(instance, await application.WaitingAsync(instance))).ShouldBeTrue();

        var lines = await application.Get<InstanceQueries>().ListJournalAsync(instance, 0, 100, CancellationToken.None);
        lines.ShouldNotContain(l => l.ActivityType == "Elsa.WriteLine");
        lines.Where(l => l.ActivityType == "Test.Ask").Select(l => l.Event).ShouldBe([JournalEvents.Started, JournalEvents.Suspended, JournalEvents.Resumed, JournalEvents.Completed]);
        lines.ShouldContain(l => l.Event == JournalEvents.Finished);
        lines[^1].Sequence.ShouldBeGreaterThan(lines.Count);
        (await application.Get<Replay>().AgreesAsync(instance, CancellationToken.None)).ShouldBeTrue();
    }

    [Theory, BothDatabases]
    public async Task An_instance_starts_waits_resumes_and_finishes(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var version = await application.PublishAsync(Sample.TwoQuestions);

        var instance = await application.StartAsync(version);
        (await application.FindAsync(instance)).Status.ShouldBe(InstanceStatus.Suspended);
        (await application.ResumeAsync(instance, await application.WaitingAsync(instance))).ShouldBeTrue();
        (await application.ResumeAsync(instance, await application.WaitingAsync(instance))).ShouldBeTrue();

        var end = await application.FindAsync(instance);
        end.Status.ShouldBe(InstanceStatus.Finished);
        end.Version.ShouldBe(3);
        (await application.Get<InstanceQueries>().ListWaitingAsync(instance, CancellationToken.None)).ShouldBeEmpty();
        await using var db = application.Read();
        (await db.Set<Note>().CountAsync()).ShouldBe(2);
        (await db.Set<Runtime.Work.TimerRow>().CountAsync()).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task A_resume_that_comes_too_late_changes_nothing(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var instance = await application.StartAsync(await application.PublishAsync(Sample.TwoQuestions));
        var execution = await application.WaitingAsync(instance);
        await application.ResumeAsync(instance, execution);

        (await application.ResumeAsync(instance, execution)).ShouldBeFalse();

        (await application.FindAsync(instance)).Version.ShouldBe(2);
    }

    [Theory, BothDatabases]
    public async Task The_answer_of_an_effect_moves_the_instance_in_the_same_step(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var version = await application.PublishAsync(Sample.Sequence("nobody", Sample.Ask("a", "nobody"), Sample.Ask("b")));

        var instance = await application.StartAsync(version);

        (await application.FindAsync(instance)).Version.ShouldBe(1);
        var waiting = (await application.Get<InstanceQueries>().ListWaitingAsync(instance, CancellationToken.None)).ShouldHaveSingleItem();
        waiting.NodeId.ShouldBe("n2");
        await using var db = application.Read();
        (await db.Set<Runtime.Work.TimerRow>().SingleAsync()).Execution.ShouldBe(waiting.Execution.Number);
    }

    [Theory, BothDatabases]
    public async Task Effects_that_answer_in_a_circle_end_in_an_incident(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var version = await application.PublishAsync(Sample.Sequence("circle", Sample.Ask("a", "circle")));

        var instance = await application.StartAsync(version);

        (await application.FindAsync(instance)).Status.ShouldBe(InstanceStatus.Faulted);
        var incidents = await application.Get<InstanceQueries>().ListIncidentsAsync(openOnly: true, 0, 10, CancellationToken.None);
        incidents.Incidents.ShouldHaveSingleItem().Message.ShouldContain("AnsweredTooOften");
    }

    [Theory, BothDatabases]
    public async Task A_handler_that_throws_rolls_everything_back(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var version = await application.PublishAsync(Sample.Sequence("throw", Sample.Ask("a"), Sample.Ask("b", "throw")));
        var instance = await application.StartAsync(version);
        var execution = await application.WaitingAsync(instance);

        await Should.ThrowAsync<InvalidOperationException>(() => application.ResumeAsync(instance, execution));

        (await application.FindAsync(instance)).Version.ShouldBe(1);
        (await application.WaitingAsync(instance)).ShouldBe(execution);
        await using var db = application.Read();
        (await db.Set<Note>().CountAsync()).ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task A_fault_is_an_open_incident_until_it_is_retried(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var instance = await application.StartAsync(await application.PublishAsync(Sample.OneQuestion));
        await application.ResumeAsync(instance, await application.WaitingAsync(instance), "Broken");
        var queries = application.Get<InstanceQueries>();
        var incident = (await queries.ListIncidentsAsync(openOnly: true, 0, 10, CancellationToken.None)).Incidents.ShouldHaveSingleItem();
        incident.InstanceId.ShouldBe(instance);
        incident.ActivityType.ShouldBe("Test.Ask");

        var retried = await application.Steps.RunAsync(
            (step, cancellation) => application.Get<IncidentRetry>().RetryAsync(step, incident.Id, cancellation),
            CancellationToken.None);

        retried.ShouldBeTrue();
        (await queries.ListIncidentsAsync(openOnly: true, 0, 10, CancellationToken.None)).Total.ShouldBe(0);
        (await queries.ListIncidentsAsync(openOnly: false, 0, 10, CancellationToken.None)).Total.ShouldBe(1);
        (await application.ResumeAsync(instance, await application.WaitingAsync(instance))).ShouldBeTrue();
        (await application.FindAsync(instance)).Status.ShouldBe(InstanceStatus.Finished);
    }

    [Theory, BothDatabases]
    public async Task A_cancelled_instance_waits_for_nothing_and_has_no_timers(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var instance = await application.StartAsync(await application.PublishAsync(Sample.OneQuestion));

        var cancelled = await application.Steps.RunAsync((step, cancellation) => step.CancelAsync(instance, "not needed", cancellation), CancellationToken.None);

        cancelled.ShouldBeTrue();
        (await application.FindAsync(instance)).Status.ShouldBe(InstanceStatus.Cancelled);
        await using var db = application.Read();
        (await db.Set<BookmarkRow>().CountAsync()).ShouldBe(0);
        (await db.Set<Runtime.Work.TimerRow>().CountAsync()).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task Several_moves_of_one_instance_in_a_step_are_written_once(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var version = await application.PublishAsync(Sample.TwoQuestions);
        var instance = Guid.NewGuid();

        var moved = await application.Steps.RunAsync(
            async (step, cancellation) =>
            {
                await step.StartAsync(new StartInstance(instance, version, instance, Value.EmptyObject), cancellation);
                return await step.ResumeAsync(instance, new ExecutionId(2), "Answered", Value.EmptyObject, cancellation)
                    && await step.ResumeAsync(instance, new ExecutionId(3), "Answered", Value.EmptyObject, cancellation);
            },
            CancellationToken.None);

        moved.ShouldBeTrue();
        var end = await application.FindAsync(instance);
        end.Version.ShouldBe(1);
        end.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Theory, BothDatabases]
    public async Task The_journal_pages_in_order_and_its_stimuli_replay_to_the_same_bytes(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var version = await application.PublishAsync(Sample.Sequence("replayed", Sample.Ask("a", "nobody"), Sample.Ask("b"), Sample.Ask("c")));
        var instance = await application.StartAsync(version);
        await application.ResumeAsync(instance, await application.WaitingAsync(instance), "Broken");
        var incident = (await application.Get<InstanceQueries>().ListIncidentsAsync(true, 0, 1, CancellationToken.None)).Incidents[0];
        await application.Steps.RunAsync((step, cancellation) => application.Get<IncidentRetry>().RetryAsync(step, incident.Id, cancellation), CancellationToken.None);
        await application.ResumeAsync(instance, await application.WaitingAsync(instance));

        var journal = application.Get<InstanceQueries>();
        var all = await journal.ListJournalAsync(instance, 0, 500, CancellationToken.None);
        var page = await journal.ListJournalAsync(instance, 3, 4, CancellationToken.None);

        all.Select(e => e.Sequence).ShouldBe(Enumerable.Range(1, all.Count));
        page.ShouldBe(all.Skip(3).Take(4));
        (await application.Get<Replay>().AgreesAsync(instance, CancellationToken.None)).ShouldBeTrue();
    }

    [Theory, BothDatabases]
    public async Task Only_published_versions_start(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var draft = await application.Steps.RunAsync(
            (step, cancellation) => application.Get<Runtime.Definitions.DefinitionStore>().ImportAsync(step, Sample.OneQuestion, "test.json", cancellation),
            CancellationToken.None);

        var refusal = await Should.ThrowAsync<InvalidOperationException>(() => application.StartAsync(draft.VersionId));

        refusal.Message.ShouldContain("never published");
    }
}
