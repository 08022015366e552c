using CanBo.Runtime.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Stepping;

/// <summary>Steps on the embedded database: queued for its one writer, so that they never conflict.</summary>
internal sealed class SqliteStepRunner(SqliteWriter writer, StepServices services) : StepRunner, ICrowdRunner
{
    public int Crowd => 16;

    public Task ReadAheadAsync(IReadOnlyCollection<Guid> instances, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>The queue of the one writer is all the order there is: places change nothing.</summary>
    public Task RunAsync(Func<StepScope, CancellationToken, Task> work, StepPlaces places, CancellationToken cancellation) => RunAsync(work, cancellation);

    protected override async Task<T> RunOuterAsync<T>(Func<StepScope, CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        var stepId = services.NewStepId();
        StepWrites? writes = null;
        var queued = new SqliteWork<T>(
            async session =>
            {
                await using var step = new StepAttempt(stepId, session, services);
                var result = await work(step, cancellation);
                await step.SaveAsync(cancellation);
                writes = step.Writes;
                session.Write(StepStatements.Of(step));
                return (result, step.MayHaveWritten);
            },
            cancellation);
        writer.Post(queued);
        try
        {
            var result = await queued.Task;
            services.Signals.After(writes!);
            return result;
        }
        catch (DbUpdateConcurrencyException exception)
        {
            // Nobody can write between this step's reading and writing: the caller's own version is old, and trying again would not help.
            throw new StepConflictException("The row was changed by someone else since it was read.", exception);
        }
    }
}
