using System.Globalization;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Work;

namespace CanBo.Activities.Voting;

/// <summary>Closes a session at its hour, under the same lock as everybody else.</summary>
/// <param name="closing">Counts.</param>
public sealed class CloseVoteOnTime(VoteClosing closing) : ITimedJob
{
    /// <inheritdoc />
    public static string Name => "vote.close";

    /// <summary>Sets the hour.</summary>
    internal static void Set(StepScope step, Guid sessionId, DateTimeOffset at)
    {
        var id = sessionId.ToString("N", CultureInfo.InvariantCulture);
        step.ScheduleJob(Name, id, at, id);
    }

    /// <inheritdoc />
    public async Task RunAsync(StepScope step, string key, string payload, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (await VoteLock.TakeAsync(step, Guid.ParseExact(payload, "N"), cancellation) is { Status: VoteStatus.Open } session && session.ClosesAt <= step.Now)
            await closing.CloseAsync(step, session, "timer", cancellation);
    }
}
