using System.Globalization;
using System.Text;

namespace CanBo.Host.Metering;

/// <summary>Prometheus' text format, version 0.0.4.</summary>
internal sealed class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder _text = new();

    /// <summary>A figure that goes up and down.</summary>
    public void Gauge(string name, string help, params IEnumerable<(string Labels, double Value)> samples) => Add(name, "gauge", help, samples);

    /// <summary>A figure that only rises until the host starts anew.</summary>
    public void Counter(string name, string help, params IEnumerable<(string Labels, double Value)> samples) => Add(name, "counter", help, samples);

    /// <summary>One label as it stands between the braces.</summary>
    public static string Label(string name, string value) =>
        $"{name}=\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";

    public override string ToString() => _text.ToString();

    private void Add(string name, string type, string help, IEnumerable<(string Labels, double Value)> samples)
    {
        _text.Append("# HELP ").Append(name).Append(' ').Append(help).Append("\n# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
        foreach (var (labels, value) in samples)
        {
            _text.Append(name);
            if (labels.Length > 0)
                _text.Append('{').Append(labels).Append('}');
            _text.Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
        }
    }
}
