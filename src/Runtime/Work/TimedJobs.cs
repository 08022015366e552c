using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Runtime.Work;

/// <summary>Which class runs which timed job.</summary>
internal sealed class TimedJobs(IEnumerable<TimedJobRegistration> registrations)
{
    private readonly Dictionary<string, Type> _jobs = registrations.ToDictionary(r => r.Name, r => r.Job, StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">Nobody runs it.</exception>
    public ITimedJob Find(string name, IServiceProvider services) =>
        _jobs.TryGetValue(name, out var job)
            ? (ITimedJob)services.GetRequiredService(job)
            : throw new InvalidOperationException($"No timed job is called '{name}': call services.AddTimedJob<...>().");
}

/// <summary>Which class does which kind of outbox row.</summary>
internal sealed class Deeds(IEnumerable<DeedRegistration> registrations)
{
    private readonly Dictionary<string, Type> _deeds = registrations.ToDictionary(r => r.Kind, r => r.Deed, StringComparer.Ordinal);

    /// <summary>Null when nobody does that kind.</summary>
    public IDeed? Find(string kind, IServiceProvider services) =>
        _deeds.TryGetValue(kind, out var deed) ? (IDeed)services.GetRequiredService(deed) : null;
}
