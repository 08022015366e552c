using CanBo.Runtime.Stepping;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Testing;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Tests.Stepping;

public sealed class StepRunnerTests
{
    [Theory, BothDatabases]
    public async Task What_a_step_wrote_is_there_when_it_returns(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);

        var code = await application.Steps.RunAsync(
            (step, _) =>
            {
                step.Notes().Add(new Note { Code = "a", Text = "Đánh giá", Kind = NoteKind.Urgent, Weight = 10.5m, WrittenAt = step.Now });
                return Task.FromResult("a");
            },
            CancellationToken.None);

        await using var db = application.Read();
        var note = await db.Set<Note>().SingleAsync(n => n.Code == code && n.Kind == NoteKind.Urgent && n.Weight > 9m && n.WrittenAt <= application.Clock.GetUtcNow());
        note.Text.ShouldBe("Đánh giá");
        note.WrittenAt.ShouldBe(application.Clock.GetUtcNow());
    }

    [Theory, BothDatabases]
    public async Task A_failing_step_leaves_nothing_behind(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);

        var failure = await Should.ThrowAsync<InvalidOperationException>(() => application.Steps.RunAsync(
            async (step, cancellation) =>
            {
                step.Notes().Add(new Note { Code = "a" });
                step.Enqueue("mail", "1", "{}");
                step.Audit(Guid.NewGuid(), "Tried", "system", Value.EmptyObject);
                await step.FlushAsync(cancellation);
                throw new InvalidOperationException("broken rule");
            },
            CancellationToken.None));

        failure.Message.ShouldBe("broken rule");
        await using var db = application.Read();
        (await db.Set<Note>().CountAsync()).ShouldBe(0);
        (await db.Set<Runtime.Work.OutboxRow>().CountAsync()).ShouldBe(0);
        (await db.Set<Runtime.Audit.AuditRow>().CountAsync()).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task A_step_sees_its_own_rows_after_a_flush_and_compares_decimals(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);

        var count = await application.Steps.RunAsync(
            async (step, cancellation) =>
            {
                step.Notes().Add(new Note { Code = "a", Weight = 2.5m });
                step.Notes().Add(new Note { Code = "b", Weight = 10m });
                await step.FlushAsync(cancellation);
                return await step.Notes().CountAsync(n => n.Weight >= 9.5m, cancellation);
            },
            CancellationToken.None);

        count.ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task Steps_do_not_nest(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);

        await Should.ThrowAsync<InvalidOperationException>(() => application.Steps.RunAsync(
            (_, cancellation) => application.Steps.RunAsync((_, _) => Task.CompletedTask, cancellation),
            CancellationToken.None));
    }

    [Theory, BothDatabases]
    public async Task A_reading_context_cannot_save(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        await using var db = application.Read();

        db.Add(new Note { Code = "a" });

        await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [Theory, BothDatabases]
    public async Task A_hundred_steps_that_raise_one_counter_at_once_all_count(DatabaseKind kind)
    {
        // The last of a hundred waits for a while on a slow machine.
        await using var application = await TestApplication.StartAsync(kind, settings: ("Storage:LockTimeout", "00:02:00"));
        await application.Steps.RunAsync(
            (step, _) =>
            {
                step.Notes().Add(new Note { Code = "counter", Text = "0" });
                return Task.CompletedTask;
            },
            CancellationToken.None);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => application.Steps.RunAsync(
            async (step, cancellation) =>
            {
                await step.LockAsync("counter", cancellation);
                var note = await step.Notes().SingleAsync(cancellation);
                note.Version++;
            },
            CancellationToken.None)));

        await using var db = application.Read();
        (await db.Set<Note>().SingleAsync()).Version.ShouldBe(100);
    }

    [Theory, BothDatabases]
    public async Task Audit_lines_are_numbered_in_each_subject_without_gaps(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);
        var subject = Guid.NewGuid();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => application.Steps.RunAsync(
            (step, _) =>
            {
                step.Audit(subject, "Viewed", "system", Value.EmptyObject);
                return Task.CompletedTask;
            },
            CancellationToken.None)));

        await using var db = application.Read();
        var numbers = await db.Set<Runtime.Audit.AuditRow>().OrderBy(a => a.Number).Select(a => a.Number).ToListAsync();
        numbers.ShouldBe(Enumerable.Range(1, 40));
    }

    [Theory, BothDatabases]
    public async Task The_second_outbox_row_with_the_same_key_is_ignored(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);

        for (var i = 0; i < 2; i++)
        {
            await application.Steps.RunAsync(
                (step, _) =>
                {
                    step.Enqueue("mail", "same", "{}");
                    return Task.CompletedTask;
                },
                CancellationToken.None);
        }

        await using var db = application.Read();
        (await db.Set<Runtime.Work.OutboxRow>().CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task On_PostgreSQL_the_loser_of_a_unique_key_runs_again_and_finds_the_winner()
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.PostgreSql);
        var both = new TaskCompletionSource();
        var arrived = 0;

        async Task<bool> AddUnlessThere(StepScope step, CancellationToken cancellation)
        {
            if (await step.Notes().AnyAsync(n => n.Code == "a", cancellation))
                return false;
            if (Interlocked.Increment(ref arrived) == 2)
                both.SetResult();
            await both.Task.WaitAsync(TimeSpan.FromSeconds(120), cancellation);
            step.Notes().Add(new Note { Code = "a" });
            return true;
        }

        var added = await Task.WhenAll(
            application.Steps.RunAsync(AddUnlessThere, CancellationToken.None),
            application.Steps.RunAsync(AddUnlessThere, CancellationToken.None));

        added.Count(a => a).ShouldBe(1);
    }
}
