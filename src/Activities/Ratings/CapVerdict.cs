using System.Collections.Immutable;

namespace CanBo.Activities.Ratings;

/// <summary>One way of counting the cap, held against counts. Laws, guides and software use different ones (domain.md §3.5), so a table shows all.</summary>
/// <param name="Code">EXCL-20, INCL-20, ALL-20 or EXCL-25.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Counts">The counts.</param>
public sealed record CapVerdict(string Code, CapRule Rule, RatingCounts Counts)
{
    private static readonly ImmutableArray<(string Code, CapRule Rule)> Known =
    [
        ("EXCL-20", CapRule.Excl20),
        ("INCL-20", new CapRule(CapBase.INCL, new Fraction(1, 5))),
        ("ALL-20", new CapRule(CapBase.ALL, new Fraction(1, 5))),
        ("EXCL-25", new CapRule(CapBase.EXCL, new Fraction(1, 4))),
    ];

    /// <summary>Whether the counts keep the cap counted this way.</summary>
    public bool IsWithin => Rule.IsWithin(Counts);

    /// <summary>The most XS that the same people, rated TOT or better, could have had.</summary>
    public int MaxForPool => Rule.MaxExcellent(Counts.Pool, Counts.Rated);

    /// <summary>Every known way, held against the counts.</summary>
    public static ImmutableArray<CapVerdict> Of(RatingCounts counts) => [.. Known.Select(known => new CapVerdict(known.Code, known.Rule, counts))];
}
