using CanBo.Runtime.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CanBo.Runtime.Stepping;

/// <summary>
/// Steps on PostgreSQL: a READ COMMITTED transaction each, any number at once, on any number of hosts. The version check decides between two that
/// move the same instance; the loser runs again.
/// </summary>
internal sealed partial class PostgreSqlStepRunner(
    PostgreSqlDatabase database,
    StepServices services,
    LostCommits lostCommits,
    CommitGroups groups,
    IOptions<StorageOptions> options,
    ILogger<PostgreSqlStepRunner> logger) : StepRunner, ICrowdRunner
{
    private const int UniqueViolationAttempts = 3;

    private readonly InstanceCache _cache = new();

    public int Crowd => 500;

    public async Task ReadAheadAsync(IReadOnlyCollection<Guid> instances, CancellationToken cancellation)
    {
        await using var session = await PostgreSqlSession.OpenAsync(database.Source, cancellation);
        await InstanceSteps.ReadAheadAsync(instances, session, services, _cache, cancellation);
    }

    public Task RunAsync(Func<StepScope, CancellationToken, Task> work, StepPlaces places, CancellationToken cancellation) => RunAsync(
        Outermost(async (step, token) =>
        {
            await work(step, token);
            return true;
        }),
        places,
        cancellation);

    protected override Task<T> RunOuterAsync<T>(Func<StepScope, CancellationToken, Task<T>> work, CancellationToken cancellation) => RunAsync(work, null, cancellation);

    private async Task<T> RunAsync<T>(Func<StepScope, CancellationToken, Task<T>> work, StepPlaces? places, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var outcome = await TryAsync(work, attempt == 1 ? _cache : null, places, cancellation);
                if (outcome.IsCommitted)
                    return outcome.Result;
            }
            catch (Exception exception) when (!cancellation.IsCancellationRequested && PostgreSqlFailures.MayRunAgain(exception))
            {
                if (PostgreSqlFailures.IsUniqueViolation(exception) && attempt >= UniqueViolationAttempts)
                    throw;
                if (attempt >= options.Value.StepAttempts && !PostgreSqlFailures.IsConflict(exception))
                    throw;
                if (attempt >= options.Value.StepAttempts)
                    throw new StepConflictException($"The step was tried {attempt} times; the last time: {exception.Message}", exception);
                services.Meter.Lost();
                LogRetry(attempt, exception);
            }

            await Task.Delay(Pause(attempt), cancellation);
        }
    }

    private async Task<(bool IsCommitted, T Result)> TryAsync<T>(
        Func<StepScope, CancellationToken, Task<T>> work, InstanceCache? cache, StepPlaces? places, CancellationToken cancellation)
    {
        using var counted = groups.Enter();
        using var place = places is null ? null : await places.EnterAsync(cancellation);
        await using var session = await PostgreSqlSession.OpenAsync(database.Source, cancellation);
        await using var step = new StepAttempt(services.NewStepId(), session, services, cache);
        try
        {
            var result = await work(step, cancellation);
            await step.SaveAsync(cancellation);
            if (!step.MayHaveWritten)
                return (true, result);
            if (!await CommitAsync(session, step, place))
                return (false, result);

            _cache.Committed(step.Writes);
            services.Signals.After(step.Writes);
            return (true, result);
        }
        catch (Exception exception)
        {
            _cache.Failed(step.Writes);
            if (step.HasUsedCache && exception is not (OperationCanceledException or StepOutcomeUnknownException))
                throw new FailedOnCacheException(exception);
            throw;
        }
    }

    private async Task<bool> CommitAsync(PostgreSqlSession session, StepAttempt step, StepPlaces.Place? place)
    {
        var proof = CommitProof.Of(step);
        try
        {
            if (groups.IsBusy() && GroupedStep.Of(session, step, proof) is { } grouped)
            {
                // Its own connection goes back to the pool: dozens may wait in a group.
                await session.DisposeAsync();
                place?.Dispose();
                if (await groups.CommitAsync(grouped) is { } isCommitted)
                    return isCommitted ? true : throw new VersionLostException();
                await using var alone = await PostgreSqlSession.OpenAsync(database.Source, CancellationToken.None);
                await alone.CommitAsync(Statements(step, proof));
                services.Meter.Committed(1, isGroup: false);
                return true;
            }

            await session.CommitAsync(Statements(step, proof));
            services.Meter.Committed(1, isGroup: false);
            return true;
        }
        catch (Exception exception) when (!PostgreSqlFailures.IsAnswer(exception))
        {
            LogLost(step.StepId, exception.Message);
            return await lostCommits.SettleAsync(proof, exception);
        }
    }

    private static List<Statement> Statements(StepAttempt step, CommitProof proof)
    {
        var statements = StepStatements.Of(step);
        proof.AddTo(statements, step.Now);
        return statements;
    }

    /// <summary>0 to 8 ms, then doubled up to about a quarter of a second: spreads the losers.</summary>
    private static TimeSpan Pause(int attempt) =>
        TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * 8 * (1 << Math.Min(attempt - 1, 5)));

    [LoggerMessage(Level = LogLevel.Debug, Message = "Attempt {Attempt} of a step met a conflict and is run again")]
    private partial void LogRetry(int attempt, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The answer to the commit of step {StepId} was lost and is read back: {Reason}")]
    private partial void LogLost(Guid stepId, string reason);
}
