using System.Globalization;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Storage;
using CanBo.Runtime.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CanBo.Runtime.Time;

/// <summary>Moves business time by hand, in Development only (<c>Work:DevelopmentClock</c>). The offset is stored, so that all hosts and the next start share it.</summary>
public sealed class BusinessClock
{
    private const string Key = "business-clock-offset";

    private const string Upsert =
        "insert into settings (key, value, updated_at) values ($1, $2, $3) on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at";

    private readonly BusinessTime _time;
    private readonly StepRunner _steps;
    private readonly IContextFactory _contexts;
    private readonly WorkSignals _signals;
    private readonly WorkOptions _options;

    internal BusinessClock(BusinessTime time, StepRunner steps, IContextFactory contexts, WorkSignals signals, IOptions<WorkOptions> options) =>
        (_time, _steps, _contexts, _signals, _options) = (time, steps, contexts, signals, options.Value);

    /// <summary>Moves business time forward; what became due is done at once. It never goes back: a timer that fired cannot be taken back.</summary>
    /// <param name="by">More than zero.</param>
    /// <param name="cancellation">Stops before the change.</param>
    /// <exception cref="InvalidOperationException">The Development clock is off.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is not positive.</exception>
    public async Task AdvanceAsync(TimeSpan by, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(by, TimeSpan.Zero);
        if (!_options.DevelopmentClock)
            throw new InvalidOperationException("Business time can be moved in Development only (Work:DevelopmentClock).");

        var moved = await _steps.RunAsync(
            async (step, token) =>
            {
                await step.LockAsync(Key, token);
                var session = StepAttempt.Of(step).Session;
                var stored = await session.QueryAsync(new("select value from settings where key = $1", Key), row => row.Text(0), token);
                var offset = Parse(stored.FirstOrDefault()) + by;
                await session.ExecuteAsync(new(Upsert, Key, Format(offset), step.Now), token);
                return offset;
            },
            cancellation);
        _time.MoveOnTo(moved);
        _signals.Timers.Set();
        _signals.SetOutbox();
        _signals.Announced.Set();
    }

    /// <summary>Takes over the stored offset. Does nothing when the Development clock is off.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        if (!_options.DevelopmentClock)
            return;

        await using var db = _contexts.Create(null);
        var stored = await db.Set<SettingRow>().Where(s => s.Key == Key).Select(s => s.Value).SingleOrDefaultAsync(cancellation);
        _time.MoveOnTo(Parse(stored));
    }

    private static TimeSpan Parse(string? milliseconds) =>
        milliseconds is null ? TimeSpan.Zero : TimeSpan.FromMilliseconds(long.Parse(milliseconds, CultureInfo.InvariantCulture));

    private static string Format(TimeSpan offset) => ((long)offset.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
}
