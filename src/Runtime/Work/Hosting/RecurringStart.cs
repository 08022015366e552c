using Microsoft.Extensions.Hosting;

namespace CanBo.Runtime.Work.Hosting;

/// <summary>Gives every recurring job its row before the workers look for it.</summary>
internal sealed class RecurringStart(RecurringJobs jobs) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => jobs.ScheduleAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
