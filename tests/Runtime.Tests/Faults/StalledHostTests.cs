using CanBo.Runtime.Stepping;
using CanBo.Runtime.Tests.Fixtures;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Tests.Faults;

public sealed class StalledHostTests
{
    [Fact]
    public async Task A_step_that_stands_still_is_ended_its_neighbour_goes_on_and_it_runs_again()
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.PostgreSql, settings: ("Storage:IdleInTransactionTimeout", "00:00:01"));
        var holding = new TaskCompletionSource();
        var neighbourIsDone = new TaskCompletionSource();
        var runs = 0;

        var stalled = application.Steps.RunAsync(
            async (step, cancellation) =>
            {
                await step.LockAsync("step:1", cancellation);
                step.Notes().Add(new Note { Code = $"stalled {++runs}" });
                await step.FlushAsync(cancellation);
                holding.TrySetResult();
                await neighbourIsDone.Task;
            },
            CancellationToken.None);
        await holding.Task;
        await application.Steps.RunAsync(
            async (step, cancellation) =>
            {
                await step.LockAsync("step:1", cancellation);
                step.Notes().Add(new Note { Code = "neighbour" });
            },
            CancellationToken.None);
        neighbourIsDone.SetResult();
        await stalled;

        runs.ShouldBeGreaterThan(1);
        await using var db = application.Read();
        (await db.Set<Note>().OrderBy(n => n.Code).Select(n => n.Code).ToListAsync()).ShouldBe(["neighbour", $"stalled {runs}"]);
    }

    [Fact]
    public async Task Every_connection_of_a_step_has_its_limits()
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.PostgreSql);

        var limits = await application.Steps.RunAsync(
            (step, cancellation) => StepAttempt.Of(step).Session.QueryAsync(
                new("select current_setting('idle_in_transaction_session_timeout') || ' ' || current_setting('lock_timeout') || ' ' || current_setting('statement_timeout') || ' ' || current_setting('transaction_isolation')"),
                row => row.Text(0),
                cancellation),
            CancellationToken.None);

        limits.ShouldBe(["5s 2s 15s read committed"]);
    }

    [Fact]
    public async Task A_lock_that_is_never_freed_is_a_conflict_after_a_few_tries()
    {
        await using var application = await TestApplication.StartAsync(
            DatabaseKind.PostgreSql, settings: [("Storage:LockTimeout", "00:00:00.100"), ("Storage:StepAttempts", "3"), ("Storage:IdleInTransactionTimeout", "00:01:00")]);
        var holding = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var holder = application.Steps.RunAsync(
            async (step, cancellation) =>
            {
                await step.LockAsync("step:1", cancellation);
                holding.TrySetResult();
                await release.Task;
            },
            CancellationToken.None);
        await holding.Task;

        await Should.ThrowAsync<StepConflictException>(() => application.Steps.RunAsync((step, cancellation) => step.LockAsync("step:1", cancellation), CancellationToken.None));

        release.SetResult();
        await holder;
    }
}
