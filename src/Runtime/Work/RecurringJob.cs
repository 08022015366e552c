using CanBo.Runtime.Stepping;
using CanBo.Runtime.Time;

namespace CanBo.Runtime.Work;

/// <summary>Runs a recurring job when its row is due and writes the row of the next time in the same step.</summary>
internal sealed class RecurringJob<TJob>(TJob job) : ITimedJob
    where TJob : IRecurringJob
{
    public static string Name => TJob.Name;

    public async Task RunAsync(StepScope step, string key, string payload, CancellationToken cancellation)
    {
        var isLeft = await job.RunAsync(step, cancellation);
        step.ScheduleJob(Name, RecurringJobs.Key, isLeft ? step.Now : CronTimes.Next(job.Cron, step.Now), job.Cron);
    }
}
