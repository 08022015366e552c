using CanBo.Runtime.Stepping;

namespace CanBo.Runtime.Work;

/// <summary>
/// Work that comes again by a calendar, once a cluster however many nodes there are. It is a row of the timers' table: the step that runs it also
/// writes the row of the next time. Registered with <c>services.AddRecurringJob&lt;T&gt;()</c>; times that were missed while no host ran are one.
/// </summary>
public interface IRecurringJob
{
    /// <summary>The job's name in its timer row, and in the setting <c>Work:Schedules:NAME</c>.</summary>
    static abstract string Name { get; }

    /// <summary>
    /// When it runs unless <c>Work:Schedules</c> says otherwise, as Quartz writes it (seconds first), by the clocks of Việt Nam: <c>0 0 7 1 * ?</c> is seven o'clock on the
    /// first of each month.
    /// </summary>
    string Cron { get; }

    /// <summary>Runs inside the step that writes the row of the next time.</summary>
    /// <param name="step">The transaction.</param>
    /// <param name="from">Where the step before stopped; empty for the first of a time.</param>
    /// <param name="cancellation">Stops before the commit.</param>
    /// <returns>Where it stopped when it left work over and is to run again at once, on one line; null when nothing is left.</returns>
    Task<string?> RunAsync(StepScope step, string from, CancellationToken cancellation);
}
