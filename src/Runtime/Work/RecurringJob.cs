using CanBo.Runtime.Stepping;
using CanBo.Runtime.Time;
using Microsoft.Extensions.Options;

namespace CanBo.Runtime.Work;

/// <summary>Runs a recurring job when its row is due and writes the row of the next time in the same step.</summary>
internal sealed class RecurringJob<TJob>(TJob job, IOptions<WorkOptions> options) : ITimedJob
    where TJob : IRecurringJob
{
    public static string Name => TJob.Name;

    public async Task RunAsync(StepScope step, string key, string payload, CancellationToken cancellation)
    {
        var cron = options.Value.CronOf(Name, job.Cron);
        var stopped = await job.RunAsync(step, RecurringPayload.Parse(payload).From, cancellation);
        step.ScheduleJob(Name, RecurringJobs.Key, stopped is null ? CronTimes.Next(cron, step.Now) : step.Now, new RecurringPayload(cron, stopped ?? "").ToString());
    }
}

/// <summary>What the row of a recurring job carries: the calendar it goes by, and where an unfinished time goes on.</summary>
internal readonly record struct RecurringPayload(string Cron, string From)
{
    public static RecurringPayload Parse(string payload) => payload.Split('\n', 2) is [var cron, var from] ? new(cron, from) : new(payload, "");

    public override string ToString() => From.Length == 0 ? Cron : $"{Cron}\n{From}";
}
