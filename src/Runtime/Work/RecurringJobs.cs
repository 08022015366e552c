using CanBo.Runtime.Stepping;
using CanBo.Runtime.Time;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Runtime.Work;

/// <summary>Sees to it that every recurring job has its row. Every node does so at its start; the row is there once.</summary>
internal sealed class RecurringJobs(StepRunner steps, IServiceScopeFactory scopes, IEnumerable<RecurringJobRegistration> registrations)
{
    public const string Key = "cron";

    private const string Find = "select payload, status from timers where instance_id = $1 and execution = 0 and name = $2";

    /// <summary>Adds missing rows, moves those whose calendar changed with this build, and takes up those that were given up.</summary>
    public async Task ScheduleAsync(CancellationToken cancellation)
    {
        foreach (var (name, type) in registrations)
        {
            string cron;
            await using (var scope = scopes.CreateAsyncScope())
                cron = ((IRecurringJob)scope.ServiceProvider.GetRequiredService(type)).Cron;
            await steps.RunAsync((step, token) => ScheduleAsync(step, name, cron, token), cancellation);
        }
    }

    private static async Task ScheduleAsync(StepScope step, string name, string cron, CancellationToken cancellation)
    {
        var rows = await StepAttempt.Of(step).Session.QueryAsync(
            new(Find, Guid.Empty, $"{name}/{Key}"), row => (Cron: row.Text(0), Status: row.Text(1)), cancellation);
        if (rows is not [(var known, nameof(WorkStatus.Waiting))] || known != cron)
            step.ScheduleJob(name, Key, CronTimes.Next(cron, step.Now), cron);
    }
}

/// <summary>One line of registration: which class runs which recurring job.</summary>
internal sealed record RecurringJobRegistration(string Name, Type Job);
