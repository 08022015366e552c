using CanBo.Runtime.Metering;
using CanBo.Runtime.Nodes;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CanBo.Runtime.Work;

/// <summary>
/// Fires timers that are due. The row is deleted in the step that fires it, so a timer fires once, whatever host claimed it and whatever was killed;
/// a claim only keeps hosts from doing the same work in vain. It is deleted at the step's end: a reply that holds the lock which the firing waits
/// for deletes the same row, and a firing that had it already would wait for the reply while the reply waits for it.
/// </summary>
internal sealed partial class TimerWork(
    StepRunner steps, ICrowdRunner crowd, TimeProvider clock, TimedJobs jobs, Node node, RuntimeMeter meter, IOptions<WorkOptions> options, ILogger<TimerWork> logger)
{
    /// <summary>From so many on, reading their instances together is worth a statement more.</summary>
    private const int ReadAheadFrom = 8;

    /// <summary>Claims a batch and fires it: on PostgreSQL the instances are read by one statement, and those that touch no feature's rows commit in groups.</summary>
    /// <returns>How many were claimed; 0 when nothing is due.</returns>
    public async Task<int> RunBatchAsync(CancellationToken cancellation)
    {
        var claimed = await steps.RunAsync(
            (step, token) => TimerStatements.ClaimAsync(StepAttempt.Of(step), clock.GetUtcNow(), node.Id, options.Value, token),
            cancellation);
        meter.Claimed("timer", claimed.Count);
        try
        {
            if (claimed.Count >= ReadAheadFrom)
                await crowd.ReadAheadAsync([.. claimed.Where(t => t.Job.Length == 0).Select(t => t.Key.InstanceId).Distinct()], cancellation);
            using var places = new StepPlaces(options.Value.Parallel);
            await Parallel.ForEachAsync(
                claimed,
                new ParallelOptions { MaxDegreeOfParallelism = crowd.Crowd, CancellationToken = cancellation },
                async (timer, token) => await FireAsync(timer, places, token));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await steps.RunAsync((step, token) => TimerStatements.ReleaseAsync(StepAttempt.Of(step), claimed, token), CancellationToken.None);
            throw;
        }

        return claimed.Count;
    }

    private async Task FireAsync(ClaimedTimer timer, StepPlaces places, CancellationToken cancellation)
    {
        var (isFresh, isOurs) = (true, true);
        try
        {
            await crowd.RunAsync(
                async (step, token) =>
                {
                    // Just claimed, it is taken for due and the commit looks; when that refused, it may be because the timer is gone.
                    var mayBeGone = !isFresh;
                    isFresh = false;
                    isOurs = await FireAsync(StepAttempt.Of(step), timer, mayBeGone, token);
                },
                places,
                cancellation);
            if (isOurs)
                meter.TimerFired(isGood: true);
            else
                meter.LateWrite("timer");
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            meter.TimerFired(isGood: false);
            LogFailure(timer.Key.InstanceId, timer.Key.Execution, timer.Key.Name, timer.Failures + 1, exception);
            await steps.RunAsync(
                (step, token) => TimerStatements.RecordFailureAsync(StepAttempt.Of(step), timer, exception, clock.GetUtcNow(), options.Value, token),
                cancellation);
        }
    }

    /// <summary>False when it was no longer due: another host took it over, or it was moved or dropped.</summary>
    private async Task<bool> FireAsync(StepAttempt step, ClaimedTimer timer, bool mayBeGone, CancellationToken cancellation)
    {
        if ((mayBeGone || step.Provider == StorageProvider.Sqlite) && !await TimerStatements.IsStillDueAsync(step, timer, cancellation))
            return false;

        step.Writes.Fired = new FiredTimer(timer.Key, timer.Fence);
        if (timer.Job.Length > 0)
        {
            var job = jobs.Find(timer.Job, step.Services);
            await job.RunAsync(step, timer.Key.Name[(timer.Job.Length + 1)..], timer.Payload, cancellation);
        }
        else
        {
            var data = Value.Object(("name", Value.Of(timer.Key.Name)));
            await step.ResumeAsync(timer.Key.InstanceId, new ExecutionId(timer.Key.Execution), "TimerFired", data, cancellation);
        }

        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Timer {Name} of instance {InstanceId}, execution {Execution}, failed for the {Failures}. time")]
    private partial void LogFailure(Guid instanceId, int execution, string name, int failures, Exception exception);
}

/// <summary>A timer that this host may fire.</summary>
internal sealed record ClaimedTimer(TimerKey Key, string Job, string Payload, int Fence, int Failures);
