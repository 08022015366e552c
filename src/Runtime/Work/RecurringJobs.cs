using CanBo.Runtime.Stepping;
using CanBo.Runtime.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CanBo.Runtime.Work;

/// <summary>Sees to it that every recurring job has its row. Every node does so at its start; the row is there once.</summary>
internal sealed class RecurringJobs(StepRunner steps, IServiceScopeFactory scopes, IEnumerable<RecurringJobRegistration> registrations, IOptions<WorkOptions> options)
{
    public const string Key = "cron";

    private const string Find = "select payload, status, due_at from timers where instance_id = $1 and execution = 0 and name = $2";

    /// <summary>Adds missing rows, moves those whose calendar changed with the settings or this build, and takes up those that were given up.</summary>
    public async Task ScheduleAsync(CancellationToken cancellation)
    {
        foreach (var (name, type) in registrations)
        {
            string cron;
            await using (var scope = scopes.CreateAsyncScope())
                cron = options.Value.CronOf(name, ((IRecurringJob)scope.ServiceProvider.GetRequiredService(type)).Cron);
            await steps.RunAsync((step, token) => ScheduleAsync(step, name, cron, token), cancellation);
        }
    }

    private static async Task ScheduleAsync(StepScope step, string name, string cron, CancellationToken cancellation)
    {
        var rows = await StepAttempt.Of(step).Session.QueryAsync(
            new(Find, Guid.Empty, $"{name}/{Key}"), row => (Payload: row.Text(0), IsWaiting: row.Text(1) == nameof(WorkStatus.Waiting), DueAt: row.Instant(2)), cancellation);
        var known = rows is [var row] ? row : default;
        if (known.IsWaiting && RecurringPayload.Parse(known.Payload).Cron == cron)
            return;
        // A time that was missed, or is being worked on, is not lost to a new calendar.
        if (known.IsWaiting && known.DueAt <= step.Now)
            step.ScheduleJob(name, Key, step.Now, (RecurringPayload.Parse(known.Payload) with { Cron = cron }).ToString());
        else
            step.ScheduleJob(name, Key, CronTimes.Next(cron, step.Now), cron);
    }
}

/// <summary>One line of registration: which class runs which recurring job.</summary>
internal sealed record RecurringJobRegistration(string Name, Type Job);
