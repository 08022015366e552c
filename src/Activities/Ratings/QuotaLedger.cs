using System.Collections.Immutable;

namespace CanBo.Activities.Ratings;

/// <summary>The seats of each set while a list is being solved: taken for good, and reserved for an unbroken tie.</summary>
internal sealed class QuotaLedger
{
    private readonly ImmutableArray<QuotaSet> _sets;
    private readonly Dictionary<string, QuotaSeats> _seats = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _reserved = new(StringComparer.Ordinal);

    public QuotaLedger(IReadOnlyList<QuotaSet> sets, IReadOnlyList<QuotaCandidate> candidates, IReadOnlyList<QuotaFixed> others)
    {
        _sets = [.. sets];
        foreach (var set in sets)
        {
            var standing = RatingCounts.Of(others.Where(other => other.Sets.Contains(set.Code)).Select(other => other.Rating));
            var hopeful = candidates.Count(candidate => candidate.Sets.Contains(set.Code));
            var pool = standing.Pool + hopeful;
            var rated = standing.Rated + hopeful;
            if (!_seats.TryAdd(set.Code, new QuotaSeats(set, pool, rated, set.Rule.MaxExcellent(pool, rated), standing.XS)))
                throw new ArgumentException($"The quota set {set.Code} stands twice.", nameof(sets));
            _reserved[set.Code] = 0;
        }

        foreach (var code in candidates.SelectMany(candidate => candidate.Sets).Concat(others.SelectMany(other => other.Sets)))
            if (!_seats.ContainsKey(code))
                throw new ArgumentException($"There is no quota set {code}.", nameof(sets));
    }

    public IEnumerable<QuotaSeats> Seats() => _sets.Select(set => _seats[set.Code]);

    public ImmutableArray<QuotaSeats> Of(IEnumerable<string> codes) => [.. codes.Select(code => _seats[code])];

    public bool HasSeat(QuotaCandidate candidate) => candidate.Sets.All(code => FreeSeats(code) > 0);

    /// <summary>Whether the candidate has no seat however the ties above are broken.</summary>
    public bool IsCertainlyFull(QuotaCandidate candidate) => candidate.Sets.Any(code => _seats[code].Left <= 0);

    public ImmutableArray<QuotaSeats> FullSets(QuotaCandidate candidate) => Of(candidate.Sets.Where(code => _seats[code].Left <= 0));

    public ImmutableArray<QuotaSeats> ContestedSets(QuotaCandidate candidate) => Of(candidate.Sets.Where(code => FreeSeats(code) <= 0));

    /// <summary>Sets that have fewer free seats than there are equals who would take one.</summary>
    public HashSet<string> CrowdedSets(List<QuotaCandidate> equals) =>
        equals.SelectMany(candidate => candidate.Sets).GroupBy(code => code, StringComparer.Ordinal)
            .Where(takers => takers.Count() > FreeSeats(takers.Key)).Select(takers => takers.Key).ToHashSet(StringComparer.Ordinal);

    public void Take(QuotaCandidate candidate)
    {
        foreach (var code in candidate.Sets)
            _seats[code] = _seats[code] with { Taken = _seats[code].Taken + 1 };
    }

    public void Reserve(QuotaCandidate candidate)
    {
        foreach (var code in candidate.Sets)
            _reserved[code]++;
    }

    private int FreeSeats(string code) => _seats[code].Left - _reserved[code];
}
