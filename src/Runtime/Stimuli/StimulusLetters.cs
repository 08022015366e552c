using CanBo.Runtime.Stepping;
using CanBo.Runtime.Storage;
using CanBo.Runtime.Work;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Stimuli;

/// <summary>Shows an operator the stimuli that wait for their activity or were given up, and delivers one again.</summary>
/// <param name="contexts">Opens reading contexts.</param>
public sealed class StimulusLetters(IContextFactory contexts)
{
    /// <summary>How many wait, and how many were given up.</summary>
    public async Task<(int Waiting, int Dead)> CountAsync(CancellationToken cancellation)
    {
        await using var db = contexts.Create(null);
        var rows = db.Set<StimulusRow>();
        return (await rows.CountAsync(s => s.Status == WorkStatus.Waiting, cancellation), await rows.CountAsync(s => s.Status == WorkStatus.Dead, cancellation));
    }

    /// <summary>Those of one state, newest first.</summary>
    /// <param name="status">Which.</param>
    /// <param name="take">1 to 500.</param>
    /// <param name="cancellation">Stops the query.</param>
    public async Task<IReadOnlyList<StimulusLine>> ListAsync(WorkStatus status, int take, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, 500);
        await using var db = contexts.Create(null);
        return await db.Set<StimulusRow>().Where(s => s.Status == status).OrderByDescending(s => s.ReceivedAt).ThenBy(s => s.Id).Take(take)
            .Select(s => new StimulusLine(s.Id, s.InstanceId, s.NodeId, s.Name, s.Status, s.ReceivedAt, s.ExpiresAt, s.LastError))
            .ToListAsync(cancellation);
    }

    /// <summary>Delivers a dead letter anew.</summary>
    /// <param name="step">The transaction.</param>
    /// <param name="id">The stimulus' id.</param>
    /// <param name="patience">How long it waits this time.</param>
    /// <param name="cancellation">Stops before the commit.</param>
    /// <returns>Null when it is no dead letter.</returns>
    public async Task<DeliveryResult?> DeliverAgainAsync(StepScope step, string id, TimeSpan patience, CancellationToken cancellation) =>
        await StimulusStatements.TakeDeadAsync(StepAttempt.Of(step), id, patience, cancellation) is { } delivery
            ? await step.DeliverAsync(delivery, cancellation)
            : null;
}

/// <summary>One stimulus as an operator sees it.</summary>
public sealed record StimulusLine(
    string Id, Guid InstanceId, string NodeId, string Name, WorkStatus Status, DateTimeOffset ReceivedAt, DateTimeOffset ExpiresAt, string LastError);
