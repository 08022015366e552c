using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using CanBo.Runtime.Metering;

namespace CanBo.Host.Metering;

/// <summary>Adds up the counters of this host's runtime from its start.</summary>
internal sealed class RuntimeTotals : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<(Instrument Instrument, string Tag, string Value), StrongBox<long>> _totals = new();

    public RuntimeTotals(RuntimeMeter meter)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == meter.Meter)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, measurement, tags, _) =>
        {
            var (tag, value) = tags.Length == 0 ? ("", "") : (tags[0].Key, (string)tags[0].Value!);
            Interlocked.Add(ref _totals.GetOrAdd((instrument, tag, value), static _ => new StrongBox<long>()).Value, measurement);
        });
        _listener.Start();
    }

    /// <summary>The totals, by instrument and tag.</summary>
    public IReadOnlyList<(Instrument Instrument, string Tag, string Value, long Total)> Read() =>
        [.. _totals.Select(t => (t.Key.Instrument, t.Key.Tag, t.Key.Value, Interlocked.Read(ref t.Value.Value))).OrderBy(t => t.Instrument.Name, StringComparer.Ordinal).ThenBy(t => t.Value, StringComparer.Ordinal)];

    public void Dispose() => _listener.Dispose();
}
