using CanBo.Runtime.Time;
using Microsoft.Extensions.Options;

namespace CanBo.Runtime.Work;

/// <summary>How background work is done. Bound from <c>Work</c>; a bad value stops the host at start and names its key.</summary>
public sealed class WorkOptions
{
    /// <summary>
    /// False for a host that serves pages only. On PostgreSQL it tells the other hosts at once of the timers and deeds it commits; on SQLite there is no other host, so
    /// that no timer fires and no mail goes out while it runs. Default true.
    /// </summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How long an idle worker waits before it looks by itself. 100 ms to 1 minute, default 1.5 s.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1.5);

    /// <summary>How many deeds are claimed at once. 1 to 1,000, default 50.</summary>
    public int BatchSize { get; set; } = 50;

    /// <summary>How many timers are claimed at once. 1 to 5,000, default 500.</summary>
    public int TimerBatchSize { get; set; } = 500;

    /// <summary>How many deeds are done, and how many timers worked on with a connection each, at once by one host. 1 to 100, default 4.</summary>
    public int Parallel { get; set; } = 4;

    /// <summary>How many deeds that wait for systems of others are done at once by one host, besides <see cref="Parallel"/>. 1 to 100, default 4.</summary>
    public int SlowParallel { get; set; } = 4;

    /// <summary>How long claimed work belongs to its host; another takes over after it. 5 s to 1 hour, default 1 minute.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>PostgreSQL: how often a node says that it is there. 1 s to 1 minute, default 5 s.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>PostgreSQL: a node unseen for so long is taken for lost and its claims go to the others before their lease ends. At least three heartbeats, default 20 s.</summary>
    public TimeSpan NodeTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>A deed is a dead letter, and a timer an incident, after so many tries. 1 to 100, default 10.</summary>
    public int Attempts { get; set; } = 10;

    /// <summary>The pause after the first failure; doubled by each further one, spread by a quarter. Default 2 s.</summary>
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest pause. Default 30 minutes.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long done deeds are kept, so that a repeated key is recognised. Default 30 days.</summary>
    public TimeSpan KeepDone { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How often audit lines are sealed. Default 3 s.</summary>
    public TimeSpan SealInterval { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How often old rows are removed, in whole minutes by the clock. Up to 59 minutes, default 10.</summary>
    public TimeSpan HousekeepingInterval { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// When recurring jobs run, by their names, as Quartz writes it and by the clocks of Việt Nam: <c>Work:Schedules:retention</c> = <c>0 0/30 * * * ?</c>. A job that is not named keeps its own calendar.
    /// </summary>
    public IDictionary<string, string> Schedules { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>True where business time can be moved by hand: in Development only. Default false.</summary>
    public bool DevelopmentClock { get; set; }

    /// <summary>The calendar of a recurring job.</summary>
    internal string CronOf(string job, string own) => Schedules.TryGetValue(job, out var set) ? set : own;
}

/// <summary>Says which key of <c>Work</c> is wrong and what it should be.</summary>
internal sealed class WorkOptionsCheck(IEnumerable<RecurringJobRegistration> jobs, TimeProvider clock) : IValidateOptions<WorkOptions>
{
    public ValidateOptionsResult Validate(string? name, WorkOptions options)
    {
        var findings = Find(options).ToList();
        return findings.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(findings);
    }

    private IEnumerable<string> Find(WorkOptions options) => Figures(options).Concat(Schedules(options));

    private IEnumerable<string> Schedules(WorkOptions options)
    {
        foreach (var (job, cron) in options.Schedules)
        {
            if (!jobs.Any(j => string.Equals(j.Name, job, StringComparison.OrdinalIgnoreCase)))
                yield return $"Work:Schedules:{job} names no recurring job. Known are: {string.Join(", ", jobs.Select(j => j.Name).Order(StringComparer.Ordinal))}.";
            else if (!CronTimes.Strikes(cron, clock.GetUtcNow()))
                yield return $"Work:Schedules:{job} must be a cron text that strikes again (seconds, minutes, hours, day, month, weekday), such as '0 30 2 * * ?', not '{cron}'.";
        }
    }

    private static IEnumerable<string> Figures(WorkOptions options)
    {
        if (options.PollInterval < TimeSpan.FromMilliseconds(100) || options.PollInterval > TimeSpan.FromMinutes(1))
            yield return "Work:PollInterval must be between 00:00:00.100 and 00:01:00.";
        if (options.BatchSize is < 1 or > 1_000)
            yield return "Work:BatchSize must be between 1 and 1000.";
        if (options.TimerBatchSize is < 1 or > 5_000)
            yield return "Work:TimerBatchSize must be between 1 and 5000.";
        if (options.Parallel is < 1 or > 100)
            yield return "Work:Parallel must be between 1 and 100.";
        if (options.SlowParallel is < 1 or > 100)
            yield return "Work:SlowParallel must be between 1 and 100.";
        if (options.Lease < TimeSpan.FromSeconds(5) || options.Lease > TimeSpan.FromHours(1))
            yield return "Work:Lease must be between 00:00:05 and 01:00:00.";
        if (options.Heartbeat < TimeSpan.FromSeconds(1) || options.Heartbeat > TimeSpan.FromMinutes(1))
            yield return "Work:Heartbeat must be between 00:00:01 and 00:01:00.";
        if (options.NodeTimeout < 3 * options.Heartbeat)
            yield return "Work:NodeTimeout must be at least three times Work:Heartbeat.";
        if (options.Attempts is < 1 or > 100)
            yield return "Work:Attempts must be between 1 and 100.";
        if (options.FirstPause <= TimeSpan.Zero)
            yield return "Work:FirstPause must be more than 00:00:00.";
        if (options.LongestPause < options.FirstPause || options.LongestPause > TimeSpan.FromDays(1))
            yield return "Work:LongestPause must be between Work:FirstPause and 1.00:00:00.";
        if (options.KeepDone < TimeSpan.FromHours(1))
            yield return "Work:KeepDone must be at least 01:00:00.";
        if (options.SealInterval <= TimeSpan.Zero)
            yield return "Work:SealInterval must be more than 00:00:00.";
        if (options.HousekeepingInterval < TimeSpan.FromMinutes(1) || options.HousekeepingInterval >= TimeSpan.FromHours(1))
            yield return "Work:HousekeepingInterval must be at least 00:01:00 and less than 01:00:00.";
    }
}
