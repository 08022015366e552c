using System.Collections.Immutable;

namespace CanBo.Activities.Ratings.Decisions;

/// <summary>The counts of every quota set while a list is being checked; a change is tried and, if the cap would break, taken back.</summary>
internal sealed class QuotaBook
{
    private readonly ImmutableArray<QuotaSet> _sets;
    private readonly Dictionary<string, RatingCounts> _counts;

    public QuotaBook(ImmutableArray<QuotaSet> sets, IReadOnlyDictionary<string, RatingCounts> counts)
    {
        _sets = sets;
        _counts = sets.ToDictionary(set => set.Code, set => counts.GetValueOrDefault(set.Code), StringComparer.Ordinal);
    }

    private QuotaBook(ImmutableArray<QuotaSet> sets, Dictionary<string, RatingCounts> counts) => (_sets, _counts) = (sets, counts);

    public IEnumerable<QuotaCheck> Checks => _sets.Select(set => new QuotaCheck(set, _counts[set.Code]));

    public QuotaBook Copy() => new(_sets, new Dictionary<string, RatingCounts>(_counts, StringComparer.Ordinal));

    public void Apply(DecisionSubject subject, Rating? from, Rating? to)
    {
        foreach (var code in subject.Sets)
        {
            var counts = _counts[code];
            if (from is { } old)
                counts = counts.With(old, -1);
            if (to is { } next)
                counts = counts.With(next, 1);
            _counts[code] = counts;
        }
    }

    /// <summary>Applies the change if every set of the subject keeps its cap.</summary>
    public bool TryApply(DecisionSubject subject, Rating? from, Rating? to)
    {
        Apply(subject, from, to);
        if (Broken(subject) is null)
            return true;
        Apply(subject, to, from);
        return false;
    }

    /// <summary>Whether the subject could have a seat, rated as said now.</summary>
    public bool HasRoom(DecisionSubject subject, Rating? from)
    {
        if (!TryApply(subject, from, Rating.XS))
            return false;
        Apply(subject, Rating.XS, from);
        return true;
    }

    /// <summary>The first set of the subject whose cap is broken.</summary>
    public QuotaCheck? Broken(DecisionSubject subject) => Of(subject).FirstOrDefault(check => !check.IsWithin);

    /// <summary>The first set of the subject that would break if it had a seat, with the counts before.</summary>
    public QuotaCheck? FullSet(DecisionSubject subject, Rating? from)
    {
        Apply(subject, from, Rating.XS);
        var broken = Broken(subject);
        Apply(subject, Rating.XS, from);
        return broken is null ? null : Of(subject).First(check => check.Set.Code == broken.Set.Code);
    }

    private IEnumerable<QuotaCheck> Of(DecisionSubject subject) => _sets.Where(set => subject.Sets.Contains(set.Code)).Select(set => new QuotaCheck(set, _counts[set.Code]));
}
