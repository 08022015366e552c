using CanBo.Runtime.Stepping;
using CanBo.Runtime.Storage;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Testing;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CanBo.Runtime.Tests.Faults;

public sealed class LostCommitTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    public async Task A_step_whose_commit_breaks_happens_exactly_once(int breaking, bool movesInstance)
    {
        await using var database = await PostgresServer.CreateDatabaseAsync();
        var (proxy, connectionString) = BreakingProxy.Before(database.ConnectionString);
        await using var _ = proxy;
        await using var application = TestApplication.On(DatabaseKind.PostgreSql, connectionString);
        await application.Get<Schema>().CreateAsync(CancellationToken.None);
        var instance = await application.StartAsync(await application.PublishAsync(Sample.TwoQuestions));
        var runs = 0;

        var moved = await application.Steps.RunAsync(
            async (step, cancellation) =>
            {
                runs++;
                await step.LockAsync("some row", cancellation);
                step.Enqueue("letter", $"run {runs}", "{}");
                var result = movesInstance && await step.ResumeAsync(instance, new ExecutionId(2), "Answered", Value.EmptyObject, cancellation);
                await step.FlushAsync(cancellation);

                // The next thing on this connection is the commit.
                if (runs == 1)
                    proxy.BreakNext((BreakingProxy.Breaking)breaking);
                return result;
            },
            CancellationToken.None);

        moved.ShouldBe(movesInstance);
        proxy.Broken.ShouldBe(1);
        runs.ShouldBe(breaking == (int)BreakingProxy.Breaking.Answer ? 1 : 2);
        await using var db = application.Read();
        (await db.Set<Runtime.Work.OutboxRow>().Select(o => o.Key).ToListAsync()).ShouldBe([$"run {runs}"]);
        (await db.Set<Note>().CountAsync(n => n.Code.EndsWith(":b"))).ShouldBe(movesInstance ? 1 : 0);
    }

    [Fact]
    public async Task A_connection_that_breaks_before_the_commit_runs_the_step_again()
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.PostgreSql);
        var runs = 0;

        await application.Steps.RunAsync(
            async (step, cancellation) =>
            {
                step.Notes().Add(new Note { Code = $"run {++runs}" });
                await step.FlushAsync(cancellation);
                if (runs == 1)
                    await TerminateAsync(application, ((NpgsqlConnection)StepAttempt.Of(step).Session.Connection).ProcessID);
            },
            CancellationToken.None);

        await using var db = application.Read();
        (await db.Set<Note>().SingleAsync()).Code.ShouldBe("run 2");
    }

    [Fact]
    public async Task A_commit_that_the_lost_session_could_still_send_is_fenced_off()
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.PostgreSql);
        var instance = await application.StartAsync(await application.PublishAsync(Sample.TwoQuestions));
        var lostCommits = application.Get<LostCommits>();
        var lost = new NpgsqlException("lost");

        var marked = await lostCommits.SettleAsync(new CommitProof(Guid.NewGuid(), null, 0), lost);
        var moved = await lostCommits.SettleAsync(new CommitProof(Guid.NewGuid(), instance, 2), lost);

        marked.ShouldBeFalse();
        moved.ShouldBeFalse();
        (await application.FindAsync(instance)).Version.ShouldBe(2);
        (await application.ResumeAsync(instance, 2)).ShouldBeTrue();
        (await application.FindAsync(instance)).Version.ShouldBe(3);
    }

    [Fact]
    public async Task A_step_that_was_refused_stays_refused_however_often_it_is_settled()
    {
        // The answer to the settling itself may be lost, as when the database falls again: its own mark was then taken for the step's.
        await using var application = await TestApplication.StartAsync(DatabaseKind.PostgreSql);
        var lostCommits = application.Get<LostCommits>();
        var proof = new CommitProof(Guid.NewGuid(), null, 0);

        (await lostCommits.SettleAsync(proof, new NpgsqlException("lost"))).ShouldBeFalse();
        (await lostCommits.SettleAsync(proof, new NpgsqlException("lost"))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_step_that_left_its_mark_is_durable_however_often_it_is_settled()
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.PostgreSql);
        var lostCommits = application.Get<LostCommits>();
        var id = Guid.Empty;
        await application.Steps.RunAsync(
            (step, _) =>
            {
                id = StepAttempt.Of(step).StepId;
                step.Enqueue("letter", "marked", "{}");
                return Task.CompletedTask;
            },
            CancellationToken.None);
        var proof = new CommitProof(id, null, 0);

        (await lostCommits.SettleAsync(proof, new NpgsqlException("lost"))).ShouldBeTrue();
        (await lostCommits.SettleAsync(proof, new NpgsqlException("lost"))).ShouldBeTrue();
    }

    private static async Task TerminateAsync(TestApplication application, int processId)
    {
        await using var connection = new NpgsqlConnection(application.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select pg_terminate_backend($1)", connection) { Parameters = { new() { Value = processId } } };
        await command.ExecuteScalarAsync();
    }
}
