using System.Collections.Concurrent;
using System.Diagnostics;

namespace CanBo.Benchmarks.Storm;

/// <summary>How long answers took, and what was refused.</summary>
internal sealed class StormTimes
{
    private readonly ConcurrentBag<(string What, long Started, double Milliseconds)> _times = [];
    private readonly ConcurrentDictionary<string, int> _refused = new();

    /// <summary>Requests answered.</summary>
    public int Count => _times.Count;

    /// <summary>Refusals by kind of request and answer; each was sent again.</summary>
    public IReadOnlyDictionary<string, int> Refused => _refused;

    public void Add(string what, long started, TimeSpan took) => _times.Add((what, started, took.TotalMilliseconds));

    public void Refuse(string what, string answer) => _refused.AddOrUpdate($"{what}: {answer}", 1, (_, count) => count + 1);

    /// <summary>Each kind of request.</summary>
    public IEnumerable<(string What, double[] Sorted)> ByKind() => _times.GroupBy(t => t.What).Select(g => (g.Key, Sort(g))).OrderBy(g => g.Key, StringComparer.Ordinal);

    /// <summary>Submissions that began before, or from, a moment of <see cref="Stopwatch"/>.</summary>
    public double[] Submissions(Func<long, bool> began) => Sort(_times.Where(t => t.What == "submit" && began(t.Started)));

    /// <summary>The time below which that share of them lies; 0 when there are none.</summary>
    public static double At(double[] sorted, double share) => sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];

    private static double[] Sort(IEnumerable<(string What, long Started, double Milliseconds)> times) => [.. times.Select(t => t.Milliseconds).Order()];
}
