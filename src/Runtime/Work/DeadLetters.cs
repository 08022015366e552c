using CanBo.Runtime.Stepping;

namespace CanBo.Runtime.Work;

/// <summary>What a person does with deeds that were given up.</summary>
public sealed class DeadLetters
{
    private readonly WorkSignals _signals;

    internal DeadLetters(WorkSignals signals) => _signals = signals;

    /// <summary>Sends a dead letter back to the outbox with all its tries.</summary>
    /// <returns>False when it is not a dead letter.</returns>
    public async Task<bool> RequeueAsync(StepScope step, Guid id, CancellationToken cancellation)
    {
        var revived = await OutboxStatements.ReviveAsync(StepAttempt.Of(step), id, cancellation);
        _signals.SetOutbox();
        return revived;
    }
}
