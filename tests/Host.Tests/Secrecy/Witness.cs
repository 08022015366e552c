using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace CanBo.Host.Tests.Secrecy;

/// <summary>Keeps every log line of the host, of any category, and every span of every source, in the order in which they came.</summary>
internal sealed class Witness : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ActivityListener _spans;

    public Witness()
    {
        _spans = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => _lines.Enqueue(
                $"span {span.Source.Name} {span.DisplayName} {string.Join(' ', span.TagObjects.Select(t => $"{t.Key}={t.Value}"))} {string.Join(' ', span.Events.Select(e => $"{e.Name} {string.Join(' ', e.Tags)}"))}"),
        };
        ActivitySource.AddActivityListener(_spans);
    }

    /// <summary>Everything since the last call.</summary>
    public List<string> Take()
    {
        var lines = new List<string>();
        while (_lines.TryDequeue(out var line))
            lines.Add(line);
        return lines;
    }

    public ILogger CreateLogger(string categoryName) => new Ear(_lines, categoryName);

    public void Dispose() => _spans.Dispose();

    private sealed class Ear(ConcurrentQueue<string> lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {category} {formatter(state, exception)} {exception}");
    }
}
