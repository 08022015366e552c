using System.Diagnostics.Metrics;

namespace CanBo.Runtime.Metering;

/// <summary>What this process has done since it started, as .NET meters: any listener (OpenTelemetry, dotnet-counters, <c>/ops/metrics</c>) may add them up.</summary>
public sealed class RuntimeMeter : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "CanBo.Runtime";

    private readonly Counter<long> _steps;
    private readonly Counter<long> _groups;
    private readonly Counter<long> _conflicts;
    private readonly Counter<long> _timers;
    private readonly Counter<long> _claims;
    private readonly Counter<long> _deeds;
    private readonly Counter<long> _late;

    /// <summary>Makes the instruments.</summary>
    public RuntimeMeter()
    {
        Meter = new Meter(Name);
        _steps = Meter.CreateCounter<long>("canbo.steps", description: "Steps committed, alone or with others in a group.");
        _groups = Meter.CreateCounter<long>("canbo.commit_groups", description: "Commits that steps shared.");
        _conflicts = Meter.CreateCounter<long>("canbo.step_conflicts", description: "Attempts thrown away because another was first; each ran again.");
        _timers = Meter.CreateCounter<long>("canbo.timers", description: "Timers fired, or failed to.");
        _claims = Meter.CreateCounter<long>("canbo.claims", description: "Timers and deeds claimed.");
        _deeds = Meter.CreateCounter<long>("canbo.deeds", description: "Deeds by how they ended: Done, Again, Never.");
        _late = Meter.CreateCounter<long>("canbo.late_writes", description: "What this host did not write because another had taken the timer or deed over, or it was gone.");
    }

    /// <summary>The meter itself: several hosts in one process have one each.</summary>
    public Meter Meter { get; }

    /// <inheritdoc />
    public void Dispose() => Meter.Dispose();

    internal void Committed(int steps, bool isGroup)
    {
        _steps.Add(steps, Tag("commit", isGroup ? "group" : "alone"));
        if (isGroup)
            _groups.Add(1);
    }

    internal void Lost() => _conflicts.Add(1);

    internal void TimerFired(bool isGood) => _timers.Add(1, Tag("result", isGood ? "fired" : "failed"));

    internal void Claimed(string kind, int count)
    {
        if (count > 0)
            _claims.Add(count, Tag("kind", kind));
    }

    internal void DeedEnded(string result) => _deeds.Add(1, Tag("result", result));

    internal void LateWrite(string kind) => _late.Add(1, Tag("kind", kind));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
