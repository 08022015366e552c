using System.Collections.Immutable;
using CanBo.Activities.Ratings;

namespace CanBo.Activities.Voting.Counting;

/// <summary>Votes on one row, by level.</summary>
/// <param name="XS">For XS.</param>
/// <param name="TOT">For TOT.</param>
/// <param name="HT">For HT.</param>
/// <param name="KHT">For KHT.</param>
/// <param name="Blank">Slips without a mark on this row: they are present, and for nothing.</param>
public sealed record Tally(int XS, int TOT, int HT, int KHT, int Blank)
{
    /// <summary>No votes.</summary>
    public static Tally None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>Slips counted.</summary>
    public int Slips => Votes + Blank;

    /// <summary>Marks counted.</summary>
    public int Votes => XS + TOT + HT + KHT;

    /// <summary>Votes for a level.</summary>
    public int this[Rating level] => level switch
    {
        Rating.XS => XS,
        Rating.TOT => TOT,
        Rating.HT => HT,
        Rating.KHT => KHT,
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Nobody votes for this."),
    };

    /// <summary>Counts marks; null is a blank.</summary>
    public static Tally Of(IEnumerable<Rating?> marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        return marks.Aggregate(None, (tally, mark) => tally.With(mark));
    }

    /// <summary>With one more mark; null is a blank.</summary>
    public Tally With(Rating? mark) => mark switch
    {
        Rating.XS => this with { XS = XS + 1 },
        Rating.TOT => this with { TOT = TOT + 1 },
        Rating.HT => this with { HT = HT + 1 },
        Rating.KHT => this with { KHT = KHT + 1 },
        _ => this with { Blank = Blank + 1 },
    };

    /// <summary>Both together.</summary>
    public Tally Plus(Tally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(XS + other.XS, TOT + other.TOT, HT + other.HT, KHT + other.KHT, Blank + other.Blank);
    }

    /// <summary>Votes for a level and all above it.</summary>
    public int FromTheTop(Rating level) => RatingScale.Levels.TakeWhile(l => l <= level).Sum(l => this[l]);

    /// <summary>The levels that have votes, best first.</summary>
    public ImmutableArray<Rating> Voted => [.. RatingScale.Levels.Where(level => this[level] > 0)];
}
