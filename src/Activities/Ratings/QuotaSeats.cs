using System.Globalization;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Ratings;

/// <summary>The meter of one quota set: the pool, the seats, how many are taken.</summary>
/// <param name="Set">The set and its rule.</param>
/// <param name="Pool">People rated TOT or better, candidates included, whoever gets the seats.</param>
/// <param name="Rated">Everyone rated, whoever gets the seats.</param>
/// <param name="Capacity">The most XS the cap allows in this pool.</param>
/// <param name="Taken">Seats taken: decided before, and awarded by the list.</param>
public sealed record QuotaSeats(QuotaSet Set, int Pool, int Rated, int Capacity, int Taken)
{
    /// <summary>Seats left; negative when more XS stand than the cap allows.</summary>
    public int Left => Capacity - Taken;

    /// <summary>
    /// The arithmetic in one sentence: "20 % của 36 là 7,2; tối đa 7." Where one more would still be under that sum but takes one from the base, it says so:
    /// "20 % của 30 là 6; thêm một người thì 20 % của 29 là 5,8; tối đa 5."
    /// </summary>
    public Sentence Arithmetic()
    {
        var counts = With(Capacity);
        var culture = CultureInfo.GetCultureInfo("vi-VN");
        var rate = (Set.Rule.Rate * 100).ToText(culture);
        if (Capacity >= Pool || Set.Rule.Allowance(counts) < Capacity + 1)
            return Sentence.Of("{0} % của {1} là {2}; tối đa {3}.", rate, Base(counts), Set.Rule.Allowance(counts).ToText(culture), Number(Capacity));
        var more = With(Capacity + 1);
        return Sentence.Of(
            "{0} % của {1} là {2}; thêm một người thì {0} % của {3} là {4}; tối đa {5}.",
            rate, Base(counts), Set.Rule.Allowance(counts).ToText(culture), Base(more), Set.Rule.Allowance(more).ToText(culture), Number(Capacity));
    }

    private RatingCounts With(int excellent) => new(excellent, Pool - excellent, Rated - Pool, 0);

    private string Base(RatingCounts counts) => Number(Set.Rule.BaseCount(counts));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
