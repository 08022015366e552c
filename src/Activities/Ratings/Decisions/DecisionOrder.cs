namespace CanBo.Activities.Ratings.Decisions;

/// <summary>The order of a decision list: by the share of votes for XS, then by exact score. Whoever was not voted on comes after those who were.</summary>
internal sealed class DecisionOrder : IComparer<DecisionSubject>
{
    private DecisionOrder()
    {
    }

    /// <summary>The order; greater is better.</summary>
    public static DecisionOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(DecisionSubject? x, DecisionSubject? y)
    {
        var votes = Compare(x?.Vote?.Share, y?.Vote?.Share);
        return votes != 0 ? votes : Compare(x?.Score, y?.Score);
    }

    /// <summary>Whether the first stands before the second.</summary>
    public static bool IsBefore(DecisionSubject first, DecisionSubject second) => Instance.Compare(first, second) > 0;

    /// <summary>Places, 1 first; equals share one and the next ones are skipped (1, 2, 2, 4).</summary>
    public static IEnumerable<(DecisionSubject Subject, int Place)> Places(IEnumerable<DecisionSubject> subjects)
    {
        var place = 0;
        DecisionSubject? before = null;
        foreach (var (subject, at) in subjects.OrderByDescending(s => s, Instance).Select((s, at) => (s, at)))
        {
            if (before is null || Instance.Compare(before, subject) != 0)
                place = at + 1;
            before = subject;
            yield return (subject, place);
        }
    }

    private static int Compare(Fraction? one, Fraction? other) => (one, other) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        ({ } left, { } right) => left.CompareTo(right),
    };
}
