using System.Collections.Concurrent;
using CanBo.Runtime.Metering;
using CanBo.Runtime.Nodes;
using CanBo.Runtime.Stepping;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CanBo.Runtime.Work;

/// <summary>
/// Does what one lane of the outbox asks, at least once: a deed whose host was killed before it could note the end is done again under the same key. Resumes
/// that were left for later are delivered exactly once, because their row goes in the step that delivers them.
/// </summary>
internal sealed partial class OutboxWork(
    OutboxLane lane, StepRunner steps, TimeProvider clock, Deeds deeds, IServiceScopeFactory scopes, Node node, RuntimeMeter meter, IOptions<WorkOptions> options, ILogger<OutboxWork> logger)
{
    /// <summary>Claims a batch and does it.</summary>
    /// <returns>How many were claimed; 0 when nothing is due.</returns>
    public async Task<int> RunBatchAsync(CancellationToken cancellation)
    {
        var claimed = await steps.RunAsync(
            (step, token) => OutboxStatements.ClaimAsync(StepAttempt.Of(step), clock.GetUtcNow(), node.Id, lane, options.Value, token),
            cancellation);
        meter.Claimed("deed", claimed.Count);
        var until = clock.GetUtcNow() + options.Value.Lease / 2;
        var left = new ConcurrentBag<ClaimedDeed>();
        try
        {
            await Parallel.ForEachAsync(
                claimed,
                new ParallelOptions { MaxDegreeOfParallelism = lane.Parallel, CancellationToken = cancellation },
                async (row, token) =>
                {
                    // What a slow batch cannot do in its time it gives back: kept until the lease ends, a mail would wait a minute for nothing.
                    if (clock.GetUtcNow() < until)
                        await DoAsync(row, token);
                    else
                        left.Add(row);
                });
            if (!left.IsEmpty)
                await steps.RunAsync((step, token) => OutboxStatements.ReleaseAsync(StepAttempt.Of(step), [.. left], token), cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await steps.RunAsync((step, token) => OutboxStatements.ReleaseAsync(StepAttempt.Of(step), claimed, token), CancellationToken.None);
            throw;
        }

        return claimed.Count;
    }

    private async Task DoAsync(ClaimedDeed row, CancellationToken cancellation)
    {
        var result = row.Kind == ResumeRequest.Kind ? await DeliverAsync(row, cancellation) : await PerformAsync(row, cancellation);
        meter.DeedEnded(result?.GetType().Name ?? nameof(DeedResult.Done));
        if (result is null)
            return;
        if (result is not DeedResult.Done)
            LogFailure(row.Kind, row.Id, row.Failures + 1, result.GetType().Name);
        var noted = await steps.RunAsync(
            (step, token) => OutboxStatements.RecordAsync(StepAttempt.Of(step), row, result, clock.GetUtcNow(), options.Value, token),
            CancellationToken.None);
        if (noted == 0)
            meter.LateWrite("deed");
    }

    /// <summary>Null when it was delivered, or was not ours any more.</summary>
    private async Task<DeedResult?> DeliverAsync(ClaimedDeed row, CancellationToken cancellation)
    {
        try
        {
            var request = ResumeRequest.Parse(row.Payload);
            var isOurs = await steps.RunAsync(
                async (step, token) =>
                {
                    if (!await OutboxStatements.DeleteAsync(StepAttempt.Of(step), row, token))
                        return false;
                    await step.ResumeAsync(request.InstanceId, request.Execution, request.Name, request.Data, token);
                    return true;
                },
                cancellation);
            if (!isOurs)
                meter.LateWrite("deed");
            return null;
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogError(row.Kind, row.Id, exception);
            return new DeedResult.Again(FailureText.Of(exception));
        }
    }

    private async Task<DeedResult> PerformAsync(ClaimedDeed row, CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (deeds.Find(row.Kind, scope.ServiceProvider) is not { } deed)
                return new DeedResult.Never($"Nobody does deeds of the kind '{row.Kind}'.");

            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(options.Value.Lease / 2);
            return await deed.DoAsync(new OutboxItem(row.Id, row.Kind, row.Key, row.Payload, row.Failures + 1), patience.Token);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogError(row.Kind, row.Id, exception);
            return new DeedResult.Again(FailureText.Of(exception));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Deed {Kind} {Id} ends its {Attempt}. try with {Result}")]
    private partial void LogFailure(string kind, Guid id, int attempt, string result);

    [LoggerMessage(Level = LogLevel.Error, Message = "Deed {Kind} {Id} failed")]
    private partial void LogError(string kind, Guid id, Exception exception);
}

/// <summary>An outbox row that this host may do.</summary>
internal sealed record ClaimedDeed(Guid Id, string Kind, string Key, string Payload, int Fence, int Failures);
