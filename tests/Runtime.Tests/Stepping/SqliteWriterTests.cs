using CanBo.Runtime.Stepping;
using CanBo.Runtime.Storage;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Tests.Stepping;

public sealed class SqliteWriterTests
{
    [Fact]
    public async Task Every_commit_is_on_disk_and_readers_do_not_wait_for_the_writer()
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.Sqlite);

        var settings = await application.Steps.RunAsync(
            async (step, cancellation) => (
                Journal: await ReadAsync(step, "journal_mode", cancellation),
                Synchronous: await ReadAsync(step, "synchronous", cancellation),
                ForeignKeys: await ReadAsync(step, "foreign_keys", cancellation)),
            CancellationToken.None);

        settings.ShouldBe(("wal", "2", "1"));
    }

    [Fact]
    public async Task Steps_that_gather_share_one_commit()
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.Sqlite);
        await AddAsync(application, "first");
        var writer = application.Get<SqliteWriter>();
        var before = writer.Commits;
        var gate = new TaskCompletionSource();

        // The first step keeps the writer busy while the others gather behind it.
        var busy = application.Steps.RunAsync(
            async (step, _) =>
            {
                step.Notes().Add(new Note { Code = "busy" });
                await gate.Task;
            },
            CancellationToken.None);
        var gathered = Enumerable.Range(0, 30).Select(i => AddAsync(application, $"note {i}")).ToArray();
        gate.SetResult();
        await Task.WhenAll([busy, .. gathered]);

        (writer.Commits - before).ShouldBeLessThanOrEqualTo(3);
        await using var db = application.Read();
        (await db.Set<Note>().CountAsync()).ShouldBe(32);
    }

    [Fact]
    public async Task A_failing_step_harms_none_of_those_that_share_its_commit()
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.Sqlite);
        var gate = new TaskCompletionSource();
        var busy = application.Steps.RunAsync(async (_, _) => await gate.Task, CancellationToken.None);

        var good = AddAsync(application, "good");
        var bad = application.Steps.RunAsync(
            async (step, cancellation) =>
            {
                step.Notes().Add(new Note { Code = "bad" });
                await step.FlushAsync(cancellation);
                throw new InvalidOperationException("broken rule");
            },
            CancellationToken.None);
        var twice = AddAsync(application, "good");
        var better = AddAsync(application, "better");
        gate.SetResult();

        await Task.WhenAll(busy, good, better);
        (await Should.ThrowAsync<InvalidOperationException>(() => bad)).Message.ShouldBe("broken rule");
        await Should.ThrowAsync<DbUpdateException>(() => twice);
        await using var db = application.Read();
        (await db.Set<Note>().OrderBy(n => n.Code).Select(n => n.Code).ToListAsync()).ShouldBe(["better", "good"]);
    }

    [Fact]
    public async Task A_second_process_is_refused_with_the_name_of_the_file()
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.Sqlite);
        await using var second = application.Another();

        var refusal = await Should.ThrowAsync<DatabaseInUseException>(() => AddAsync(second, "a"));

        refusal.Message.ShouldContain(refusal.Database + ".lock");
        refusal.Message.ShouldContain("đang được một tiến trình khác sử dụng");
        Should.Throw<DatabaseInUseException>(() => second.Read());
    }

    [Fact]
    public async Task A_step_sees_its_callers_culture()
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.Sqlite);
        Thread.CurrentThread.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("vi-VN");

        var seen = await application.Steps.RunAsync((_, _) => Task.FromResult(System.Globalization.CultureInfo.CurrentCulture.Name), CancellationToken.None);

        seen.ShouldBe("vi-VN");
    }

    private static Task AddAsync(TestApplication application, string code) => application.Steps.RunAsync(
        (step, _) =>
        {
            step.Notes().Add(new Note { Code = code });
            return Task.CompletedTask;
        },
        CancellationToken.None);

    private static async Task<string> ReadAsync(StepScope step, string pragma, CancellationToken cancellation) =>
        (await StepAttempt.Of(step).Session.QueryAsync(new($"pragma {pragma}"), row => row.Text(0), cancellation))[0];
}
